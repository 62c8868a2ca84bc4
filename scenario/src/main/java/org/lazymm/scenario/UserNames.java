package org.lazymm.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables and registers of a scenario.
 *
 * @param variables the shared variables, in the order in which they appear
 * @param registers the registers, each loaded by one step
 */
record UserNames(Set<String> variables, Set<String> registers) {

  /** Collects them, and checks that each register is loaded once and is no variable. */
  static UserNames of(List<Step> setup, List<Step> steps) {
    UserNames names = new UserNames(new LinkedHashSet<>(), new LinkedHashSet<>());
    setup.forEach(names::add);
    steps.forEach(names::add);
    for (String register : names.registers) {
      if (names.variables.contains(register)) {
        throw new IllegalArgumentException(
            "'" + register + "' is both a register and a variable; expected two names");
      }
    }
    return names;
  }

  private void add(Step step) {
    Action action = step.action();
    if (action.verb().argument() == ActionKind.Argument.VARIABLE_AND_VALUE) {
      variables.add(action.name());
    } else if (action.verb().argument() == ActionKind.Argument.VARIABLE_AND_REGISTER) {
      variables.add(action.name());
      if (!registers.add(action.second())) {
        throw new IllegalArgumentException(
            "'" + action + "': register " + action.second() + " is loaded twice");
      }
    }
    if (!step.meanwhile().isEmpty()) {
      step.meanwhile().forEach(this::add);
    }
  }

  /** Checks that an outcome is about these. */
  void check(Forbidden outcome) {
    for (String name : outcome.names()) {
      if (!registers.contains(name) && !variables.contains(name)) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' in condition '"
                + outcome.condition()
                + "' is neither a register nor a variable of a step");
      }
    }
  }
}
