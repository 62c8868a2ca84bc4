package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.api.CpuContext;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * CPUs that go and come: {@code sched_cpu_wait_empty}, {@code finish_cpu}, {@code start_secondary}.
 */
final class Hotplug extends KernelPart {
  private final AddressSpaces mms;
  private final OnlineCpus online;
  private final MmuSwitch mmu;
  private final LazyTlb lazyTlb;

  /** How often each CPU has died and was not reaped. Ghost state: a sum, as those of mms are. */
  private final int[] unreaped;

  private final List<Ref<MmStruct>> leftBehind = new ArrayList<>();

  /** Of each CPU what it was asked for, if it was: the states of {@code cpuhp}. */
  private final Map<Integer, LongCell> asked = new HashMap<>();

  private static final long NOTHING = 0;
  private static final long DOWN = 1;
  private static final long UP = 2;

  Hotplug(KernelCore core, AddressSpaces mms, OnlineCpus online, MmuSwitch mmu, LazyTlb lazyTlb) {
    super(core);
    this.mms = mms;
    this.online = online;
    this.mmu = mmu;
    this.lazyTlb = lazyTlb;
    this.unreaped = new int[cpus.length];
    if (faults.has(Fault.HOTPLUG_DROPS_LAZY_MM)) {
      for (int id = 0; id < cpus.length; id++) {
        leftBehind.add(memory.ref("idle_active_mm", Home.cpu(id), null));
      }
    }
  }

  /** A CPU starts: its idle task is lazy on {@code init_mm}. */
  void bringUp(Cpu cpu) {
    engine.enter(cpu.id);
    cpu.online = true;
    online.setOnline(cpu.id);
    cpu.context.store(CpuContext.WATCHED.ordinal(), Order.RELAXED);
    cpu.curr.store(cpu.idleTask, Order.RELAXED);
    irqs.off(cpu);
    scheme.countBorrow(cpu, mms.initMm());
    listener.borrowed(cpu.id, mms.initMm());
    scheme.borrow(cpu, mms.initMm());
    irqs.on(cpu);
    scheme.cpuOnline(cpu);
  }

  void online(Cpu cpu) {
    if (cpu.online) {
      throw new IllegalStateException(cpu + " is online");
    }
    bringUp(cpu);
    listener.hotplugged(cpu.id, true);
  }

  /** Some CPU will ask a CPU to go down or to come up. */
  void expect(int cpu) {
    asked(cpu);
  }

  private LongCell asked(int cpu) {
    return asked.computeIfAbsent(
        cpu,
        id -> {
          LongCell state = memory.number("cpuhp_state", Home.machine().onLine("cpuhp"), NOTHING);
          engine.waitsForSteps(state);
          return state;
        });
  }

  /** The controlling CPU asks another to go down. */
  void takeDown(Cpu dying) {
    // All that the controlling CPU did before; pairs with the acquire in awaitTakeDown().
    asked(dying.id).store(DOWN, Order.RELEASE);
  }

  /** Waits until a CPU is asked to go down, if some CPU asks; false if the engine cannot wait. */
  boolean awaitTakeDown(Cpu dying) {
    LongCell state = asked.get(dying.id);
    // Pairs with the release in takeDown().
    return state == null || engine.await(state, DOWN, Order.ACQUIRE) == DOWN;
  }

  /** The controlling CPU asks another to come up. */
  void bringUpAnother(Cpu coming) {
    // All that the controlling CPU did before; pairs with the acquire in comeUp().
    asked(coming.id).store(UP, Order.RELEASE);
  }

  /** A CPU comes up once it is asked to; false if the engine cannot wait for that. */
  boolean comeUp(Cpu coming) {
    // Pairs with the release in bringUpAnother().
    if (coming.online || engine.await(asked(coming.id), UP, Order.ACQUIRE) != UP) {
      return false;
    }
    online(coming);
    // Full: all that the coming CPU did before it is up; pairs with the acquire in awaitUp().
    asked(coming.id).exchange(NOTHING, Order.FULL);
    return true;
  }

  /** Waits until a CPU has come up; false if the engine cannot wait. */
  boolean awaitUp(Cpu coming) {
    // Pairs with the full exchange in comeUp().
    return engine.await(asked(coming.id), NOTHING, Order.ACQUIRE) == NOTHING;
  }

  void offline(Cpu by, Cpu dying) {
    if (by == dying || !by.online) {
      throw new IllegalStateException(dying + " cannot go offline by " + by);
    }
    by.function = KernelFunction.HOTPLUG;
    die(dying);
    reap(by, dying);
  }

  /** {@code sched_cpu_wait_empty}, in the thread of CPU hotplug. */
  void waitEmpty(Cpu cpu) {
    if (cpu.current.mm() != null) {
      throw new IllegalStateException(cpu + " runs " + cpu.current + ", which has an mm");
    }
    cpu.function = KernelFunction.HOTPLUG;
    forceInitMm(cpu, false);
    cpu.function = KernelFunction.NONE;
  }

