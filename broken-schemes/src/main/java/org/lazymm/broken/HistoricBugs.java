package org.lazymm.broken;

import static org.lazymm.scheduler.property.Property.H2;
import static org.lazymm.scheduler.property.Property.H3;
import static org.lazymm.scheduler.property.Property.K1;
import static org.lazymm.scheduler.property.Property.K2;
import static org.lazymm.scheduler.property.Property.O5;
import static org.lazymm.scheduler.property.Property.S1;
import static org.lazymm.scheduler.property.Property.S4;
import static org.lazymm.scheduler.property.Property.X1;
import static org.lazymm.scheduler.property.Property.X2;
import static org.lazymm.scheduler.property.Property.X3;

import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.broken.scheme.ClearsNeighboursSlot;
import org.lazymm.broken.scheme.ForgetsExec;
import org.lazymm.broken.scheme.ShootsWhereItMayNotWait;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;

/** The bugs of the kernel's history that show in sequential runs. */
public final class HistoricBugs {
  private static final String FREED_WHILE = "is freed while cpu";
  private static final String OUTSIDE_THE_SET = "and not in its candidate set";
  private static final String OUTSIDE_THE_MASK =
      "not in (its candidate set|the mask it is flushed by)";
  private static final String FREED_UNDER_IT = "can walk them";
  private static final String COUNT = "the count of mm";

  private HistoricBugs() {}

