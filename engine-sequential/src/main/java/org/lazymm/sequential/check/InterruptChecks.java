package org.lazymm.sequential.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * I1 to I3: whom a scheme may interrupt, and how often. Judged when the handler has run, by what
 * the interrupted CPU was when the interrupt came: whoever reads late that a CPU is lazy interrupts
 * one that is so no longer.
 */
public final class InterruptChecks {
  private final Map<Mm, Map<Integer, Integer>> interruptsOfHolders = new HashMap<>();

  /** Forgets all interrupts. */
  public void clear() {
    interruptsOfHolders.clear();
  }

  /**
   * How often an idle CPU was interrupted because of an mm that it was lazy on.
   *
   * @param mm the mm
   * @param cpu the CPU's number
   */
  public int count(Mm mm, int cpu) {
    return interruptsOfHolders.getOrDefault(mm, Map.of()).getOrDefault(cpu, 0);
  }

  /**
   * Takes over what others have counted of a CPU.
   *
   * @param others have counted
   * @param cpu the CPU's number
   */
  public void add(InterruptChecks others, int cpu) {
    others.interruptsOfHolders.forEach(
        (mm, counts) -> {
          int count = counts.getOrDefault(cpu, 0);
          if (count > 0) {
            interruptsOfHolders
                .computeIfAbsent(mm, any -> new HashMap<>())
                .merge(cpu, count, Integer::sum);
          }
        });
  }

  /** An mm was freed; what becomes of its memory is another one. */
  public void freed(Mm mm) {
    interruptsOfHolders.remove(mm);
  }

  /**
   * Judges an interrupt of the scheme.
   *
   * @param from the sender
   * @param target who was interrupted, after the handler
   * @param about the mm that the interrupt was about
   * @param wasIdle whether the target was idle
   * @param wasHolder whether it was lazy on that mm
   * @param guaranteed what the scheme guarantees
   * @return what is broken, or null
   */
  public @Nullable Violation judge(
      int from, Cpu target, Mm about, boolean wasIdle, boolean wasHolder, Guarantees guaranteed) {
    if (!wasIdle) {
      return guaranteed.sparesUserMode() && target.inEqs()
          ? broken(Property.I3, from, target + " is interrupted in user mode for lazy reasons")
          : null;
    }
    if (!wasHolder) {
      return guaranteed.sparesIdleBystanders()
          ? broken(
              Property.I1, from, target + " is idle, not lazy on " + about + ", and interrupted")
          : null;
    }
    int interrupts =
        interruptsOfHolders
            .computeIfAbsent(about, any -> new HashMap<>())
            .merge(target.id(), 1, Integer::sum);
    return interrupts > guaranteed.interruptsPerIdleHolder()
        ? broken(
            Property.I2,
            from,
            target
                + " is idle and interrupted "
                + interrupts
                + " times because "
                + about
                + " dies; guaranteed: "
                + guaranteed.interruptsPerIdleHolder())
        : null;
  }

  private static Violation broken(Property property, int from, String what) {
    return new Violation(property, from, what, "");
  }
}
