package org.lazymm.trace.verify;

/**
 * What may have happened without an event, beyond the untraced moments of exits and execs.
 *
 * @param lazyCounts whether the recorded kernel counts lazy use; one that shoots down does not
 * @param lateDrops whether a CPU may drop its reference some time behind the switch event, up to
 *     its next event: {@code finish_task_switch} comes behind softirqs
 * @param untracedUsers whether somebody may hold a user reference to an mm of several threads and
 *     put it asynchronously, and whether kernel threads may use mms ({@code kthread_use_mm}) or
 *     leave them (a CPU goes down)
 * @param hiddenVisits whether more switches may be lost than the trace shows
 */
record Latitude(
    boolean lazyCounts, boolean lateDrops, boolean untracedUsers, boolean hiddenVisits) {
  static Latitude strict(boolean lazyCounts) {
    return new Latitude(lazyCounts, false, false, false);
  }

  Latitude withLateDrops() {
    return new Latitude(lazyCounts, true, untracedUsers, hiddenVisits);
  }

  Latitude withUntracedUsers() {
    return new Latitude(lazyCounts, lateDrops, true, hiddenVisits);
  }

  Latitude withHiddenVisits() {
    return new Latitude(lazyCounts, lateDrops, untracedUsers, true);
  }
}
