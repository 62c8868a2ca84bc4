package org.lazymm.scenario;

import java.util.List;

/**
 * One step of a scenario: a CPU does something, possibly stopped on its way while others go on.
 *
 * @param cpu the CPU that acts
 * @param action what it does
 * @param stallAfter after how many accesses to memory it stops once, 1 or more; 0 if it does not
 *     stop
 * @param meanwhile what happens while it stands still; empty if it does not stop
 */
public record Step(int cpu, Action action, int stallAfter, List<Step> meanwhile) {
  /** Checks the ranges and copies the list. */
  public Step {
    if (cpu < 0) {
      throw new IllegalArgumentException("cpu " + cpu + ": a CPU number is 0 or more");
    }
    if (stallAfter < 0 || (stallAfter == 0 && !meanwhile.isEmpty())) {
      throw new IllegalArgumentException(
          "stall-after " + stallAfter + ": expected 1 or more where there are steps meanwhile");
    }
    meanwhile = List.copyOf(meanwhile);
  }

  /**
   * A step that runs to its end.
   *
   * @param cpu the CPU
   * @param action what it does, in the written form
   */
  public static Step of(int cpu, String action) {
    return new Step(cpu, Action.parse(action), 0, List.of());
  }

  /**
   * The same step, stopped on its way.
   *
   * @param afterAccesses after how many accesses
   * @param others what happens meanwhile
   */
  public Step stalled(int afterAccesses, Step... others) {
    return new Step(cpu, action, afterAccesses, List.of(others));
  }

  /**
   * Its parts as engines take them that run CPUs side by side: what one CPU does to another is
   * split into the parts of either.
   */
  public List<Step> parts() {
    String target = action.argument();
    return switch (action.verb()) {
      case OFFLINE ->
          List.of(
              of(cpu, "take-down " + target),
              of(Integer.parseInt(target), "die"),
              of(cpu, "reap " + target));
      case ONLINE ->
          List.of(
              of(cpu, "bring-up " + target),
              of(Integer.parseInt(target), "come-up"),
              of(cpu, "await-up " + target));
      default -> List.of(this);
    };
  }

  /** How many steps it is, those that happen meanwhile counted. */
  public int size() {
    return 1 + meanwhile.stream().mapToInt(Step::size).sum();
  }
}
