package org.lazymm.testkit.asserting;

import static org.lazymm.testkit.asserting.BrokenContractError.require;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuContext;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.testkit.asserting.CpuHistory.Phase;
import org.lazymm.testkit.asserting.CpuHistory.Place;

/**
 * The history of a run in which actions follow each other, so that counts and contexts are true.
 */
final class RecordedHistory implements History {
  private final Kernel kernel;
  private final CpuHistory[] cpus;
  private final IdentityHashMap<Mm, MmHistory> mms = new IdentityHashMap<>();

  /** The mms whose borrow was counted and has not begun, one for each borrow. */
  private final List<Mm> counted = new ArrayList<>();

  /** The mms that a CPU has left and that were not given back, one for each borrow. */
  private final List<Mm> left = new ArrayList<>();

  RecordedHistory(Kernel kernel) {
    this.kernel = kernel;
    this.cpus = new CpuHistory[kernel.possibleCpus()];
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      cpus[cpu] = new CpuHistory();
    }
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      requireRuns("mmInit", cpu);
    }
    MmHistory before = mms.put(mm, new MmHistory());
    require(before == null || before.freed, "mmInit", cpu, "sets " + mm + " up while it lives");
    require(users(mm) == 1 && countOf(mm) == 1, "mmInit", cpu, "finds references on " + mm);
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    require(users(mm) > 0, "countBorrow", cpu, "counts " + mm + ", which has no user");
    counted.add(mm);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    CpuHistory at = cpus[cpu];
    if (at.down()) {
      require(mm == kernel.initMm(), "borrow", cpu, "comes up and borrows " + mm);
      at.phase = Phase.STARTING;
    } else {
      requireRuns("borrow", cpu);
    }
    require(
        at.place == Place.KERNEL || mm == kernel.initMm(), "borrow", cpu, "is not in the kernel");
    require(users(mm) > 0, "borrow", cpu, "borrows " + mm + ", which has no user");
    require(counted.remove(mm), "borrow", cpu, "borrows " + mm + ", which was not counted before");
    at.open.add(mm);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    CpuHistory at = requireInKernel("handOver", cpu);
    require(at.open.contains(mm), "handOver", cpu, "does not borrow " + mm);
    require(!at.switching, "handOver", cpu, "has not finished the switch before");
    at.switching = true;
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    requireRuns("leaveBorrowed", cpu);
    require(cpus[cpu].open.remove(mm), "leaveBorrowed", cpu, "does not borrow " + mm);
    left.add(mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    requireRuns("giveBack", cpu);
    require(
        cpus[cpu].place == Place.KERNEL || kernel.irqsOff(cpu),
        "giveBack",
        cpu,
        "is not in the kernel");
    require(left.remove(mm), "giveBack", cpu, "gives " + mm + " back, which no CPU has left");
  }

  @Override
  public void switchFinished(int cpu) {
    requireInKernel("switchFinished", cpu).switching = false;
  }

  @Override
  public void finalFlush(int cpu, Mm mm) {
    requireDead("finalFlush", cpu, mm);
    require(!of(mm).flushed, "finalFlush", cpu, "tells it of " + mm + " twice or too late");
    of(mm).flushed = true;
  }

  private void requireDead(String hook, int cpu, Mm mm) {
    requireInKernel(hook, cpu);
    require(mm != kernel.initMm(), hook, cpu, "tells the end of " + mm);
    require(users(mm) == 0, hook, cpu, "tells it of " + mm + ", which has users");
    require(countOf(mm) > 0, hook, cpu, "tells it of " + mm + ", which nobody counts");
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    requireDead("usersGone", cpu, mm);
    require(!of(mm).usersGone, "usersGone", cpu, "tells it of " + mm + " twice");
    of(mm).flushed = true;
    of(mm).usersGone = true;
  }

  @Override
  public void lastReferenceGone(int cpu, Mm mm) {
    require(!cpus[cpu].down(), "lastReferenceGone", cpu, "is offline");
    require(mm != kernel.initMm(), "lastReferenceGone", cpu, "tells the end of " + mm);
    require(
        cpus[cpu].drops > 0 || !kernel.irqsOff(cpu),
        "lastReferenceGone",
        cpu,
        "has interrupts off, and it was the kernel's own drop");
    require(countOf(mm) == 0, "lastReferenceGone", cpu, "tells it of the counted " + mm);
    require(!of(mm).lastReferenceGone, "lastReferenceGone", cpu, "tells it of " + mm + " twice");
    of(mm).lastReferenceGone = true;
  }

  @Override
  public void idleEnter(int cpu) {
    CpuHistory at = requireWatched("idleEnter", cpu);
    require(!at.switching, "idleEnter", cpu, "has not finished its switch");
    require(isLazy(cpu), "idleEnter", cpu, "is not lazy");
    at.place = Place.IDLE;
  }

  @Override
  public void idleExit(int cpu) {
    leave("idleExit", cpu, Place.IDLE);
  }

  @Override
  public void userEnter(int cpu) {
    CpuHistory at = requireWatched("userEnter", cpu);
    require(!isLazy(cpu), "userEnter", cpu, "is lazy");
    at.place = Place.USER;
  }

  @Override
  public void userExit(int cpu) {
    leave("userExit", cpu, Place.USER);
  }

  private void leave(String hook, int cpu, Place place) {
    require(cpus[cpu].place == place, hook, cpu, "leaves what it did not enter");
    cpus[cpu].place = Place.KERNEL;
    requireWatched(hook, cpu);
  }

  @Override
  public void tick(int cpu) {
    requireWatched("tick", cpu);
  }

  @Override
  public void cpuOnline(int cpu) {
    require(cpus[cpu].phase == Phase.STARTING, "cpuOnline", cpu, "did not come up just now");
    cpus[cpu].phase = Phase.ONLINE;
    requireWatched("cpuOnline", cpu);
    requireOnlyInit("cpuOnline", cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    require(cpus[cpu].online(), "cpuOffline", cpu, "is not online");
    requireWatched("cpuOffline", cpu);
    requireOnlyInit("cpuOffline", cpu);
    require(isInOnlineMask(cpu), "cpuOffline", cpu, "is not in the online mask");
    cpus[cpu].phase = Phase.DYING;
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    requireInKernel("cpuDead", byCpu);
    CpuHistory dead = cpus[deadCpu];
    require(dead.phase == Phase.DYING, "cpuDead", deadCpu, "did not go offline");
    require(kernel.contextOf(deadCpu) == CpuContext.OFFLINE, "cpuDead", deadCpu, "is not dead");
    require(!isInOnlineMask(deadCpu), "cpuDead", deadCpu, "is in the online mask");
    dead.open.clear();
    dead.handWorkTo(cpus[byCpu], byCpu);
    dead.phase = Phase.DOWN;
  }

  @Override
  public void keepsRecordOf(int cpu) {
    require(!cpus[cpu].online(), "keepsRecordOf", cpu, "is online");
  }

  @Override
  public void delegatedReferences(Mm mm) {
    require(!of(mm).freed, "delegatedReferences", 0, "asks about the freed " + mm);
  }

  @Override
  public void atRest() {
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      CpuHistory at = cpus[cpu];
      require(!at.switching, "a switch", cpu, "has handed a borrow over and never finished");
      require(at.open.size() <= 1, "rest", cpu, "borrows " + at.open + " at once");
    }
  }

  @Override
  public void drop(int cpu, Runnable call) {
    cpus[cpu].drops++;
    try {
      call.run();
    } finally {
      cpus[cpu].drops--;
    }
  }

  @Override
  public void evict(int cpu, Runnable call) {
    Mm left = borrowed(cpu);
    call.run();
    if (left != null) {
      cpus[cpu].open.remove(left);
      cpus[cpu].open.add(kernel.initMm());
    }
  }

  @Override
  public void freed(Mm mm) {
    of(mm).freed = true;
  }

  @Override
  public void toldDead(Mm mm, boolean dead) {
    require(dead || !of(mm).dead, "isDead", 0, "is told that " + mm + " lives again");
    of(mm).dead = dead;
  }

  @Override
  public Work deferred(int cpu, Work work, Mm mm) {
    boolean late = cpus[cpu].phase == Phase.DYING && kernel.contextOf(cpu) == CpuContext.OFFLINE;
    DeferredPiece piece = new DeferredPiece(cpu, late);
    cpus[cpu].work.addLast(piece);
    return (runner, about) -> {
      CpuHistory queue = cpus[piece.queue];
      require(queue.work.poll() == piece, "work", runner, "runs a piece out of turn, or twice");
      require(
          runner == piece.queue || !queue.online(),
          "work",
          runner,
          "runs that of the online cpu" + piece.queue);
      requireInKernel("work", runner);
      work.run(runner, about);
    };
  }

  @Override
  public Call call(Mm mm) {
    return new RecordedCall(cpus, mm);
  }

  private MmHistory of(Mm mm) {
    return mms.computeIfAbsent(mm, unseen -> new MmHistory());
  }

  private static int users(Mm mm) {
    return ((MmStruct) mm).userReferences();
  }

  private static long countOf(Mm mm) {
    return ((MmStruct) mm).counted();
  }

  /** The borrow that this CPU is lazy on now. */
  private @Nullable Mm borrowed(int cpu) {
    for (Mm mm : cpus[cpu].open) {
      if (kernel.isLazyOn(cpu, mm)) {
        return mm;
      }
    }
    return null;
  }

  private boolean isLazy(int cpu) {
    return borrowed(cpu) != null;
  }

  private boolean isInOnlineMask(int cpu) {
    return kernel.onlineCpus().test(cpu, Order.RELAXED);
  }

  private void requireOnlyInit(String hook, int cpu) {
    require(
        cpus[cpu].open.size() == 1 && cpus[cpu].open.contains(kernel.initMm()),
        hook,
        cpu,
        "borrows " + cpus[cpu].open);
  }

  private void requireRuns(String hook, int cpu) {
    Phase phase = cpus[cpu].phase;
    require(phase == Phase.ONLINE || phase == Phase.STARTING, hook, cpu, "is offline");
  }

  private CpuHistory requireInKernel(String hook, int cpu) {
    requireRuns(hook, cpu);
    require(cpus[cpu].place == Place.KERNEL, hook, cpu, "is not in the kernel");
    return cpus[cpu];
  }

  private CpuHistory requireWatched(String hook, int cpu) {
    CpuHistory at = requireInKernel(hook, cpu);
    require(kernel.contextOf(cpu) == CpuContext.WATCHED, hook, cpu, "is not watched by RCU");
    return at;
  }
}
