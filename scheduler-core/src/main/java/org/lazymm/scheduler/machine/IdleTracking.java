package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuContext;
import org.lazymm.api.Order;

/** Extended quiescent states and the tick: {@code kernel/context_tracking.c}. */
final class IdleTracking extends KernelPart {
  private final AddressSpaces mms;
  private final Interrupts interrupts;

  IdleTracking(KernelCore core, AddressSpaces mms, Interrupts interrupts) {
    super(core);
    this.mms = mms;
    this.interrupts = interrupts;
  }

  void idleEnter(Cpu cpu) {
    if (cpu.current != cpu.idleTask || cpu.inEqs) {
      throw new IllegalStateException(cpu + " runs " + cpu.current + " and cannot enter idle");
    }
    irqs.off(cpu);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.IDLE;
    scheme.idleEnter(cpu);
    cpu.function = outer;
    enterExtended(cpu, CpuContext.IDLE);
  }

  void idleExit(Cpu cpu) {
    if (!cpu.idle()) {
      throw new IllegalStateException(cpu + " is not idle");
    }
    leaveExtended(cpu);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.IDLE;
    scheme.idleExit(cpu);
    cpu.function = outer;
    irqs.on(cpu);
  }

  void userEnter(Cpu cpu) {
    if (cpu.lazy() || cpu.inEqs) {
      throw new IllegalStateException(cpu + " runs " + cpu.current + " and cannot enter user mode");
    }
    irqs.off(cpu);
    scheme.userEnter(cpu);
    enterExtended(cpu, CpuContext.USER);
  }

  void userExit(Cpu cpu) {
    if (!cpu.inEqs || cpu.lazy()) {
      throw new IllegalStateException(cpu + " is not in user mode");
    }
    leaveExtended(cpu);
    scheme.userExit(cpu);
    irqs.on(cpu);
  }

  void tick(Cpu cpu) {
    if (cpu.inEqs || cpu.irqsOff || !cpu.online) {
      throw new IllegalStateException(cpu + " gets no tick now");
    }
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.TICK;
    irqs.off(cpu);
    scheme.tick(cpu);
    irqs.on(cpu);
    cpu.function = outer;
  }

  void timer(Cpu cpu) {
    interrupts.send(new Timer().prepare(cpu, mms.initMm()), false);
  }

  /** The timer's interrupt, to the CPU that has armed it. */
  private final class Timer extends Interrupts.Sender {
    private final int self;

    Timer() {
      interrupts.super(InterruptCause.TIMER);
      this.self = engine.current();
    }

    @Override
    public boolean orders() {
      return false;
    }

    @Override
    public int next(int after) {
      return after < self ? self : -1;
    }

    @Override
    public void handle(int id) {
      Cpu target = cpus[id];
      if (target.online && !target.inEqs) {
        super.handle(id);
      }
    }

    @Override
    boolean run(Cpu target, MmStruct about) {
      scheme.tick(target);
      return true;
    }
  }

  private void enterExtended(Cpu cpu, CpuContext context) {
    // Full: all that the CPU did, its published borrow included, before the state that others see
    // (O6); pairs with the acquire in contextOf().
    cpu.context.exchange(context.ordinal(), Order.FULL);
    cpu.inEqs = true;
    irqs.on(cpu);
  }

  private void leaveExtended(Cpu cpu) {
    irqs.off(cpu);
    cpu.inEqs = false;
    // Full: what preceded a grace period that ended meanwhile is seen from here on; pairs with the
    // barrier in contextOf().
    cpu.context.exchange(CpuContext.WATCHED.ordinal(), Order.FULL);
  }

  /** The CPU leaves the extended quiescent state that it is in, if it is in one. */
  void exitIfIdle(Cpu cpu) {
    if (cpu.idle()) {
      idleExit(cpu);
    } else if (cpu.inEqs) {
      userExit(cpu);
    }
  }
}
