package org.lazymm.conformance.seeded;

import java.util.List;
import java.util.SortedSet;
import org.lazymm.broken.order.WeakerOrder;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;

/**
 * An order of a scheme that is stronger than the catalogue shows a need for: redundant in bound,
 * which is no proof beyond it.
 *
 * @param scheme the scheme with its options, as it is selected
 * @param weaker the order that would do
 */
record RedundantOrder(String scheme, WeakerOrder weaker) {

  /** All of them. */
  static final List<RedundantOrder> ALL =
      List.of(
          of("fullbarrier", "FullBarrierScheme.cpuDead (update FULL)", "RELAXED"),
          of(
              "fullbarrier:drop-order=release",
              "FullBarrierScheme.cpuDead (update RELEASE)",
              "RELAXED"),
          of("hazard", "HazardScheme.usersGone (load ACQUIRE)", "RELAXED"),
          of("hazard", "HazardScheme.deliver (load ACQUIRE)", "RELAXED"),
          of("hazard", "HazardScheme.deliver (update FULL) #2", "ACQUIRE"),
          of("hazard", "HazardScheme.takeLateMail (load ACQUIRE)", "RELAXED"),
          of("hazard", "HazardScheme.takeLateMail (update FULL)", "ACQUIRE"),
          of("hazard:leave-at-idle=on", "HazardScheme.idleEnter (barrier MB)", "NONE"),
          of("hazard-evict", "HazardEvictScheme.borrow (barrier MB)", "NONE"),
          of("hazard-evict", "HazardEvictScheme.evictReaders (barrier MB)", "NONE"),
          of("hazard-evict", "HazardEvictScheme.leave (store RELEASE)", "RELAXED"),
          of("rcu", "RcuScheme.usersGone (load ACQUIRE)", "RELAXED"),
          of("rcu", "RcuScheme.resolve (update ACQUIRE)", "RELAXED"),
          of("rcu", "RcuScheme.settleAwaited (update FULL)", "RELAXED"),
          of("rcu", "RcuScheme.settle (load ACQUIRE) #1", "RELAXED"),
          of("rcu", "RcuScheme.settle (load ACQUIRE) #2", "RELAXED"),
          of("rcu", "RcuScheme.settle (update FULL) #2", "ACQUIRE"),
          of("rcu", "RcuScheme.settle (update FULL) #3", "ACQUIRE"));

  private static RedundantOrder of(String scheme, String place, String to) {
    return new RedundantOrder(scheme, new WeakerOrder(place, to));
  }

  SchemeSelection selection() {
    return SchemeSelection.parse(Discovery.onClassPath().registry(), scheme);
  }

  /**
   * The weaker order at its place in the source.
   *
   * @param passed the places that the scheme passes in the catalogue
   */
  Weakening among(SortedSet<Site> passed) {
    return weaker.among(passed);
  }

  /** In how many scenarios it must be passed at least: few take a CPU down to its end. */
  int leastPasses() {
    return weaker.place().contains(".cpuDead ") ? 4 : 6;
  }

  /** The most CPUs with which a scenario can be explored to the end. */
  int mostCpus() {
    return scheme.startsWith("hazard-evict") ? 2 : 3;
  }

  @Override
  public String toString() {
    return scheme + ": " + weaker;
  }
}
