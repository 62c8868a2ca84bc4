package org.lazymm.scheduler.machine;

import java.util.BitSet;
import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Ipi;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.property.Property;

/** Interrupts from CPU to CPU: the kernel's {@code smp_call_function} family. */
final class Interrupts extends KernelPart implements Ipi {
  private final AddressSpaces mms;
  private final OnlineCpus online;

  Interrupts(KernelCore core, AddressSpaces mms, OnlineCpus online) {
    super(core);
    this.mms = mms;
    this.online = online;
  }

  /** One call to a set of targets. */
  abstract class Sender implements InterruptSender {
    private final InterruptCause cause;
    private Cpu from;
    private MmStruct mm;
    private boolean everyCpuOnline;

    Sender(InterruptCause cause) {
      this.cause = cause;
      this.from = cpus[0];
      this.mm = mms.initMm();
    }

    Sender prepare(Cpu sender, MmStruct about) {
      from = sender;
      mm = about;
      // Once a call, as smp_call_function_many masks its targets by whole words.
      everyCpuOnline = online.everyCpuOnline();
      return this;
    }

    /** What runs there; tells whether it changed anything. */
    abstract boolean run(Cpu target, MmStruct about);

    /** Whether a CPU is online and not the sender. */
    final boolean isTarget(int cpu) {
      return cpu != from.id && (everyCpuOnline || online.isOnline(cpu));
    }

    final MmStruct mm() {
      return mm;
    }

    @Override
    public boolean idle(int cpu) {
      return cpus[cpu].idle();
    }

    @Override
    public void handle(int id) {
      Cpu target = cpus[id];
      if (target.irqsOff) {
        throw new InfeasibleException(target + " has interrupts off in the middle of a step");
      }
      if (target.loaded != target.active && target.loaded != mms.initMm()) {
        reporter.report(
            Property.X2,
            id,
            "an interrupt finds "
                + target.loaded
                + " in the MMU and "
                + target.active
                + " as the active mm");
      }
      boolean wasInEqs = target.inEqs;
      boolean wasIdle = target.idle();
      MmStruct lazyOn = target.lazy() ? target.active : null;
      int evictions = target.evictions;
      CpuContext context = wasIdle ? CpuContext.IDLE : CpuContext.USER;
      KernelFunction before = target.function;
      target.irqsOff = true;
      engine.irqs(true);
      target.function = KernelFunction.INTERRUPT;
      if (wasInEqs) {
        // Full: RCU watches from here on, before the handler's accesses; pairs with contextOf().
        target.context.exchange(CpuContext.WATCHED.ordinal(), Order.FULL);
      }
      engine.spend(Cost.INTERRUPT);
      boolean useful = run(target, mm);
      if (wasInEqs) {
        // Full: the handler's accesses before the state that others see; pairs with contextOf().
        target.context.exchange(context.ordinal(), Order.FULL);
      }
      target.function = before;
      irqs.on(target);
      MmStruct about = lazyOn != null && target.evictions != evictions ? lazyOn : mm;
      listener.interrupted(from.id, id, cause, about, useful, wasIdle, lazyOn == about);
    }
  }

  /** A call that the scheme asked for. */
  private final class SchemeCall extends Sender {
    private final BitSet targets = new BitSet();
    private final IpiFunction function;

    SchemeCall(CpuMask mask, IpiFunction function) {
      super(InterruptCause.SCHEME);
      this.function = function;
      engine.handsOn(function);
      // Acquire: what a CPU did before it left the mask comes before what the caller does next.
      // Pairs with the full clears in MmuSwitch.leaveMask() and KernelServices.setOffline().
      for (int cpu = mask.next(-1, Order.ACQUIRE); cpu >= 0; cpu = mask.next(cpu, Order.ACQUIRE)) {
        targets.set(cpu);
      }
    }

    boolean names(int cpu) {
      return targets.get(cpu);
    }

    @Override
    public int next(int after) {
      int cpu = targets.nextSetBit(after + 1);
      while (cpu >= 0 && !isTarget(cpu)) {
        cpu = targets.nextSetBit(cpu + 1);
      }
      return cpu;
    }

    @Override
    boolean run(Cpu target, MmStruct about) {
      int evictions = target.evictions;
      scheme.interrupt(function, target, about);
      return target.evictions != evictions;
    }
  }

  /** A call to one CPU that the scheme asked for. */
  private final class SingleCall extends Sender {
    private final int target;
    private final IpiFunction function;

    SingleCall(int target, IpiFunction function) {
      super(InterruptCause.SCHEME);
      this.target = target;
      this.function = function;
      engine.handsOn(function);
    }

    @Override
    public int next(int after) {
      return after < target && isTarget(target) ? target : -1;
    }

    @Override
    boolean run(Cpu cpu, MmStruct about) {
      int evictions = cpu.evictions;
      scheme.interrupt(function, cpu, about);
      return cpu.evictions != evictions;
    }
  }

  void send(Sender sender, boolean wait) {
    engine.interrupt(sender, wait);
  }

  @Override
  public void callAndWait(CpuMask targets, IpiFunction function, Mm mm) {
    Cpu self = cpus[engine.current()];
    if (callOthersAndWait(self, targets, function, (MmStruct) mm)) {
      runHere(self, function, (MmStruct) mm);
    }
  }

  @Override
  public void callOthersAndWait(int cpu, CpuMask targets, IpiFunction function, Mm mm) {
    Cpu self = cpus[engine.current()];
    if (cpu != self.id) {
      reporter.report(Property.X3, self.id, self + " acts as cpu" + cpu);
    }
    callOthersAndWait(self, targets, function, (MmStruct) mm);
  }

  /**
   * @return whether the mask names the calling CPU too
   */
  private boolean callOthersAndWait(Cpu self, CpuMask targets, IpiFunction function, MmStruct mm) {
    if (!waits(self)) {
      return false;
    }
    SchemeCall call = new SchemeCall(targets, function);
    send(call.prepare(self, mm), true);
    return call.names(self.id);
  }

  @Override
  public void callAndWait(int cpu, IpiFunction function, Mm mm) {
    Cpu self = cpus[engine.current()];
    if (cpu == self.id) {
      runHere(self, function, (MmStruct) mm);
    } else if (waits(self)) {
      send(new SingleCall(cpu, function).prepare(self, (MmStruct) mm), true);
    }
  }

  @Override
  public void call(int cpu, IpiFunction function, Mm mm) {
    Cpu self = cpus[engine.current()];
    if (cpu == self.id) {
      runHere(self, function, (MmStruct) mm);
    } else {
      send(new SingleCall(cpu, function).prepare(self, (MmStruct) mm), false);
    }
  }

  private void runHere(Cpu self, IpiFunction function, MmStruct mm) {
    boolean wereOff = irqs.save(self);
    scheme.interrupt(function, self, mm);
    irqs.restore(self, wereOff);
  }

  /**
   * Whether the wait goes on. With interrupts off it is reported; where CPUs really run side by
   * side it goes on all the same, so that two which wait for each other are seen to do so.
   */
  private boolean waits(Cpu self) {
    if (self.irqsOff) {
      reporter.report(
          Property.X1, self.id, self + " interrupts other CPUs and waits with interrupts off");
      return !engine.isSequential();
    }
    return true;
  }
}
