package org.lazymm.broken.order;

import static org.lazymm.broken.order.Seeding.fault;
import static org.lazymm.broken.order.Seeding.scheme;
import static org.lazymm.broken.order.Seeding.weaker;

import java.util.List;
import java.util.Locale;
import org.lazymm.scenario.catalogue.Catalogue;
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

          // Hazard pointers: what to do.
          weak("HR1", "premature-drop", Weakness.PREMATURE_DROP, "has freed it"),
          weak("HR2", "mailbox-steal", Weakness.STALE_STEAL, "has freed it"),
          weak("HR3", "address-reuse", Weakness.ABA_STEAL, "has freed it"),

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
              weaker(new WeakerOrder("IdleTracking.enterExtended (update FULL)", "RELAXED")),
              Property.S1,
              UNORDERED));

  private static OrderMutant kernel(
      String bug, String scenario, Fault fault, Property property, String cause) {
    return OrderMutant.of(bug, "hazard", scenario, fault(fault), property, cause);
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

  private OrderMutants() {}
}
