package org.lazymm.litmus.program;

import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;

/**
 * A read and a write in one step.
 *
 * @param update how the new value is made
 * @param address where
 * @param operand of the update
 * @param expected of an update that compares; else any
 * @param mode its order
 * @param result what it returns
 * @param type the type of the place
 * @param line where it stands in the test
 */
public record ReadModifyWrite(
    Update update,
    Expression address,
    Expression operand,
    Expression expected,
    Mode mode,
    Result result,
    IntType type,
    int line)
    implements Expression {
  @Override
  public long value(Frame frame) {
    long where = address.value(frame);
    long addressSource = frame.source();
    long operandValue = operand.value(frame);
    long operandSource = frame.source();
    long expectedValue = expected.value(frame);
    long data = operandSource | frame.source();
    int location = frame.location(where, line);
    frame.depending(addressSource, data);
    long read = frame.nextRead(line);
    long old = frame.operations().update(location, update, operandValue, expectedValue, mode);
    frame.cameFrom(result == Result.OLD ? read : read | data);
    return result.of(update, old, operandValue, expectedValue);
  }

  @Override
  public int accesses() {
    return 1 + address.accesses() + operand.accesses() + expected.accesses();
  }
}
