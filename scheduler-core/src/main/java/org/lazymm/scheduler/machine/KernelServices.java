package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Ipi;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Work;
import org.lazymm.scheduler.property.Property;

/** The services that a scheme calls, each with the check that it is called rightly. */
final class KernelServices extends KernelPart implements Kernel {
  private static final CpuContext[] CONTEXTS = CpuContext.values();

  private final AddressSpaces mms;
  private final Interrupts interrupts;
  private final MmuSwitch mmu;
  private final OnlineCpus online;
  private final CpuMask nobody = new NoCpus();
  private final List<List<?>> perCpuStates = new ArrayList<>();

  KernelServices(
      KernelCore core, AddressSpaces mms, Interrupts interrupts, MmuSwitch mmu, OnlineCpus online) {
    super(core);
    this.mms = mms;
    this.interrupts = interrupts;
    this.mmu = mmu;
    this.online = online;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int possibleCpus() {
    return cpus.length;
  }

  @Override
  public CpuMask onlineCpus() {
    return online.view();
  }

  @Override
  public Mm initMm() {
    return mms.initMm();
  }

  @Override
  public <S> PerCpu<S> perCpu(IntFunction<S> make) {
    requireCreate("perCpu");
    PerCpuArray<S> made = new PerCpuArray<>(cpus.length, make);
    perCpuStates.add(Collections.unmodifiableList(Arrays.asList(made.states)));
    return made;
  }

  /** What the scheme keeps for each CPU, for each call by which it asked for that. */
  List<List<?>> perCpuStates() {
    return Collections.unmodifiableList(perCpuStates);
  }

  @Override
  public <S> PerMm<S> perMm(Function<Mm, S> make) {
    requireCreate("perMm");
    return new PerMmSlot<>(mms.addSlot(make));
  }

  /** State that is added later would be missing from the CPUs and mms that there are. */
  private void requireCreate(String service) {
    if (!scheme.beingMade()) {
      throw new IllegalStateException(
          service + " is called after create; expected all state to be asked for in create");
    }
  }

  @Override
  public void grab(Mm mm, long references, Order order) {
    if (references < 1) {
      throw new IllegalArgumentException(references + " references: expected 1 or more to count");
    }
    mms.grab((MmStruct) mm, references, order);
  }

  @Override
  public void drop(int cpu, Mm mm, Order order) {
    mms.drop(self(cpu), (MmStruct) mm, order);
  }

  @Override
  public void ungrab(Mm mm, long references, Order order) {
    if (references < 0) {
      throw new IllegalArgumentException(references + " references: expected 0 or more to drop");
    }
    if (references > 0) {
      mms.ungrab((MmStruct) mm, references, order);
    }
  }

  @Override
  public boolean isDead(Mm mm, Order order) {
    MmStruct struct = (MmStruct) mm;
    if (struct.freed() && engine.isSequential()) {
      reporter.report(Property.S1, engine.current(), mm + " is looked at after it was freed");
      return true;
    }
    return struct.users.load(order) == 0;
  }

  @Override
  public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
    MmStruct struct = (MmStruct) mm;
    if (struct.freed() && engine.isSequential()) {
      reporter.report(
          Property.S1,
          engine.current(),
          "the candidates of " + mm + " are asked for after it was freed");
    }
    if (struct.dead() || !engine.isSequential()) {
      listener.candidatesAsked(engine.current(), struct, which);
    }
    CpuMask candidates = candidates(struct, which);
    if (candidates == struct.cpumaskView) {
      engine.use(struct);
    }
    return candidates;
  }

  /** What a scheme is told; for checks. */
  CpuMask candidates(MmStruct struct, LazyCandidates which) {
    return switch (which) {
      case ARCHITECTURE -> byArchitecture(struct);
      case ONLINE -> online.view();
      case MM_CPUMASK -> struct.cpumaskView;
      case NONE -> nobody;
    };
  }

  private CpuMask byArchitecture(MmStruct mm) {
    CpuMask known =
        architecture.mask() == Architecture.MaskKind.UNUSABLE ? online.view() : mm.cpumaskView;
    return faults.has(Fault.CANDIDATES_BY_REMOTE_CURR) ? new WithoutUserTasks(known, cpus) : known;
  }