  /** All of them, by their numbers. */
  public static List<BrokenScheme> all() {
    return List.of(
        kernel(
                "B6",
                "shootdown",
                Fault.USE_MM_INTERRUPTS_ON,
                "use_mm has interrupts on between active mm and MMU")
            .breaks(X2, "an interrupt finds")
            .within(1_500),
        kernel(
                "B8",
                "fullbarrier",
                Fault.DROP_ON_DEAD_CPU,
                "a CPU gives its borrow back when it is dead")
            .breaks(H3, "which RCU does not watch"),
        kernel(
                "B9",
                "hazard",
                Fault.HOTPLUG_DROPS_LAZY_MM,
                "hotplug drops the lazy mm, which is not counted")
            .breaks(K1, COUNT)
            .breaks(H2, "during hotplug"),
        kernel(
                "B10",
                "shootdown",
                Fault.MASK_CLEARED_BEFORE_LEAVING,
                "a dying CPU leaves the masks before it leaves its mm")
            .breaks(S1, FREED_WHILE)
            .breaks(H2, "during hotplug")
            .within(3_000),
        kernel(
                "B11",
                "shootdown",
                Fault.CANDIDATES_BY_REMOTE_CURR,
                "candidates are filtered by the remote rq->curr")
            .breaks(S1, FREED_WHILE)
            .breaks(O5, OUTSIDE_THE_SET)
            .within(1_500),
        kernel(
                "B12",
                "fullbarrier",
                Fault.EXEC_PREEMPTIBLE,
                "exec can be preempted between reading and replacing active mm")
            .breaks(S1, "after it was freed")
            .breaks(K1, COUNT)
            .within(5_000),
        kernel(
                "B13",
                "shootdown",
                Fault.MASK_TRIMMED_REMOTELY,
                "a flush trims other CPUs' mask bits")
            .breaks(S1, FREED_WHILE)
            .breaks(O5, OUTSIDE_THE_MASK),
        kernel("B14", "shootdown", Fault.MASK_BIT_NOT_SET, "use_mm sets no mask bit")
            .breaks(S1, FREED_WHILE)
            .breaks(O5, OUTSIDE_THE_MASK),
        kernel(
                "B15",
                "hazard",
                Fault.FINAL_FLUSH_INTERRUPTS_ON,
                "the final flush leaves its own mm with interrupts on")
            .breaks(X2, "changes its mm with interrupts on"),
        scheme("B16", "hazard-evict", "clears the slot of the next CPU", ClearsNeighboursSlot::new)
            .breaks(X3, "stores to hazptr_slot of cpu")
            .breaks(S1, FREED_WHILE)
            .within(6_000),
        kernel(
                "B17",
                "fullbarrier",
                Fault.PIN_DROPPED_INTERRUPTS_OFF,
                "the last pin is dropped with interrupts off")
            .breaks(X1, "is freed with interrupts off"),
        shootsWhereItMayNotWait(),
        kernel(
                "B18",
                "fullbarrier",
                Fault.SCAN_DEREFERENCES_REMOTE_MM,
                "membarrier's scan looks into the remote mm")
            .breaks(S1, "is looked into after it was freed")
            .within(4_000),
        kernel(
                "B23",
                "fullbarrier",
                Fault.FLUSH_SPARES_LAZY,
                "lazy CPUs take no part in a flush that frees page tables")
            .breaks(S4, FREED_UNDER_IT),
        kernel(
                "B24",
                "fullbarrier",
                Fault.PAGE_TABLES_FREED_BEFORE_FLUSH,
                "page tables are freed before the flush")
            .breaks(S4, FREED_UNDER_IT),
        kernel(
                "B26",
                "shootdown",
                Fault.FLUSH_FILTERED_BY_LOADED_MM,
                "a flush goes by loaded_mm, which is stored after the load")
            .breaks(S4, FREED_UNDER_IT)
            .within(1_000),
        kernel(
                "B27",
                "shootdown",
                Fault.MASK_BIT_SET_LATE,
                "the mask bit is set after the mm is loaded")
            .breaks(S4, FREED_UNDER_IT)
            .breaks(O5, OUTSIDE_THE_MASK)
            .within(8_000),
        kernel(
                "B28",
                "hazard",
                Fault.EXEC_DROPS_LAZY_MM,
                "exec drops the lazy mm, which is not counted")
            .breaks(S1, "freed")
            .breaks(K1, COUNT),
        scheme("B28", "hazard", "keeps the old mm published on exec", ForgetsExec::new)
            .breaks(K2, "is dead and not freed"),
        weak("HR1", Weakness.PREMATURE_DROP, "every switch empties the mailbox")
            .breaks(S1, FREED_WHILE),
        weak("HR2", Weakness.STALE_STEAL, "steals on the strength of an old read")
            .breaks(S1, FREED_WHILE)
            .within(1_500),
        weak("HR3", Weakness.ABA_STEAL, "steals by compare-and-exchange")
            .breaks(S1, FREED_WHILE)
            .within(8_000),
        BrokenScheme.of(
                "B32",
                "shootdown",
                "the scheme: goes by mm_cpumask everywhere",
                selection("shootdown"),
                selection("shootdown:candidates=mm-cpumask"))
            .breaks(S1, FREED_WHILE)
            .breaks(O5, OUTSIDE_THE_SET),
        kernel(
                "B33",
                "fullbarrier",
                Fault.FREE_SLEEPS,
                "the final free sleeps, wherever it is made")
            .breaks(X1, "is freed in an atomic section"));
  }

  private static BrokenScheme kernel(String bug, String base, Fault fault, String what) {
    Variant sound = selection(base);
    return BrokenScheme.of(bug, base, "the kernel: " + what, sound, sound.with(fault));
  }

  private static BrokenScheme scheme(
      String bug, String base, String what, Function<Kernel, LazyMmScheme> broken) {
    return BrokenScheme.of(bug, base, "the scheme: " + what, selection(base), Variant.of(broken));
  }

  private static BrokenScheme weak(String bug, Weakness weakness, String what) {
    return scheme(bug, "hazard", what, kernel -> new WeakHazardScheme(kernel, weakness));
  }

  /** The kernel around both drops pins under a spinlock, which a scheme has to cope with. */
  private static BrokenScheme shootsWhereItMayNotWait() {
    return BrokenScheme.of(
            "B17",
            "shootdown",
            "the scheme: shoots where it may not wait",
            selection("shootdown").with(Fault.PIN_DROPPED_INTERRUPTS_OFF),
            Variant.of(ShootsWhereItMayNotWait::new).with(Fault.PIN_DROPPED_INTERRUPTS_OFF))
        .breaks(X1, "waits with interrupts off");
  }

  private static Variant selection(String text) {
    SchemeSelection selection = SchemeSelection.parse(Discovery.onClassPath().registry(), text);
    return Variant.of(selection::create);
  }
}
