package org.lazymm.litmus.program;

import org.lazymm.explorer.graph.Mode;

/**
 * A write to memory.
 *
 * @param address where
 * @param value what
 * @param mode its order: plain, relaxed or release
 * @param line where it stands in the test
 */
public record Store(Expression address, Expression value, Mode mode, int line)
    implements Statement {
  @Override
  public void run(Frame frame) {
    long where = address.value(frame);
    long addressSource = frame.source();
    long written = value.value(frame);
    long data = frame.source();
    int location = frame.location(where, line);
    frame.depending(addressSource, data);
    frame.operations().write(location, written, mode);
  }
}