  @Override
  public Ipi ipi() {
    return interrupts;
  }

  @Override
  public void evict(int id) {
    Cpu cpu = self(id);
    if (!cpu.lazy()) {
      reporter.report(Property.X2, id, cpu + " is evicted while its task uses " + cpu.active);
      return;
    }
    MmStruct left = cpu.active;
    cpu.evictions++;
    mmu.load(cpu, mms.initMm(), true);
    listener.evicted(id, left);
  }

  @Override
  public void leaveMask(int id, Mm mm) {
    Cpu cpu = self(id);
    MmStruct struct = (MmStruct) mm;
    if (!cpu.irqsOff) {
      reporter.report(Property.X2, id, cpu + " leaves the mask of " + mm + " with interrupts on");
    }
    if (struct.freed() && engine.isSequential()) {
      reporter.report(
          Property.S1, id, cpu + " leaves the mask of " + mm + " after " + mm + " was freed");
    }
    mmu.leaveMaskLate(cpu, struct);
  }

  @Override
  public boolean isLazyOn(int id, Mm mm) {
    Cpu cpu = self(id);
    return cpu.active == mm && cpu.lazy();
  }

  @Override
  public void free(int cpu, Mm mm) {
    mms.free(self(cpu), (MmStruct) mm);
  }

  @Override
  public void defer(int cpu, Work work, Mm mm) {
    engine.handsOn(work);
    self(cpu).defer(new Deferred(work, (MmStruct) mm));
  }

  @Override
  public CpuContext contextOf(int cpu) {
    // The caller's accesses before the look. Pairs with the full exchange by which the CPU leaves
    // an extended quiescent state: that CPU sees them then, or this one sees it watched.
    memory.smpMb();
    if (!online.isOnline(cpu)) {
      // It dies: interrupts pass it over from the moment at which it leaves the online mask.
      return CpuContext.OFFLINE;
    }
    // Pairs with the full exchanges in IdleTracking, Interrupts.Sender.handle() and Hotplug.die():
    // all that the CPU did before the context that is read.
    return CONTEXTS[(int) cpus[cpu].context.load(Order.ACQUIRE)];
  }

  @Override
  public boolean maySleep(int cpu) {
    return self(cpu).preemptible();
  }

  @Override
  public boolean irqsOff(int cpu) {
    return self(cpu).irqsOff;
  }

  @Override
  public boolean irqSave(int id) {
    return irqs.save(self(id));
  }

  @Override
  public void irqRestore(int id, boolean wereOff) {
    irqs.restore(self(id), wereOff);
  }

  @Override
  public void warnOn(boolean condition, String what) {
    if (condition) {
      reporter.report(Property.A1, engine.current(), what);
    }
  }

  private Cpu self(int id) {
    int current = engine.current();
    if (id != current) {
      reporter.report(Property.X3, current, "cpu" + current + " acts as cpu" + id);
      return cpus[current];
    }
    return cpus[id];
  }

  /** State for each CPU, in an array. */
  private static final class PerCpuArray<S> implements PerCpu<S> {
    private final Object[] states;

    PerCpuArray(int cpus, IntFunction<S> make) {
      states = new Object[cpus];
      for (int cpu = 0; cpu < cpus; cpu++) {
        states[cpu] = make.apply(cpu);
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public S get(int cpu) {
      return (S) states[cpu];
    }
  }

  /** State for each mm, in a slot of the struct. */
  private final class PerMmSlot<S> implements PerMm<S> {
    private final int slot;

    PerMmSlot(int slot) {
      this.slot = slot;
    }

    @Override
    @SuppressWarnings("unchecked")
    public S get(Mm mm) {
      MmStruct struct = (MmStruct) mm;
      if (struct.freed() && engine.isSequential()) {
        reporter.report(
            Property.S1,
            engine.current(),
            "the scheme's state of " + mm + " is used after it was freed");
      }
      engine.lookUp(struct);
      return (S) struct.schemeState[slot];
    }
  }
}
