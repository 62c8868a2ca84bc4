package org.lazymm.conformance.interleave;

import java.util.HashMap;
import java.util.Map;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;

/** I1 to I3: whom a scheme interrupts, by what the target was just before its handler ran. */
final class InterruptJudge {
  /** A CPU just before a handler. */
  private record Before(boolean idle, boolean userMode, MmStruct active) {}

  /** Interrupts of one CPU because of one mm. */
  private record About(int cpu, Mm mm) {}

  private final Map<Integer, Before> before = new HashMap<>();
  private final Map<About, Integer> counts = new HashMap<>();

  void begins(Cpu cpu) {
    before.put(cpu.id(), new Before(cpu.idle(), cpu.inEqs() && !cpu.idle(), cpu.active()));
  }

  /** A CPU makes an mm, possibly in the memory of another. */
  void born(int cpu, MmStruct mm) {
    counts.remove(new About(cpu, mm));
  }

  /** The handler of a scheme's interrupt has run; gives what that broke. */
  long ended(int cpu, Mm mm, Guarantees guarantees) {
    Before was = before.get(cpu);
    if (was == null) {
      return 0;
    }
    if (was.userMode()) {
      return guarantees.sparesUserMode() ? Bits.of(Property.I3) : 0;
    }
    if (!was.idle()) {
      return 0;
    }
    if (was.active() != mm) {
      return guarantees.sparesIdleBystanders() ? Bits.of(Property.I1) : 0;
    }
    int count = counts.merge(new About(cpu, mm), 1, Integer::sum);
    return count > guarantees.interruptsPerIdleHolder() ? Bits.of(Property.I2) : 0;
  }
}
