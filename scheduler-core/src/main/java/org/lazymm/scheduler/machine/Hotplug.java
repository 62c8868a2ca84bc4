package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuContext;
import org.lazymm.api.Order;

/**
 * CPUs that go and come: {@code sched_cpu_wait_empty}, {@code finish_cpu}, {@code start_secondary}.
 */
final class Hotplug {
  private final Machine machine;

  Hotplug(Machine machine) {
    this.machine = machine;
  }

  /** A CPU starts: its idle task is lazy on {@code init_mm}. */
  void bringUp(Cpu cpu) {
    machine.enter(cpu.id);
    cpu.online = true;
    machine.kernel.online().set(cpu.id, Order.RELAXED);
    cpu.context.store(CpuContext.WATCHED.ordinal(), Order.RELAXED);
    cpu.curr.store(cpu.idleTask, Order.RELAXED);
    machine.irqsOff(cpu);
    machine.listener.borrowed(cpu.id, machine.initMm());
    machine.scheme.borrow(cpu.id, machine.initMm());
    machine.irqsOn(cpu);
    machine.scheme.cpuOnline(cpu.id);
  }

  void online(Cpu cpu) {
    if (cpu.online) {
      throw new IllegalStateException(cpu + " is online");
    }
    bringUp(cpu);
    machine.listener.hotplugged(cpu.id, true);
  }

  void offline(Cpu by, Cpu dying) {
    if (by == dying
        || !dying.online
        || !by.online
        || dying.current != dying.idleTask
        || dying.extended) {
      throw new IllegalStateException(dying + " cannot go offline by " + by);
    }
    machine.enter(dying.id);
    dying.function = KernelFunction.HOTPLUG;
    by.function = KernelFunction.HOTPLUG;
    if (machine.planted(Fault.MASK_CLEARED_BEFORE_LEAVING)) {
      leaveAllMasks(dying);
    }
    MmStruct lazy = dying.active;
    boolean oldPath = machine.planted(Fault.HOTPLUG_DROPS_LAZY_MM);
    boolean late = machine.planted(Fault.DROP_ON_DEAD_CPU);
    forceInitMm(dying, oldPath || late);
    machine.scheme.cpuOffline(dying.id);
    leaveAllMasks(dying);
    machine.kernel.online().clear(dying.id, Order.FULL);
    dying.online = false;
    dying.function = KernelFunction.NONE;
    // Full: the dying CPU's last word; pairs with contextOf.
    dying.context.exchange(CpuContext.OFFLINE.ordinal(), Order.FULL);
    if (late && lazy != machine.initMm()) {
      machine.giveBack(dying, lazy);
    }
    machine.enter(by.id);
    if (oldPath && lazy != machine.initMm()) {
      machine.mms.drop(by, lazy, Order.FULL);
    }
    machine.scheme.cpuDead(by.id, dying.id);
    by.function = KernelFunction.NONE;
    machine.listener.hotplugged(dying.id, false);
  }

  /**
   * {@code sched_force_init_mm}, or the path before it, which left the drop to the controlling CPU.
   */
  private void forceInitMm(Cpu dying, boolean dropLeftToOthers) {
    MmStruct init = machine.initMm();
    machine.irqsOff(dying);
    // With interrupts off, as the scheme may have this CPU leave its mm by an interrupt until then.
    MmStruct old = dying.active;
    if (old == init) {
      machine.irqsOn(dying);
      return;
    }
    machine.mmu.load(dying, init, true);
    machine.irqsOn(dying);
    if (!dropLeftToOthers) {
      machine.giveBack(dying, old);
    }
    machine.irqsOff(dying);
    machine.listener.borrowed(dying.id, init);
    machine.scheme.borrow(dying.id, init);
    machine.irqsOn(dying);
  }

  private void leaveAllMasks(Cpu dying) {
    if (machine.architecture.mask() == Architecture.MaskKind.UNUSABLE) {
      return;
    }
    for (int index = 0; index < machine.liveMms(); index++) {
      MmStruct mm = machine.liveMm(index);
      if (mm.cpumask.test(dying.id, Order.RELAXED)) {
        mm.cpumask.clear(dying.id, Order.RELAXED);
      }
    }
  }
}
