package org.lazymm.explorer.counterexample;

import java.util.Optional;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.scenario.CellRole;
import org.lazymm.explorer.scenario.StepBegin;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind;

/** Tells which events are accesses of user code to its variables. */
final class UserCode {
  private UserCode() {}

  /** The step of user code whose access an event is; empty if it is none. */
  static Optional<Action> step(Counterexample counterexample, ExecutionEvent event) {
    boolean access =
        switch (event.kind()) {
          case READ, WRITE, AWAIT -> event.role() == CellRole.ORDINARY;
          default -> false;
        };
    if (!access || counterexample.backdrop().restsFrom().get(event.cpu()) <= event.at()) {
      return Optional.empty();
    }
    return counterexample.backdrop().steps().stream()
        .filter(begin -> begin.cpu() == event.cpu() && begin.at() <= event.at())
        .reduce((earlier, later) -> later)
        .flatMap(StepBegin::action)
        .filter(action -> isUserCode(action.verb()));
  }

  private static boolean isUserCode(ActionKind verb) {
    return switch (verb) {
      case STORE, LOAD, FETCH, AWAIT -> true;
      default -> false;
    };
  }
}
