package org.lazymm.trace;

import java.util.BitSet;
import org.agrona.collections.IntHashSet;

/**
 * Guesses that a task is a kernel thread where its pid stands among those of kernel threads. Linux
 * gives the pids below 300 only once, while it boots, and one after the other; kernel threads get
 * most of theirs before the first program runs.
 */
final class BootPids {
  private static final int GIVEN_ONCE = 300;
  private static final int NEAR = 8;

  private BootPids() {}

  static void guess(TaskTable tasks, IntHashSet seen) {
    BitSet kernel = new BitSet(GIVEN_ONCE);
    BitSet user = new BitSet(GIVEN_ONCE);
    seen.forEachInt(
        pid -> {
          TaskEvidence evidence = tasks.evidence(pid);
          if (isBoot(pid) && evidence != TaskEvidence.NOTHING) {
            (evidence.kernel() ? kernel : user).set(pid);
          }
        });
    seen.forEachInt(
        pid -> {
          if (isBoot(pid)
              && tasks.evidence(pid) == TaskEvidence.NOTHING
              && distance(kernel, pid) <= NEAR
              && distance(kernel, pid) < distance(user, pid)) {
            tasks.add(pid, TaskEvidence.PID_AMONG_KERNEL);
          }
        });
  }

  private static boolean isBoot(int pid) {
    return pid > 2 && pid < GIVEN_ONCE;
  }

  private static int distance(BitSet pids, int pid) {
    int below = pids.previousSetBit(pid);
    int above = pids.nextSetBit(pid);
    return Math.min(
        below < 0 ? Integer.MAX_VALUE : pid - below, above < 0 ? Integer.MAX_VALUE : above - pid);
  }
}