  /** The dying CPU's part. */
  void die(Cpu dying) {
    if (!dying.online || dying.current != dying.idleTask || dying.inEqs) {
      throw new IllegalStateException(dying + " cannot go offline now");
    }
    engine.enter(dying.id);
    dying.function = KernelFunction.HOTPLUG;
    if (faults.has(Fault.MASK_CLEARED_BEFORE_LEAVING)) {
      leaveAllMasks(dying);
    }
    MmStruct lazy = dying.active;
    boolean oldPath = faults.has(Fault.HOTPLUG_DROPS_LAZY_MM);
    boolean late = faults.has(Fault.DROP_ON_DEAD_CPU);
    if (oldPath) {
      // Relaxed: the exchange below orders it for the controlling CPU.
      leftBehind.get(dying.id).store(lazy == mms.initMm() ? null : lazy, Order.RELAXED);
    }
    forceInitMm(dying, oldPath || late);
    scheme.cpuOffline(dying);
    leaveAllMasks(dying);
    online.setOffline(dying.id);
    dying.leaveWork();
    dying.online = false;
    changeUnreaped(dying, 1);
    engine.leavesBehind();
    dying.function = KernelFunction.NONE;
    // Full: all that the dying CPU did before it is dead; pairs with the acquires in contextOf()
    // and awaitDeath().
    dying.context.exchange(CpuContext.OFFLINE.ordinal(), Order.FULL);
    if (late && lazy != mms.initMm()) {
      lazyTlb.leave(dying, lazy);
      lazyTlb.giveBack(dying, lazy);
    }
  }

  /**
   * Waits until a CPU is dead; false if the engine cannot wait, or another has reaped it before.
   */
  boolean awaitDeath(Cpu dying) {
    long offline = CpuContext.OFFLINE.ordinal();
    // Acquire: all that the dying CPU did before; pairs with the full exchange in die().
    if (engine.await(dying.context, offline, Order.ACQUIRE) != offline) {
      return false;
    }
    engine.comesAfter(dying.id); // What it left behind is no cell.
    return unreaped(dying);
  }

  boolean unreaped(Cpu dead) {
    return unreaped[dead.id] > 0;
  }

  /** The controlling CPU's part, once the other is dead. */
  void reap(Cpu by, Cpu dead) {
    by.function = KernelFunction.HOTPLUG;
    engine.enter(by.id);
    changeUnreaped(dead, -1);
    engine.comesAfter(dead.id); // What it left behind is taken up here.
    dead.leftWork.forEach(by::defer);
    if (faults.has(Fault.HOTPLUG_DROPS_LAZY_MM)) {
      MmStruct left = leftBehind.get(dead.id).load(Order.RELAXED);
      if (left != null) {
        mms.drop(by, left, Order.FULL); // Pairs with the other drops of the same count.
      }
    }
    scheme.cpuDead(by, dead);
    by.function = KernelFunction.NONE;
    listener.hotplugged(dead.id, false);
  }

  private void changeUnreaped(Cpu dead, int by) {
    unreaped[dead.id] += by;
    log.undo(() -> unreaped[dead.id] -= by);
  }

  /**
   * {@code sched_force_init_mm}, or the path before it, which left the drop to the controlling CPU.
   */
  private void forceInitMm(Cpu dying, boolean dropLeftToOthers) {
    MmStruct init = mms.initMm();
    irqs.off(dying);
    // With interrupts off, as the scheme may have this CPU leave its mm by an interrupt until then.
    MmStruct old = dying.active;
    if (old == init) {
      irqs.on(dying);
      return;
    }
    mmu.load(dying, init, true);
    if (!dropLeftToOthers) {
      lazyTlb.leave(dying, old);
    }
    irqs.on(dying);
    if (!dropLeftToOthers) {
      lazyTlb.giveBack(dying, old);
    }
    irqs.off(dying);
    scheme.countBorrow(dying, init);
    listener.borrowed(dying.id, init);
    scheme.borrow(dying, init);
    irqs.on(dying);
  }

  private void leaveAllMasks(Cpu dying) {
    if (architecture.mask() == Architecture.MaskKind.UNUSABLE
        || faults.has(Fault.MASK_NOT_CLEARED_AT_OFFLINE)) {
      return;
    }
    Checkpoint checkpoint = log.checkpoint();
    if (checkpoint == null) {
      // By index: others may free one in the middle.
      for (int index = 0; index < mms.liveCount(); index++) {
        leaveMask(dying, mms.live(index));
      }
    } else {
      // Whether another CPU has freed one meanwhile decides nothing; those that it has made since
      // were never loaded here.
      checkpoint.mms().forEach(mm -> leaveMask(dying, mm));
      checkpoint.allocations(dying.id).present().forEach(mm -> leaveMask(dying, mm));
    }
  }

  private static void leaveMask(Cpu dying, MmStruct mm) {
    if (mm.cpumask.test(dying.id, Order.RELAXED)) {
      mm.cpumask.clear(dying.id, Order.RELAXED);
    }
  }
}
