package org.lazymm.litmus.program;

/**
 * Begins a sleepable read-side critical section. Its value is what ends the section.
 *
 * @param domain the location of its domain
 * @param line where it stands in the test
 */
public record SrcuLock(int domain, int line) implements Expression {
  @Override
  public long value(Frame frame) {
    frame.depending(0, 0);
    long read = frame.nextRead(line);
    long section = frame.operations().srcuLock(domain);
    frame.cameFrom(read);
    return section;
  }

  @Override
  public IntType type() {
    return IntType.INT;
  }

  @Override
  public int accesses() {
    return 1;
  }
}
