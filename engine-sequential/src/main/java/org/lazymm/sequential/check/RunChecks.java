package org.lazymm.sequential.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.KernelFunction;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * The checks of the properties that show while a scenario runs, in any engine that runs actions one
 * after the other.
 *
 * <p>What the machine itself notices (a free while loaded, a count below 0) arrives as {@link
 * #violated}; what needs a look at the whole is checked in {@link #quiet}, between two actions.
 */
public final class RunChecks implements MachineListener {
  private static final int MOST_KEPT = 64;

  private final List<Violation> violations = new ArrayList<>();
  private final InterruptChecks interrupts = new InterruptChecks();
  private final Keepers keepers = new Keepers();
  private @Nullable Machine machine;
  private final Set<Mm> diedDuringHotplug = new HashSet<>();
  private final Consumer<Violation> observer;
  private @Nullable OutsideState outside;
  private boolean hotplugSinceQuiet;
  private boolean hotplugEver;

  /** Checks that keep what they see. */
  public RunChecks() {
    this(violation -> {});
  }

  /**
   * Checks that keep what they see and tell it.
   *
   * @param observer told of each violation at once, when it is first seen
   */
  public RunChecks(Consumer<Violation> observer) {
    this.observer = observer;
  }

  /**
   * Tells which machine is watched; to be called once it is booted.
   *
   * @param watched the machine that has this listener
   */
  public void watch(Machine watched) {
    machine = watched;
  }

  /**
   * From here on the scheme must remember nothing outside of cells (X4): looks after each hook. To
   * be called after {@link #watch}.
   *
   * @return to be told of objects that are stored in cells
   */
  public Consumer<Object> watchOutsideState() {
    OutsideState before = new OutsideState(watched());
    outside = before;
    watched().scheme().afterEachHook(this::checkOutside);
    return before::watch;
  }

  private void checkOutside(String hook) {
    if (outside == null) {
      return; // One change is enough: others follow from it.
    }
    outside
        .changed()
        .ifPresent(
            way -> {
              outside = null;
              int cpu = watched().engine().current();
              violated(new Violation(Property.X4, cpu, way + " has changed in " + hook, ""));
            });
  }

  /** What was seen broken, in the order in which it was seen; each once, at most the first 64. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  @Override
  public void violated(Violation violation) {
    keep(violation);
    if (!violation.property().touchesLifetime()) {
      return;
    }
    if (hotplugEver && !hotplugRuns()) {
      keep(
          new Violation(
              Property.H5,
              violation.cpu(),
              "after hotplug, " + violation.what(),
              violation.where()));
    }
    if (hotplugRuns()) {
      keep(
          new Violation(
              Property.H2,
              violation.cpu(),
              "during hotplug, " + violation.what(),
              violation.where()));
    }
  }

  private void keep(Violation violation) {
    if (violations.size() < MOST_KEPT && !violations.contains(violation)) {
      violations.add(violation);
      observer.accept(violation);
    }
  }

  private boolean hotplugRuns() {
    if (hotplugSinceQuiet) {
      return true;
    }
    if (machine == null) {
      return false;
    }
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (machine.cpu(id).function() == KernelFunction.HOTPLUG) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void borrowed(int cpu, MmStruct mm) {
    keepers.concerns(cpu, mm);
  }

  @Override
  public void gaveBack(int cpu, MmStruct mm) {
    keepers.concerns(cpu, mm);
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    if (hotplugRuns()) {
      diedDuringHotplug.add(mm);
    }
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    interrupts.freed(mm);
    keepers.freed(mm);
    diedDuringHotplug.remove(mm);
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    keepers.concerns(cpu, mm);
    checkCandidates(cpu, mm, LazyCandidates.ARCHITECTURE);
  }

  @Override
  public void lastReferenceGone(int cpu, MmStruct mm) {
    keepers.concerns(cpu, mm);
    checkCandidates(cpu, mm, LazyCandidates.ARCHITECTURE);
  }

  @Override
  public void candidatesAsked(int cpu, MmStruct mm, LazyCandidates which) {
    checkCandidates(cpu, mm, which);
  }

  /** O5, when a scheme asks who may be lazy, and at the moments at which it could. */
  private void checkCandidates(int cpu, MmStruct mm, LazyCandidates which) {
    Machine watched = watched();
    if (!watched.engine().isSequential()) {
      return; // What other CPUs are lazy on is not known now.
    }
    var candidates = watched.candidates(mm, which);
    for (int id = 0; id < watched.cpuCount(); id++) {
      Cpu other = watched.cpu(id);
      int asked = id;
      if (other.active() == mm
          && other.lazy()
          && !watched.engine().peek(() -> candidates.test(asked, Order.RELAXED))) {
        violated(
            new Violation(
                Property.O5,
                cpu,
                other + " is lazy on " + mm + " and not in its candidate set",
                ""));
      }
    }
  }

  @Override
  public void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean useful,
      boolean wasIdle,
      boolean wasHolder) {
    if (cause != InterruptCause.SCHEME || machine == null) {
      return; // While the machine boots nothing has died.
    }
    Violation broken =
        interrupts.judge(from, watched().cpu(to), mm, wasIdle, wasHolder, watched().guarantees());
    if (broken != null) {
      violated(broken);
    }
  }

  /** What interrupts were counted before, or by others. */
  public InterruptChecks interrupts() {
    return interrupts;
  }

  /** Who had to do with what, before or on other CPUs' account too. */
  public Keepers keepers() {
    return keepers;
  }

  /** Whether CPUs have gone offline or come online. */
  public boolean sawHotplug() {
    return hotplugEver;
  }

  /** CPUs have gone offline or come online before. */
  public void afterHotplug() {
    hotplugEver = true;
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    hotplugSinceQuiet = true;
    hotplugEver = true;
    if (!online) {
      for (int index = 0; index < watched().liveMms(); index++) {
        MmStruct mm = watched().liveMm(index);
        if (mm.dead()) {
          diedDuringHotplug.add(mm);
        }
      }
      requireNothingLeftBy(watched().cpu(cpu));
    }
  }

  /**
   * H1: a CPU that is offline is on {@code init_mm}, in no mask and in no record of the scheme.
   *
   * @param dead a CPU that has been reaped
   */
  public void requireNothingLeftBy(Cpu dead) {
    Machine watched = watched();
    if (watched.engine().peek(() -> watched.scheme().keepsRecordOf(dead.id()))) {
      violated(
          new Violation(
              Property.H1, dead.id(), dead + " is offline and the scheme has a record of it", ""));
    }
    if (dead.active() != watched.initMm() || dead.loaded() != watched.initMm()) {
      violated(
          new Violation(Property.H1, dead.id(), dead + " is offline with " + dead.active(), ""));
    }
    for (int index = 0; index < watched.liveMms(); index++) {
      MmStruct mm = watched.liveMm(index);
      var mask = watched.candidates(mm, LazyCandidates.MM_CPUMASK);
      if (watched.engine().peek(() -> mask.test(dead.id(), Order.RELAXED))) {
        violated(
            new Violation(
                Property.H1, dead.id(), dead + " is offline and in the mask of " + mm, ""));
      }
    }
  }

  /** The checks of a quiet state: no action is under way and no work is deferred. */
  public void quiet() {
    Machine watched = watched();
    List<MmStruct> kept = new ArrayList<>();
    for (int index = 0; index < watched.liveMms(); index++) {
      MmStruct mm = watched.liveMm(index);
      checkBalance(mm, mm.userReferences() > 0 || mm.teardowns() > 0 ? 1 : 0, Property.K1);
      if (keptByLazyUseAlone(mm)) {
        kept.add(mm);
      }
    }
    checkBalance(watched.initMm(), 1, hotplugEver ? Property.H4 : Property.S7);
    checkRetention(kept);
    hotplugSinceQuiet = false;
  }

  private void checkBalance(MmStruct mm, int base, Property property) {
    Machine watched = watched();
    long lazy = 0;
    long between = 0;
    if (watched.guarantees().countsLazyUsers()) {
      for (int id = 0; id < watched.cpuCount(); id++) {
        Cpu cpu = watched.cpu(id);
        lazy += cpu.online() && cpu.lazy() && cpu.active() == mm ? 1 : 0;
      }
      // A scheme counts a borrow in either half of its beginning, and drops it in either of its
      // end.
      between = mm.owed();
    }
    long held = watched.engine().peek(() -> watched.scheme().delegatedReferences(mm));
    long expected = base + mm.pins() + lazy + held;
    if (mm.counted() < expected || mm.counted() > expected + between) {
      violated(
          new Violation(
              property,
              -1,
              "the count of "
                  + mm
                  + " is "
                  + mm.counted()
                  + " and should be "
                  + expected
                  + (between == 0 ? "" : " to " + (expected + between))
                  + " (users "
                  + base
                  + ", pins "
                  + mm.pins()
                  + ", counted lazy CPUs "
                  + lazy
                  + ", held by the scheme "
                  + held
                  + ")",
              ""));
    }
  }

  private void checkRetention(List<MmStruct> kept) {
    Machine watched = watched();
    BitSet online = new BitSet();
    for (int id = 0; id < watched.cpuCount(); id++) {
      online.set(id, watched.cpu(id).online());
    }
    keepers.judge(kept, online, watched.guarantees().retainedPerCpu()).forEach(this::violated);
  }

  /** Whether an mm is dead, not freed, and nobody but the scheme keeps it. */
  public static boolean keptByLazyUseAlone(MmStruct mm) {
    return mm.dead() && !mm.freed() && mm.teardowns() == 0 && mm.pins() == 0 && mm.owed() == 0;
  }

  /**
   * Reports each mm that nobody but the scheme keeps any more.
   *
   * @param property the property that this breaks now, K2 or L2
   * @param why why it should have been freed by now
   */
  public void requireAllFreed(Property property, String why) {
    Machine watched = watched();
    for (int index = 0; index < watched.liveMms(); index++) {
      MmStruct mm = watched.liveMm(index);
      if (keptByLazyUseAlone(mm)) {
        String what = mm + " is dead and not freed although " + why;
        violated(new Violation(property, -1, what, ""));
        if (diedDuringHotplug.contains(mm)) {
          keep(new Violation(Property.H2, -1, "dead during hotplug, " + what, ""));
        }
      }
    }
  }

  private Machine watched() {
    if (machine == null) {
      throw new IllegalStateException("the checks were not told which machine to watch");
    }
    return machine;
  }
}
