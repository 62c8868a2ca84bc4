package org.lazymm.scheduler.machine;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuContext;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * One CPU: run-queue fields that other CPUs read are cells, the rest is touched by its own code
 * alone.
 */
public final class Cpu {
  final int id;
  final Task idleTask;
  final Ref<Task> curr;
  final LongCell membarrierState;
  final LongCell context;

  Task current;
  MmStruct active;
  MmStruct loaded;
  boolean online = true;
  boolean irqsOff;

  /** Whether they were off when the kernel called the innermost hook under way on it. */
  boolean irqsOffAtHook;

  int atomic;
  boolean inEqs;
  int evictions;

  /** Whether it is lazy on an mm that a kernel thread gave up by {@code unuse_mm}. */
  boolean lazyAfterUnuse;

  /** Up to which unlinking of page tables of the loaded mm it has flushed. Ghost state. */
  int flushedGen;

  KernelFunction function = KernelFunction.NONE;

  /** What the core has fetched of code that may change; made by the first fetch. */
  private @Nullable IdentityHashMap<LongCell, Long> fetched;

  /** The work that it had deferred when it died, for whoever reaps it. */
  List<Deferred> leftWork = List.of();

  /** Made when work is first deferred: most CPUs of a large machine never do. */
  private @Nullable ArrayDeque<Deferred> deferred;

  Cpu(int id, Memory memory, MmStruct initMm) {
    this.id = id;
    this.idleTask = new Task(id, memory);
    this.current = idleTask;
    this.active = initMm;
    this.loaded = initMm;
    idleTask.cpu = this;
    Home runQueue = Home.cpu(id).onLine("rq");
    this.curr = memory.ref("curr", runQueue, idleTask);
    this.membarrierState = memory.number("membarrier_state", runQueue, 0);
    this.context =
        memory.number(
            "context_tracking",
            Home.cpu(id).onLine("context_tracking"),
            CpuContext.WATCHED.ordinal());
  }

  /** Its number. */
  public int id() {
    return id;
  }

  /** The task that runs on it. */
  public Task current() {
    return current;
  }

  /** Its idle task. */
  public Task idleTask() {
    return idleTask;
  }

  /** The active mm: the task's own, or the one that it borrows. */
  public MmStruct active() {
    return active;
  }

  /** The mm in its MMU. */
  public MmStruct loaded() {
    return loaded;
  }

  /** Whether it is online. */
  public boolean online() {
    return online;
  }

  /** Whether its task uses an mm that is not the task's own, {@code init_mm} included. */
  public boolean lazy() {
    return current.mm() == null;
  }

  /** Whether it is lazy on an mm that a kernel thread used and gave up. */
  public boolean lazyAfterUnuse() {
    return lazyAfterUnuse;
  }

  /** Whether it is in an extended quiescent state: idle, or user mode with context tracking. */
  public boolean inEqs() {
    return inEqs;
  }

  /** Whether it is in the idle extended quiescent state. */
  public boolean idle() {
    return inEqs && current == idleTask;
  }

  /** Whether its interrupts are off. */
  public boolean irqsOff() {
    return irqsOff;
  }

  /** Whether its task may be preempted here: interrupts on and no atomic section. */
  public boolean preemptible() {
    return !irqsOff && atomic == 0;
  }

  /** Which part of the kernel runs on it. */
  public KernelFunction function() {
    return function;
  }

  /** Whether work that a scheme deferred waits here. */
  public boolean hasDeferredWork() {
    ArrayDeque<Deferred> work = deferred;
    return work != null && !work.isEmpty();
  }

  /** Whether it had put work off when it died. */
  public boolean hasLeftWork() {
    return !leftWork.isEmpty();
  }

  int deferredPieces() {
    ArrayDeque<Deferred> work = deferred;
    return work == null ? 0 : work.size();
  }

  void defer(Deferred piece) {
    ArrayDeque<Deferred> work = deferred;
    if (work == null) {
      work = new ArrayDeque<>(2);
      deferred = work;
    }
    work.addLast(piece);
  }

  /** Takes the first piece of deferred work, if there is one. */
  @Nullable Deferred takeDeferred() {
    ArrayDeque<Deferred> work = deferred;
    return work == null ? null : work.pollFirst();
  }

  /** What the core executes of code that may have changed: what it fetched before, if it did. */
  long fetch(LongCell code) {
    IdentityHashMap<LongCell, Long> before = fetched;
    if (before == null) {
      before = new IdentityHashMap<>();
      fetched = before;
    }
    Long old = before.get(code);
    if (old != null) {
      return old;
    }
    // Relaxed: an instruction fetch is ordered by nothing but a core serialisation.
    long now = code.load(Order.RELAXED);
    before.put(code, now);
    return now;
  }

  /** The core is serialised: it forgets what it fetched. */
  void syncCore() {
    if (fetched != null) {
      fetched.clear();
    }
  }

  IdentityHashMap<LongCell, Long> fetched() {
    return fetched == null ? new IdentityHashMap<>() : new IdentityHashMap<>(fetched);
  }

  void fetchedOnly(IdentityHashMap<LongCell, Long> before) {
    fetched = before.isEmpty() ? null : new IdentityHashMap<>(before);
  }

  /** It dies: what it has deferred is left to others. */
  void leaveWork() {
    leftWork = deferredWork();
    deferOnly(List.of());
  }

  /** The work deferred on it, in its order. */
  public List<Deferred> deferredWork() {
    ArrayDeque<Deferred> work = deferred;
    return work == null ? List.of() : List.copyOf(work);
  }

  void deferOnly(List<Deferred> pieces) {
    if (deferred != null) {
      deferred.clear();
    }
    pieces.forEach(this::defer);
  }

  @Override
  public String toString() {
    return "cpu" + id;
  }
}
