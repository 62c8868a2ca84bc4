package org.lazymm.conformance;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.KernelFunction;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.sequential.RunObserver;

/** Notes which situations arise in one run, and how useful the scheme's interrupts were. */
final class TriggerWatch implements RunObserver {
  private final Set<Trigger> seen = EnumSet.of(Trigger.RUN);
  private @Nullable Machine machine;
  private @Nullable MmStruct leftByOffline;
  private boolean offlineSeen;
  private int useful;
  private int wasted;

  /** What has arisen so far. */
  Set<Trigger> seen() {
    return seen;
  }

  /** What the scheme guaranteed when it was made; nothing if it could not be. */
  Guarantees guaranteed() {
    return machine == null ? Guarantees.none() : machine.guarantees();
  }

  /** What it guarantees now. */
  Guarantees guaranteedNow() {
    return machine == null ? Guarantees.none() : machine.scheme().guarantees();
  }

  /** How many interrupts of the scheme changed something. */
  int useful() {
    return useful;
  }

  /** How many did not. */
  int wasted() {
    return wasted;
  }

  @Override
  public void watch(Machine watched) {
    machine = watched;
  }

  @Override
  public void borrowed(int cpu, MmStruct mm) {
    if (machine != null && mm != machine.initMm()) {
      seen.add(Trigger.BORROW);
    }
  }

  @Override
  public void gaveBack(int cpu, MmStruct mm) {
    if (machine == null || mm == machine.initMm()) {
      return;
    }
    seen.add(Trigger.GIVE_BACK);
    if (machine.cpu(cpu).function() == KernelFunction.HOTPLUG) {
      seen.add(Trigger.OFFLINE_OF_HOLDER);
      leftByOffline = mm;
      if (mm.dead()) {
        seen.add(Trigger.DEATH_AROUND_OFFLINE);
      }
    }
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    seen.add(Trigger.FREE);
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    if (machine == null) {
      return;
    }
    if (mm.pins() > 0) {
      seen.add(Trigger.DEATH_WITH_PIN);
    }
    if (mm == leftByOffline) {
      seen.add(Trigger.DEATH_AROUND_OFFLINE);
    }
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (id != cpu) {
        diedBeside(machine.cpu(id), mm);
      }
    }
  }

  private void diedBeside(Cpu other, MmStruct mm) {
    if (!other.online()) {
      seen.add(Trigger.DEATH_WITH_CPU_OFFLINE);
      return;
    }
    boolean holder = other.active() == mm && other.lazy();
    if (holder) {
      seen.add(Trigger.DEATH_WITH_HOLDER);
      if (other.function() == KernelFunction.HOTPLUG) {
        seen.add(Trigger.DEATH_AROUND_OFFLINE);
      }
    }
    if (other.idle()) {
      seen.add(holder ? Trigger.DEATH_WITH_IDLE_HOLDER : Trigger.DEATH_WITH_IDLE_BYSTANDER);
    } else if (other.inEqs()) {
      seen.add(Trigger.DEATH_WITH_USER_MODE);
    }
  }

  @Override
  public void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean wasUseful,
      boolean wasIdle,
      boolean wasHolder) {
    if (cause == InterruptCause.SCHEME) {
      useful += wasUseful ? 1 : 0;
      wasted += wasUseful ? 0 : 1;
    }
    boolean evicted = cause == InterruptCause.SCHEME && wasUseful;
    if (machine != null
        && (evicted || (machine.cpu(to).lazy() && machine.cpu(to).active() != machine.initMm()))) {
      seen.add(Trigger.INTERRUPT_OF_HOLDER);
    }
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    if (!online) {
      offlineSeen = true;
      leftByOffline = null;
    } else if (offlineSeen) {
      seen.add(Trigger.OFFLINE_AND_ONLINE);
    }
  }
}
