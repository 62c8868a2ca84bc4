package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuContext;
import org.lazymm.api.Order;

/** Extended quiescent states and the tick: {@code kernel/context_tracking.c}. */
final class IdleTracking {
  private final Machine machine;

  IdleTracking(Machine machine) {
    this.machine = machine;
  }

  void idleEnter(Cpu cpu) {
    if (cpu.current != cpu.idleTask || cpu.inEqs) {
      throw new IllegalStateException(cpu + " runs " + cpu.current + " and cannot enter idle");
    }
    machine.irqsOff(cpu);
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.IDLE;
    machine.scheme.idleEnter(cpu);
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
    machine.scheme.idleExit(cpu);
    cpu.function = outer;
    machine.irqsOn(cpu);
  }

  void userEnter(Cpu cpu) {
    if (cpu.lazy() || cpu.inEqs) {
      throw new IllegalStateException(cpu + " runs " + cpu.current + " and cannot enter user mode");
    }
    machine.irqsOff(cpu);
    machine.scheme.userEnter(cpu);
    enterExtended(cpu, CpuContext.USER);
  }

  void userExit(Cpu cpu) {
    if (!cpu.inEqs || cpu.lazy()) {
      throw new IllegalStateException(cpu + " is not in user mode");
    }
    leaveExtended(cpu);
    machine.scheme.userExit(cpu);
    machine.irqsOn(cpu);
  }

  void tick(Cpu cpu) {
    if (cpu.inEqs || cpu.irqsOff || !cpu.online) {
      throw new IllegalStateException(cpu + " gets no tick now");
    }
    KernelFunction outer = cpu.function;
    cpu.function = KernelFunction.TICK;
    machine.irqsOff(cpu);
    machine.scheme.tick(cpu);
    machine.irqsOn(cpu);
    cpu.function = outer;
  }

  void timer(Cpu cpu) {
    machine.interrupts.send(new Timer(machine).prepare(cpu, machine.initMm()), false);
  }

  /** The timer's interrupt, to the CPU that has armed it. */
  private final class Timer extends Interrupts.Sender {
    private final int self;

    Timer(Machine machine) {
      super(machine, InterruptCause.TIMER);
      this.self = machine.engine.current();
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
      Cpu target = machine.cpus[id];
      if (target.online && !target.inEqs) {
        super.handle(id);
      }
    }

    @Override
    boolean run(Cpu target, MmStruct about) {
      machine.scheme.tick(target);
      return true;
    }
  }

  private void enterExtended(Cpu cpu, CpuContext context) {
    // Full: all that the CPU did, its published borrow included, before the state that others see
    // (O6); pairs with the acquire in contextOf().
    cpu.context.exchange(context.ordinal(), Order.FULL);
    cpu.inEqs = true;
    machine.irqsOn(cpu);
  }

  private void leaveExtended(Cpu cpu) {
    machine.irqsOff(cpu);
    cpu.inEqs = false;
    // Full: what preceded a grace period that ended meanwhile is seen from here on; pairs with the
    // barrier in contextOf().
    cpu.context.exchange(CpuContext.WATCHED.ordinal(), Order.FULL);
  }
}
