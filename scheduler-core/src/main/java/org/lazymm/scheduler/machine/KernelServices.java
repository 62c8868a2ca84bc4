package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Ipi;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Work;
import org.lazymm.scheduler.property.Property;

/** The services that a scheme calls, each with the check that it is called rightly. */
final class KernelServices implements Kernel {
  private static final CpuContext[] CONTEXTS = CpuContext.values();

  private final Machine machine;
  private final CpuMask online;
  private final CpuMask onlineView;
  private final LongCell onlineCount;
  private final CpuMask nobody = new NoCpus();
  private final List<List<?>> perCpuStates = new ArrayList<>();

  KernelServices(Machine machine) {
    this.machine = machine;
    this.online = machine.memory.mask("cpu_online_mask", Home.machine().onLine("cpu_online_mask"));
    // Acquire, in place of stop_machine, which stops every other CPU while one goes down: a CPU
    // that sees the dying one gone comes after all that it did. Pairs with the clear in
    // setOffline().
    this.onlineView = new ReadOnlyMask(online, Order.ACQUIRE);
    this.onlineCount =
        machine.memory.number("num_online_cpus", Home.machine().onLine("num_online_cpus"), 0);
  }

  /** {@code set_cpu_online}: the mask, and how many it holds. */
  void setOnline(int cpu) {
    online.set(cpu, Order.RELAXED);
    onlineCount.add(1, Order.RELAXED);
  }

  /** {@code set_cpu_online(cpu, false)}. */
  void setOffline(int cpu) {
    // Full: all that the dying CPU did before it leaves the mask. Pairs with the acquire of
    // onlineView and isOnline().
    online.clear(cpu, Order.FULL);
    onlineCount.add(-1, Order.RELAXED);
  }

  /** An acquire, as each look of a scheme at this mask; pairs with the clear in setOffline(). */
  boolean isOnline(int cpu) {
    return online.test(cpu, Order.ACQUIRE);
  }

  /** {@code num_online_cpus}: whether no CPU of the machine is offline; relaxed. */
  boolean everyCpuOnline() {
    return onlineCount.load(Order.RELAXED) == machine.cpus.length;
  }

  @Override
  public Memory memory() {
    return machine.memory;
  }

  @Override
  public int possibleCpus() {
    return machine.cpus.length;
  }

  @Override
  public CpuMask onlineCpus() {
    return onlineView;
  }

  @Override
  public Mm initMm() {
    return machine.mms.initMm();
  }

  @Override
  public <S> PerCpu<S> perCpu(IntFunction<S> make) {
    PerCpuArray<S> made = new PerCpuArray<>(machine.cpus.length, make);
    perCpuStates.add(Collections.unmodifiableList(Arrays.asList(made.states)));
    return made;
  }

  /** What the scheme keeps for each CPU, for each call by which it asked for that. */
  List<List<?>> perCpuStates() {
    return Collections.unmodifiableList(perCpuStates);
  }

  @Override
  public <S> PerMm<S> perMm(Function<Mm, S> make) {
    return new PerMmSlot<>(machine, machine.mms.addSlot(make));
  }

  @Override
  public void grab(Mm mm, long references, Order order) {
    if (references < 1) {
      throw new IllegalArgumentException(references + " references: expected 1 or more to count");
    }
    machine.mms.grab((MmStruct) mm, references, order);
  }

  @Override
  public void drop(int cpu, Mm mm, Order order) {
    machine.mms.drop(self(cpu), (MmStruct) mm, order);
  }

  @Override
  public void ungrab(Mm mm, long references, Order order) {
    if (references != 0) {
      machine.mms.ungrab((MmStruct) mm, references, order);
    }
  }

  @Override
  public boolean isDead(Mm mm, Order order) {
    MmStruct struct = (MmStruct) mm;
    if (struct.freed() && machine.isSequential()) {
      machine.report(
          Property.S1, machine.engine.current(), mm + " is looked at after it was freed");
      return true;
    }
    return struct.users.load(order) == 0;
  }

