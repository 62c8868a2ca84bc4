package org.lazymm.litmus.program;

import org.lazymm.explorer.graph.Mode;

/**
 * A read of memory.
 *
 * @param address where
 * @param mode its order: plain, relaxed or acquire
 * @param type the type of what is read
 * @param line where it stands in the test
 */
public record LoadExpression(Expression address, Mode mode, IntType type, int line)
    implements Expression {
  @Override
  public long value(Frame frame) {
    long where = address.value(frame);
    int location = frame.location(where, line);
    frame.depending(frame.source(), 0);
    long read = frame.nextRead(line);
    long value = frame.operations().read(location, mode);
    frame.cameFrom(read);
    return value;
  }

  @Override
  public int accesses() {
    return 1 + address.accesses();
  }
}
