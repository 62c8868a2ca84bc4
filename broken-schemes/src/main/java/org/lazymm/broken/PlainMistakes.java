package org.lazymm.broken;

import static org.lazymm.scheduler.property.Property.H4;
import static org.lazymm.scheduler.property.Property.I1;
import static org.lazymm.scheduler.property.Property.I2;
import static org.lazymm.scheduler.property.Property.I3;
import static org.lazymm.scheduler.property.Property.K1;
import static org.lazymm.scheduler.property.Property.K2;
import static org.lazymm.scheduler.property.Property.L1;
import static org.lazymm.scheduler.property.Property.L2;
import static org.lazymm.scheduler.property.Property.L3;
import static org.lazymm.scheduler.property.Property.S1;
import static org.lazymm.scheduler.property.Property.S2;
import static org.lazymm.scheduler.property.Property.S7;
import static org.lazymm.scheduler.property.Property.X1;
import static org.lazymm.scheduler.property.Property.X2;
import static org.lazymm.scheduler.property.Property.X3;
import static org.lazymm.scheduler.property.Property.X4;

import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.broken.scheme.ActsForAnotherCpu;
import org.lazymm.broken.scheme.DropsTwice;
import org.lazymm.broken.scheme.ForgetsDeadCpu;
import org.lazymm.broken.scheme.FreesTwice;
import org.lazymm.broken.scheme.InterruptsEverybody;
import org.lazymm.broken.scheme.KeepsTwoDeadMms;
import org.lazymm.broken.scheme.Leaks;
import org.lazymm.broken.scheme.LeavesWithInterruptsOn;
import org.lazymm.broken.scheme.RetainsMoreThanGuaranteed;
import org.lazymm.broken.scheme.StateInArray;
import org.lazymm.broken.scheme.StateInBitSet;
import org.lazymm.broken.scheme.StateInCapturedObject;
import org.lazymm.broken.scheme.StateInCells;
import org.lazymm.broken.scheme.StateInFirstObject;
import org.lazymm.broken.scheme.StateInMap;
import org.lazymm.broken.scheme.StateInOtherClass;
import org.lazymm.broken.scheme.StateInPerCpuField;
import org.lazymm.broken.scheme.StateInStaticField;
import org.lazymm.broken.scheme.TakesLongerThanGuaranteed;
import org.lazymm.broken.scheme.TakesNoReference;
import org.lazymm.broken.scheme.Throws;
import org.lazymm.broken.scheme.TouchesFreed;
import org.lazymm.broken.scheme.WaitsForEver;
import org.lazymm.broken.scheme.WaitsWithInterruptsOff;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Plain mistakes in reference counting, and each guarantee broken. */
public final class PlainMistakes {
  private PlainMistakes() {}

  /** All of them. */
  public static List<BrokenScheme> all() {
    return List.of(
        mistake("takes no reference", TakesNoReference::new)
            .breaks(S1, "is freed while")
            .breaks("EQ", "reference counting frees"),
        mistake("drops twice", DropsTwice::new)
            .breaks(S1, "is freed while")
            .breaks(S7, "the count of init_mm"),
        mistake("leaks", Leaks::new)
            .breaks(K1, "counted lazy CPUs 0")
            .breaks(K2, "is dead and not freed"),
        mistake("forgets a dead CPU's borrow", ForgetsDeadCpu::new)
            .breaks(H4, "the count of init_mm"),
        mistake("waits with interrupts off", WaitsWithInterruptsOff::new)
            .breaks(X1, "waits with interrupts off"),
        mistake("leaves its mm with interrupts on", LeavesWithInterruptsOn::new)
            .breaks(X2, "changes its mm with interrupts on"),
        mistake("acts for another CPU", ActsForAnotherCpu::new).breaks(X3, "acts as cpu"),
        mistake("touches a freed mm", TouchesFreed::new)
            .breaks(S1, "is looked at after it was freed"),
        mistake("frees twice", FreesTwice::new).breaks(S2, "is freed twice"),
        mistake("waits for ever", WaitsForEver::new).breaks(L3, "did not end"),
        mistake("guarantees to retain nothing", RetainsMoreThanGuaranteed::new)
            .breaks(L1, "dead mms kept: .* guaranteed: 0"),
        mistake("keeps two dead mms on one CPU", kernel -> new KeepsTwoDeadMms(kernel, 1))
            .breaks(L1, "dead mms kept: mm\\d+, mm\\d+.*; guaranteed: 1 for each"),
        mistake("guarantees bounded time", TakesLongerThanGuaranteed::new)
            .breaks(L2, "bounded time is guaranteed"),
        mistake("interrupts everybody", InterruptsEverybody::new)
            .breaks(I1, "is idle, not lazy on mm\\d+, and interrupted")
            .breaks(I2, "guaranteed: 0")
            .breaks(I3, "is interrupted in user mode"),
        mistake("throws on a hand-over", Throws::new).breaks("RUN", "mine"),
        remembers("in an array", StateInArray::new).breaks(X4, "StateInArray.lazy\\[\\d\\]"),
        remembers("in a map", StateInMap::new).breaks(X4, "StateInMap.lazy"),
        remembers("in a set of bits", StateInBitSet::new).breaks(X4, "StateInBitSet.lazy"),
        remembers("in a static field", StateInStaticField::new)
            .breaks(X4, "static field .*StateInStaticField.BORROWS"),
        remembers("in a captured object", StateInCapturedObject::new)
            .breaks(X4, "captured value 0.* held by field .*StateInCapturedObject.count"),
        remembers("in a field of a CPU's state", StateInPerCpuField::new)
            .breaks(X4, "the state of cpu\\d, field .*Borrows.now"),
        remembers("in another class", StateInOtherClass::new)
            .breaks(X4, "static field .*Borrowers.LAZY"),
        remembers("in the first object of a cell", StateInFirstObject::new)
            .breaks(X4, "an object in a cell\\[\\d\\]"));
  }

  private static BrokenScheme mistake(String what, Function<Kernel, LazyMmScheme> scheme) {
    return BrokenScheme.of(
        what,
        "reference counting",
        "the scheme: " + what,
        Variant.of(ReferenceCounting::new),
        Variant.of(scheme));
  }

  /** State outside of cells, against the same in cells. */
  private static BrokenScheme remembers(String where, Function<Kernel, LazyMmScheme> scheme) {
    return BrokenScheme.of(
        "remembers " + where,
        "reference counting",
        "the scheme: remembers " + where,
        Variant.of(StateInCells::new),
        Variant.of(scheme));
  }
}
