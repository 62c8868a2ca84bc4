package org.lazymm.testkit.asserting;

import static org.lazymm.testkit.asserting.BrokenContractError.require;

import java.util.BitSet;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** Holds one call to this: the function runs once on each CPU asked that is online, with its mm. */
final class RecordedCall implements Call {
  private static final String WHERE = "an interrupt function";

  private final CpuHistory[] cpus;
  private final Mm mm;
  private final BitSet asked = new BitSet();
  private final BitSet passedOver = new BitSet();
  private final BitSet ran = new BitSet();

  RecordedCall(CpuHistory[] cpus, Mm mm) {
    this.cpus = cpus;
    this.mm = mm;
  }

  @Override
  public void passesOver(int cpu) {
    passedOver.set(cpu);
  }

  @Override
  public void asks(int cpu) {
    if (cpus[cpu].online() && !passedOver.get(cpu)) {
      asked.set(cpu);
    }
  }

  @Override
  public CpuMask reading(CpuMask targets) {
    return new CpuMask() {
      @Override
      public void set(int cpu, Order order) {
        targets.set(cpu, order);
      }

      @Override
      public void clear(int cpu, Order order) {
        targets.clear(cpu, order);
      }

      @Override
      public boolean test(int cpu, Order order) {
        return targets.test(cpu, order);
      }

      @Override
      public int next(int after, Order order) {
        int cpu = targets.next(after, order);
        if (cpu >= 0) {
          asks(cpu);
        }
        return cpu;
      }
    };
  }

  @Override
  public void runs(int cpu, Mm about) {
    require(!cpus[cpu].down(), WHERE, cpu, "is offline");
    require(!ran.get(cpu), WHERE, cpu, "runs it twice");
    require(!passedOver.get(cpu), WHERE, cpu, "is to be passed over and runs it");
    require(about == mm, WHERE, cpu, "is handed " + about + " and not " + mm);
    ran.set(cpu);
  }

  @Override
  public void waited() {
    for (int cpu = asked.nextSetBit(0); cpu >= 0; cpu = asked.nextSetBit(cpu + 1)) {
      require(ran.get(cpu) || !cpus[cpu].online(), "callAndWait", cpu, "has not run the function");
    }
  }
}
