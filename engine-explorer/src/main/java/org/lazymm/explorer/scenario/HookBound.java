package org.lazymm.explorer.scenario;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.scheduler.machine.GuardedScheme;
import org.lazymm.scheduler.machine.HookStack;

/**
 * A bound on the accesses of one call into a scheme. Two scans that make each other retry for ever
 * are found by it long before they are found by their CPUs' operations.
 */
final class HookBound {
  /**
   * More accesses than a hook makes among the few CPUs of an exploration unless it tries again and
   * again.
   */
  static final int MOST_ACCESSES = 300;

  /** From here on it is worth remembering which hook it is. */
  private static final int MANY_ACCESSES = 100;

  private final long[] hook;
  private final int[] accesses;
  private final String[] busy;
  private @Nullable GuardedScheme scheme;

  HookBound(int cpus) {
    this.hook = new long[cpus];
    this.accesses = new int[cpus];
    this.busy = new String[cpus];
    Arrays.fill(busy, "");
  }

  /** Whose hooks are bounded from here on. */
  void watch(GuardedScheme watched) {
    scheme = watched;
  }

  /** Whether the running code is the scheme's, or the kernel's on its behalf. */
  boolean inHook() {
    GuardedScheme watched = scheme;
    return watched != null && watched.runningNumber() != 0;
  }

  /** A CPU's code begins from its start. */
  void begin(int cpu) {
    hook[cpu] = 0;
    busy[cpu] = "";
  }

  /**
   * A CPU makes an access.
   *
   * @throws BoundException if it has made too many in the present hook
   */
  void access(int cpu) {
    GuardedScheme watched = scheme;
    long present = watched == null ? 0 : watched.runningNumber();
    if (present == 0) {
      return;
    }
    if (present != hook[cpu]) {
      hook[cpu] = present;
      accesses[cpu] = 0;
    }
    int made = ++accesses[cpu];
    if (made == MANY_ACCESSES) {
      busy[cpu] = "cpu" + cpu + " in " + HookStack.of(new Throwable().getStackTrace()).hook();
    }
    if (made > MOST_ACCESSES) {
      StringJoiner who = new StringJoiner(", and ");
      for (String each : busy) {
        if (!each.isEmpty()) {
          who.add(each);
        }
      }
      throw new BoundException(
          "a hook made more than "
              + MOST_ACCESSES
              + " accesses and may try again for ever: "
              + who);
    }
  }
}
