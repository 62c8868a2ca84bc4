package org.lazymm.broken.order;

import static org.lazymm.broken.order.Planting.fault;
import static org.lazymm.broken.order.Planting.scheme;
import static org.lazymm.broken.order.Planting.weaker;

import java.util.List;
import java.util.Locale;
import org.lazymm.scheduler.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;

/** The bugs of order, of the kernel's history and of the schemes, and what catches each. */
public final class OrderMutants {
  private static final String SB = "the forbidden outcome r1 == 0 && r2 == 0 came out";
  private static final String MP = "the forbidden outcome r2 == 1 && r1 == 0 came out";
  private static final String UNORDERED = "nothing orders that use before the free";
  private static final String COUNT = "nothing orders the count before the drop";

  /** All of them. */
  public static final List<OrderMutant> CAUGHT =
      List.of(
          // Barriers of the kernel that membarrier relies on.
          kernel("B1", "membarrier-d", Fault.NO_BARRIER_IN_EXIT, Property.M5, MP),
          kernel("B2 unuse", "membarrier-e1", Fault.NO_BARRIER_IN_UNUSE, Property.M6, MP),
          kernel("B2 use", "membarrier-e2", Fault.NO_BARRIER_IN_USE, Property.M7, SB)
              .with(PostSwitchBarrier.EXPLICIT),
          kernel("B4", "membarrier-c1", Fault.NO_BARRIER_IN_SWITCH, Property.M3, SB)
              .with(PostSwitchBarrier.IMPLICIT),
          kernel("B4", "membarrier-f1", Fault.NO_BARRIER_IN_SWITCH, Property.M8, SB)
              .on(Architecture.ARM64)
              .with(PostSwitchBarrier.IMPLICIT),
          kernel("before curr", "membarrier-c2", Fault.NO_BARRIER_IN_SCHEDULE, Property.M4, MP),
          kernel(
              "before curr", "membarrier-f2-before", Fault.NO_BARRIER_IN_SCHEDULE, Property.M8, MP),
          kernel("exec", "membarrier-f3", Fault.NO_BARRIER_IN_EXEC, Property.M8, MP),
          kernel("B22", "membarrier-a", Fault.NO_BARRIER_IN_IPI, Property.M1, SB),
          kernel("B22", "membarrier-b", Fault.NO_BARRIER_IN_IPI, Property.M2, MP),
          kernel("B19", "membarrier-f4", Fault.REGISTER_SKIPS_SELF, Property.M9, "r1 == 0"),
          kernel("B20", "membarrier-f5", Fault.SYNC_CORE_SKIPS_SELF, Property.M10, "r0 == 0"),
          kernel(
              "B21", "membarrier-f5", Fault.SYNC_CORE_BY_INTERRUPT_RETURN, Property.M10, "r1 == 0"),

          // The candidates.
          OrderMutant.of(
              "B11",
              "shootdown",
              "exit-against-return",
              fault(Fault.CANDIDATES_BY_REMOTE_CURR),
              Property.S1,
              UNORDERED),

          // Hotplug.
          OrderMutant.of(
              "B8",
              "fullbarrier",
              "offline-against-exit",
              fault(Fault.DROP_ON_DEAD_CPU),
              Property.H3,
              "which RCU does not watch"),
          OrderMutant.of(
              "B9",
              "shootdown",
              "offline-against-exit",
              fault(Fault.HOTPLUG_DROPS_LAZY_MM),
              Property.S1,
              "cpu0 has freed it"),
          OrderMutant.of(
                  "B10",
                  "shootdown",
                  "offline-against-exit",
                  fault(Fault.MASK_CLEARED_BEFORE_LEAVING),
                  Property.S1,
                  UNORDERED)
              .on(Architecture.POWERPC),

          // The full barrier of a give-back.
          barrierless("B5, T2", "shootdown", "ShootdownScheme.giveBack (barrier MB)", "NONE"),
          barrierless("B5", "rcu", "RcuScheme.giveBack (barrier MB)", "NONE"),
          barrierless("B5", "hazard-evict", "HazardEvictScheme.giveBack (barrier MB)", "NONE"),
          barrierless("B5", "fullbarrier", "FullBarrierScheme.giveBack (update FULL)", "RELEASE"),
          OrderMutant.of(
              "B5, T2",
              "shootdown",
              "membarrier-e2",
              weaker("ShootdownScheme.giveBack (barrier MB)", "NONE"),
              Property.M7,
              SB),

          // Hazard pointers: what to do.
          weak("HR1", "premature-drop", Weakness.PREMATURE_DROP, "has freed it"),
          weak("HR2", "mailbox-steal", Weakness.STALE_STEAL, "has freed it"),
          weak("HR3", "address-reuse", Weakness.ABA_STEAL, "has freed it"),

          // Hazard pointers: how strongly.
          hazard("HP4", "exec-against-lazy", "leaveBorrowed (store RELEASE)", "RELAXED", UNORDERED)
              .on(Architecture.POWERPC),
          OrderMutant.of(
              "HP9",
              "hazard",
              "exit-against-return",
              weaker("HazardScheme.deliver (update FULL) #1", "ACQUIRE"),
              Property.O3,
              COUNT),
          hazard("HP10", "mailbox-steal", "deliver (update FULL) #1", "RELEASE", "has freed it"),
          hazard("HP10", "address-reuse", "deliver (update FULL) #1", "RELEASE", "has freed it"),
          OrderMutant.of(
              "HP7",
              "hazard",
              "exit-against-return",
              weaker("HazardScheme.switchFinished (update FULL)", "ACQUIRE"),
              Property.O3,
              COUNT),
          OrderMutant.of(
              "mail of a dead CPU",
              "hazard",
              "offline-against-exit",
              weaker("HazardScheme.emptyMailboxOf (update FULL)", "ACQUIRE"),
              Property.H1,
              "cpu1"),

          // The other schemes' records.
          OrderMutant.of(
              "scan of slots",
              "hazard-evict",
              "exit-against-return",
              weaker("HazardEvictScheme.evictIfReader (load ACQUIRE)", "RELAXED"),
              Property.S1,
              UNORDERED),
          OrderMutant.of(
              "scan of the filter",
              "shootdown:filter=on",
              "exit-against-return",
              weaker("PublishedLazyMms.isPublished (load ACQUIRE)", "RELAXED"),
              Property.S1,
              UNORDERED),
          OrderMutant.of(
              "withdrawal by eviction",
              "rcu",
              "idle-entry",
              weaker("RcuScheme.leave (store RELEASE)", "RELAXED"),
              Property.S1,
              UNORDERED),
          OrderMutant.of(
              "RI5",
              "rcu",
              "exit-against-return",
              weaker("RcuScheme.settle (update FULL) #1", "ACQUIRE"),
              Property.O3,
              COUNT),
          OrderMutant.of(
                  "drop of the last borrow",
                  "fullbarrier",
                  "exec-against-lazy",
                  weaker("FullBarrierScheme.giveBack (update FULL)", "ACQUIRE"),
                  Property.S1,
                  UNORDERED)
              .on(Architecture.POWERPC),

          // Idle entry.
          new OrderMutant(
              "publish after EQS",
              "shootdown with idle filter",
              EqsFilterScheme::sound,
              Catalogue.load("idle-entry").scenario(),
              scheme("publishes after idle entry", EqsFilterScheme::publishingAfterIdleEntry),
              Property.S1,
              UNORDERED),
          new OrderMutant(
              "EQS entry that orders nothing",
              "shootdown with idle filter",
              EqsFilterScheme::sound,
              Catalogue.load("idle-entry").scenario(),
              weaker("IdleTracking.enterExtended (update FULL)", "RELAXED"),
              Property.S1,
              UNORDERED));

  private static OrderMutant kernel(
      String bug, String scenario, Fault fault, Property property, String cause) {
    return OrderMutant.of(bug, "hazard", scenario, fault(fault), property, cause);
  }

  private static OrderMutant barrierless(String bug, String scheme, String place, String to) {
    return OrderMutant.of(bug, scheme, "membarrier-f2-after", weaker(place, to), Property.M8, SB);
  }

  private static OrderMutant weak(String bug, String scenario, Weakness weakness, String cause) {
    return OrderMutant.of(
        bug,
        "hazard",
        scenario,
        scheme(
            weakness.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            kernel -> new WeakHazardScheme(kernel, weakness)),
        Property.S1,
        cause);
  }

  private static OrderMutant hazard(
      String bug, String scenario, String place, String to, String cause) {
    return OrderMutant.of(
        bug, "hazard", scenario, weaker("HazardScheme." + place, to), Property.S1, cause);
  }

  private OrderMutants() {}
}
