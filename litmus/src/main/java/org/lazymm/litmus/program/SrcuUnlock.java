package org.lazymm.litmus.program;

/**
 * Ends a sleepable read-side critical section.
 *
 * @param domain the location of its domain
 * @param section what its beginning returned
 */
public record SrcuUnlock(int domain, Expression section) implements Statement {
  @Override
  public void run(Frame frame) {
    long ended = section.value(frame);
    frame.depending(0, frame.source());
    frame.operations().srcuUnlock(domain, ended);
  }
}