  @Override
  public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
    MmStruct struct = (MmStruct) mm;
    if (struct.freed() && machine.isSequential()) {
      machine.report(
          Property.S1,
          machine.engine.current(),
          "the candidates of " + mm + " are asked for after it was freed");
    }
    if (struct.dead() || !machine.isSequential()) {
      machine.listener.candidatesAsked(machine.engine.current(), struct, which);
    }
    CpuMask candidates = candidates(struct, which);
    if (candidates == struct.cpumaskView) {
      machine.engine.use(struct);
    }
    return candidates;
  }

  /** What a scheme is told; for checks. */
  CpuMask candidates(MmStruct struct, LazyCandidates which) {
    return switch (which) {
      case ARCHITECTURE -> byArchitecture(struct);
      case ONLINE -> onlineView;
      case MM_CPUMASK -> struct.cpumaskView;
      case NONE -> nobody;
    };
  }

  private CpuMask byArchitecture(MmStruct mm) {
    CpuMask known =
        machine.architecture.mask() == Architecture.MaskKind.UNUSABLE ? onlineView : mm.cpumaskView;
    return machine.injected(Fault.CANDIDATES_BY_REMOTE_CURR)
        ? new WithoutUserTasks(known, machine)
        : known;
  }

  @Override
  public Ipi ipi() {
    return machine.interrupts;
  }

  @Override
  public void evict(int id) {
    Cpu cpu = self(id);
    if (!cpu.lazy()) {
      machine.report(Property.X2, id, cpu + " is evicted while its task uses " + cpu.active);
      return;
    }
    MmStruct left = cpu.active;
    cpu.evictions++;
    machine.mmu.load(cpu, machine.mms.initMm(), true);
    machine.listener.evicted(id, left);
  }

  @Override
  public boolean isLazyOn(int id, Mm mm) {
    Cpu cpu = self(id);
    return cpu.active == mm && cpu.lazy();
  }

  @Override
  public void free(int cpu, Mm mm) {
    machine.mms.free(self(cpu), (MmStruct) mm);
  }

  @Override
  public void defer(int cpu, Work work, Mm mm) {
    machine.engine.handsOn(work);
    self(cpu).defer(new Deferred(work, (MmStruct) mm));
  }

  int runDeferredWork(Cpu queue, Cpu on) {
    KernelFunction outer = on.function;
    on.function = KernelFunction.WORK;
    int pieces = queue.deferredPieces();
    for (int piece = 0; piece < pieces; piece++) {
      Deferred next = queue.takeDeferred();
      if (next != null && next.isTeardown()) {
        machine.processes.tearDown(on, next.mm());
      } else if (next != null) {
        machine.scheme.work(next.work(), on, next.mm());
      }
    }
    on.function = outer;
    return pieces;
  }

  @Override
  public CpuContext contextOf(int cpu) {
    // The caller's accesses before the look. Pairs with the full exchange by which the CPU leaves
    // an extended quiescent state: that CPU sees them then, or this one sees it watched.
    machine.memory.smpMb();
    if (!isOnline(cpu)) {
      // It dies: interrupts pass it over from the moment at which it leaves the online mask.
      return CpuContext.OFFLINE;
    }
    // Pairs with the full exchanges in IdleTracking, Interrupts.Sender.handle() and Hotplug.die():
    // all that the CPU did before the context that is read.
    return CONTEXTS[(int) machine.cpus[cpu].context.load(Order.ACQUIRE)];
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
    Cpu cpu = self(id);
    boolean wereOff = cpu.irqsOff;
    if (!wereOff) {
      machine.irqsOff(cpu);
    }
    return wereOff;
  }

  @Override
  public void irqRestore(int id, boolean wereOff) {
    Cpu cpu = self(id);
    if (wereOff == cpu.irqsOff) {
      return;
    }
    if (wereOff) {
      machine.irqsOff(cpu);
      return;
    }
    if (cpu.irqsOffAtHook) {
      machine.report(Property.X1, id, "interrupts are turned on where the kernel has them off");
    }
    machine.irqsOn(cpu);
  }

  @Override
  public void warnOn(boolean condition, String what) {
    if (condition) {
      machine.report(Property.A1, machine.engine.current(), what);
    }
  }

  private Cpu self(int id) {
    int current = machine.engine.current();
    if (id != current) {
      machine.report(Property.X3, current, "cpu" + current + " acts as cpu" + id);
      return machine.cpus[current];
    }
    return machine.cpus[id];
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
  private record PerMmSlot<S>(Machine machine, int slot) implements PerMm<S> {
    @Override
    @SuppressWarnings("unchecked")
    public S get(Mm mm) {
      MmStruct struct = (MmStruct) mm;
      if (struct.freed() && machine.isSequential()) {
        machine.report(
            Property.S1,
            machine.engine.current(),
            "the scheme's state of " + mm + " is used after it was freed");
      }
      machine.engine.lookUp(struct);
      return (S) struct.schemeState[slot];
    }
  }
}
