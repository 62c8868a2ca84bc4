package org.lazymm.conformance.interleave;

/** What can happen next in a state: a step of a CPU, an interrupt taken, a store that leaves. */
final class Moves {
  /** Nothing can. */
  static final int NONE = -1;

  static final int STEP = 0;
  static final int TAKE = 1;
  static final int DRAIN = 2;
  private static final int KINDS = 3;

  private final int cpus;

  Moves(int cpus) {
    this.cpus = cpus;
  }

  static int cpu(int move) {
    return move / KINDS;
  }

  static int kind(int move) {
    return move % KINDS;
  }

  /** The most moves that a state can have. */
  int most() {
    return cpus * KINDS;
  }

  /** All moves into an array, those of one CPU first; gives how many there are. */
  int all(State state, int last, int[] into) {
    int count = 0;
    for (int index = 0; index < cpus; index++) {
      int cpu = index == 0 ? last : index <= last ? index - 1 : index;
      if (state.at[cpu].request.kind() == Request.Kind.INFEASIBLE) {
        return 0;
      }
      if (state.canStep(cpu)) {
        into[count++] = cpu * KINDS + STEP;
      }
      if (state.canTake(cpu)) {
        into[count++] = cpu * KINDS + TAKE;
      }
      if (state.canDrain(cpu)) {
        into[count++] = cpu * KINDS + DRAIN;
      }
    }
    return count;
  }
}
