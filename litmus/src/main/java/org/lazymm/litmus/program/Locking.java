package org.lazymm.litmus.program;

/**
 * Takes a lock or gives it back.
 *
 * @param location the lock
 * @param acquired whether it is taken
 */
public record Locking(int location, boolean acquired) implements Statement {
  @Override
  public void run(Frame frame) {
    frame.depending(0, 0);
    if (acquired) {
      frame.operations().lock(location);
    } else {
      frame.operations().unlock(location);
    }
  }
}
