package org.lazymm.explorer.scenario;

import java.util.Optional;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.sequential.check.OutsideState;

/**
 * Looks for state that a scheme keeps outside of cells (X4): before each operation of the first
 * execution, at the end of each run in the next few, and less and less often after that. Code that
 * writes such state does so from the beginning; an exploration that has none pays next to nothing.
 */
final class OutsideWatch {
  private static final long MANY_EXECUTIONS = 16;

  private final OutsideState state;
  private long executions;
  private String changed = "";

  /** What the scheme of a machine keeps now. */
  OutsideWatch(Machine machine) {
    this.state = new OutsideState(machine);
  }

  /** Another execution begins. */
  void startOver() {
    executions++;
  }

  /** An operation is about to be made. */
  void operation() {
    if (executions <= 1) {
      look();
    }
  }

  /** The scheme hands an object on. */
  void handsOn(Object object) {
    if (executions <= MANY_EXECUTIONS) {
      state.watch(object);
    }
  }

  /** A CPU's code has ended or was left. */
  void ended() {
    if (executions <= MANY_EXECUTIONS || Long.bitCount(executions) == 1) {
      look();
    }
  }

  void look() {
    if (changed.isEmpty()) {
      changed = state.changed().orElse("");
    }
  }

  /** What has changed, if something has. */
  Optional<String> changed() {
    return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
  }
}
