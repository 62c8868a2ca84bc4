package org.lazymm.scheduler.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Disposal;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.property.Property;

/**
 * The life of mms from birth to free, and the references which keep them: {@code kernel/fork.c}.
 */
final class AddressSpaces extends KernelPart {
  private final List<MmStruct> live = new ArrayList<>();
  private final ArrayDeque<MmStruct> freeList = new ArrayDeque<>();
  private final List<Function<Mm, ?>> schemeSlots = new ArrayList<>();
  private int births;
  private boolean initialising;

  AddressSpaces(KernelCore core) {
    super(core);
  }

  MmStruct initMm() {
    return initMm.get();
  }

  /** Gives {@code init_mm} the scheme's state; to be called once the scheme is there. */
  MmStruct bootInitMm() {
    MmStruct mm = initMm();
    makeSchemeState(mm);
    return mm;
  }

  <S> int addSlot(Function<Mm, S> make) {
    if (schemeSlots.size() == MmStruct.SCHEME_SLOTS) {
      throw new IllegalStateException(
          "perMm is called once more; expected at most "
              + MmStruct.SCHEME_SLOTS
              + " kinds of state");
    }
    schemeSlots.add(make);
    return schemeSlots.size() - 1;
  }

  private void makeSchemeState(MmStruct mm) {
    for (int slot = 0; slot < schemeSlots.size(); slot++) {
      Object state = scheme.state(schemeSlots.get(slot), mm);
      engine.madeOnce(state);
      mm.schemeState[slot] = state;
    }
  }

  /** What the scheme keeps for an mm, slot by slot. */
  List<?> schemeStates(MmStruct mm) {
    return Arrays.asList(mm.schemeState).subList(0, schemeSlots.size());
  }

  int liveCount() {
    return allLive().size();
  }

  MmStruct live(int index) {
    return allLive().get(index);
  }

  /** The mms that are not freed; kept up while actions run in order, looked for after that. */
  List<MmStruct> allLive() {
    Checkpoint checkpoint = log.checkpoint();
    if (checkpoint == null) {
      return live;
    }
    List<MmStruct> found = new ArrayList<>(checkpoint.mms());
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      found.addAll(checkpoint.allocations(cpu).present());
    }
    found.removeIf(MmStruct::freed);
    return List.copyOf(found);
  }

  /** {@code mm_alloc}, {@code mm_init}. */
  MmStruct create(int cpu) {
    Checkpoint checkpoint = log.checkpoint();
    MmStruct mm = checkpoint == null ? allocate() : allocate(checkpoint, cpu);
    listener.born(cpu, mm);
    boolean outer = initialising; // Another may be made while this one is.
    initialising = true;
    try {
      scheme.mmInit(cpus[cpu], mm);
    } finally {
      initialising = outer;
    }
    return mm;
  }

  /** Whether the scheme is setting up an mm right now, which nobody else can find yet. */
  boolean initialising() {
    return initialising;
  }

  private MmStruct allocate() {
    String name = "mm" + ++births;
    MmStruct mm = settings.reuseFreedMms() ? freeList.pollLast() : null;
    if (mm == null) {
      mm = make(name);
    } else {
      mm.rename(name);
      mm.forgetFormerLife();
      clear(mm);
    }
    mm.liveIndex = live.size();
    live.add(mm);
    return mm;
  }

  private MmStruct allocate(Checkpoint checkpoint, int cpu) {
    OwnAllocations own = checkpoint.allocations(cpu);
    String name = own.nextName();
    MmStruct mm = freedMemory(checkpoint, cpu, name);
    if (mm == null) {
      return own.fresh(name, this::make);
    }
    // Sums, as all changes by several CPUs are: what a sound life leaves is taken back.
    log.change(mm, Ghost.DEATHS, -1);
    log.change(mm, Ghost.LAST_REFERENCES, -1);
    log.change(mm, Ghost.FREES, -1);
    log.change(mm, Ghost.USERS, 1);
    log.change(mm, Ghost.COUNT, 1);
    clear(mm);
    return mm;
  }

  private @Nullable MmStruct freedMemory(Checkpoint checkpoint, int cpu, String name) {
    Slab slab = checkpoint.slab();
    if (slab == null) {
      return null;
    }
    MmStruct others = slab.take(cpu);
    return others == null ? checkpoint.allocations(cpu).again(name) : others;
  }

  private MmStruct make(String name) {
    MmStruct mm = MmStruct.made(name, engine);
    makeSchemeState(mm);
    return mm;
  }

  /** Sets the cells of memory used again. */
  private void clear(MmStruct mm) {
    engine.reallocate(mm);
    // Relaxed: nobody else can find the mm yet.
    mm.users.store(1, Order.RELAXED);
    mm.count.store(1, Order.RELAXED);
    mm.membarrierState.store(0, Order.RELAXED);
    for (int stale = mm.cpumask.next(-1); stale >= 0; stale = mm.cpumask.next(stale)) {
      mm.cpumask.clear(stale, Order.RELAXED); // mm_init_cpumask
    }
  }

  void getUsers(MmStruct mm) {
    if (mm.dead() && engine.isSequential()) {
      reporter.report(Property.S3, engine.current(), mm + " is dead and gets a user");
    }
    mm.users.add(1, Order.RELAXED); // mmget: the caller holds one already.
    log.change(mm, Ghost.USERS, 1);
  }

  boolean getUsersNotZero(MmStruct mm) {
    long seen = mm.users.load(Order.RELAXED);
    while (seen != 0) {
      // Full, as atomic_inc_not_zero is; no access pairs with it.
      long found = mm.users.compareExchange(seen, seen + 1, Order.FULL);
      if (found == seen) {
        log.change(mm, Ghost.USERS, 1);
        return true;
      }
      seen = found;
    }
    return false;
  }

  /**
   * The counting half of {@code mmput}.
   *
   * @return whether it was the last user
   */
  boolean putUsers(Cpu cpu, MmStruct mm) {
    // Full: all that the user did, and every borrow published for it, before the death that others
    // may see (O1). Pairs with the same decrement by the other users, and with isDead().
    boolean last = mm.users.decrementAndTest(Order.FULL);
    log.change(mm, Ghost.USERS, -1);
    if (!last) {
      return false;
    }
    log.change(mm, Ghost.DEATHS, 1);
    log.change(mm, Ghost.TEARDOWNS, 1);
    listener.died(cpu.id, mm);
    return true;
  }

  /** A look into the mm of somebody else's task; relaxed. */
  long membarrierState(MmStruct mm) {
    long state = mm.membarrierState.load(Order.RELAXED);
    if (mm.freed() && engine.isSequential()) {
      reporter.report(Property.S1, engine.current(), mm + " is looked into after it was freed");
    }
    return state;
  }

  void pin(MmStruct mm) {
    if (mm.freed() && engine.isSequential()) {
      throw new InfeasibleException(mm + " would have been kept from dying by task_lock");
    }
    listener.pinning(engine.current(), mm);
    mm.count.add(1, Order.RELAXED);
    if (mm.counted() <= 0 && engine.isSequential()) {
      throw new InfeasibleException(mm + " would have been kept from dying by task_lock");
    }
    log.change(mm, Ghost.COUNT, 1);
    log.change(mm, Ghost.PINS, 1);
  }

  void unpin(Cpu cpu, MmStruct mm) {
    KernelFunction before = cpu.function;
    cpu.function = before == KernelFunction.NONE ? KernelFunction.PUT : before;
    log.change(mm, Ghost.PINS, -1);
    boolean locked = cpu.preemptible() && faults.has(Fault.PIN_DROPPED_INTERRUPTS_OFF);
    if (locked) {
      irqs.off(cpu);
    }
    listener.unpinning(cpu.id, mm);
    drop(cpu, mm, Order.FULL); // As mmdrop is; pairs with the other drops of the same count.
    if (locked) {
      irqs.on(cpu);
    }
    cpu.function = before;
  }

  void grab(MmStruct mm, long references, Order order) {
    if (mm.freed() && engine.isSequential()) {
      reporter.report(Property.S1, engine.current(), mm + " is counted up after it was freed");
      return;
    }
    mm.count.add(references, order);
    if (mm.counted() <= 0 && engine.isSequential()) {
      reporter.report(Property.S2, engine.current(), "the count of " + mm + " rises from 0");
    }
    log.change(mm, Ghost.COUNT, references);
  }

  void ungrab(MmStruct mm, long references, Order order) {
    if (mm.freed() && engine.isSequential()) {
      reporter.report(Property.S1, engine.current(), mm + " is counted down after it was freed");
      return;
    }
    listener.ungrabbing(engine.current(), mm);
    mm.count.add(-references, order);
    log.change(mm, Ghost.COUNT, -references);
    if (mm.counted() <= 0 && engine.isSequential()) {
      reporter.report(Property.S2, engine.current(), "ungrab takes the last reference of " + mm);
    }
  }

  /** {@code mmdrop}. */
  void drop(Cpu cpu, MmStruct mm, Order order) {
    if (mm.freed() && engine.isSequential()) {
      reporter.report(Property.S1, cpu.id, mm + " is dropped after it was freed");
      return;
    }
    if (!cpu.online) {
      reporter.report(
          Property.H3, cpu.id, mm + " is dropped on " + cpu + ", which RCU does not watch");
    }
    long left = mm.count.addAndGet(-1, order);
    log.change(mm, Ghost.COUNT, -1);
    if (left < 0) {
      reporter.report(Property.S2, cpu.id, "the count of " + mm + " falls below 0");
    } else if (left == 0) {
      lastReferenceGone(cpu, mm);
    }
  }

  private void lastReferenceGone(Cpu cpu, MmStruct mm) {
    if (mm == initMm()) {
      reporter.report(Property.S7, cpu.id, "the count of init_mm falls to 0");
      return;
    }
    if (mm.lastReferenceGone() && engine.isSequential()) {
      reporter.report(Property.S2, cpu.id, "the count of " + mm + " falls to 0 a second time");
      return;
    }
    listener.lastReferenceGone(cpu.id, mm);
    log.change(mm, Ghost.LAST_REFERENCES, 1);
    if (scheme.lastReferenceGone(cpu, mm) == Disposal.FREE) {
      free(cpu, mm);
    }
  }

  /** The freeing half of {@code __mmdrop}. */
  void free(Cpu cpu, MmStruct mm) {
    if (mm == initMm()) {
      reporter.report(Property.S7, cpu.id, "init_mm is freed");
      return;
    }
    if (mm.freed() && engine.isSequential()) {
      reporter.report(Property.S2, cpu.id, mm + " is freed twice");
      return;
    }
    if (cpu.irqsOff) {
      reporter.report(Property.X1, cpu.id, mm + " is freed with interrupts off");
    } else if (!cpu.preemptible() && faults.has(Fault.FREE_SLEEPS)) {
      reporter.report(
          Property.X1, cpu.id, mm + " is freed in an atomic section, by what may sleep");
    }
    if (engine.isSequential()) {
      checkNobodyHolds(cpu, mm);
    }
    log.change(mm, Ghost.FREES, 1);
    engine.free(mm);
    listener.freed(cpu.id, mm);
    Checkpoint checkpoint = log.checkpoint();
    if (checkpoint == null) {
      release(mm);
    } else {
      Slab slab = checkpoint.slab();
      if (slab == null || !slab.offer(cpu.id, mm)) {
        checkpoint.allocations(cpu.id).freed(mm);
      }
    }
  }

  /** What the checker knows of all CPUs when actions follow each other. */
  private void checkNobodyHolds(Cpu cpu, MmStruct mm) {
    if (mm.userReferences() > 0) {
      reporter.report(
          Property.S4, cpu.id, mm + " is freed while it has " + mm.userReferences() + " users");
    }
    if (mm.pins() > 0) {
      reporter.report(
          Property.K3, cpu.id, mm + " is freed while it is pinned " + mm.pins() + " times");
    }
    if (mm.counted() > 0) {
      reporter.report(
          Property.K1, cpu.id, mm + " is freed while it is counted " + mm.counted() + " times");
    }
    if (mm.loadedOn() > 0 || mm.activeOn() > 0) {
      reporter.report(Property.S1, cpu.id, mm + " is freed while " + holders(mm));
    }
  }

  private void release(MmStruct mm) {
    MmStruct last = live.remove(live.size() - 1);
    if (last != mm) {
      live.set(mm.liveIndex, last);
      last.liveIndex = mm.liveIndex;
    }
    mm.liveIndex = -1;
    if (settings.reuseFreedMms() && mm.loadedOn() == 0 && mm.activeOn() == 0) {
      freeList.addLast(mm);
    }
  }

  private String holders(MmStruct mm) {
    StringBuilder text = new StringBuilder();
    for (Cpu cpu : cpus) {
      if (cpu.loaded == mm || cpu.active == mm) {
        text.append(text.isEmpty() ? "" : " and ")
            .append(cpu)
            .append(cpu.loaded == mm ? " has it loaded" : " has it as its active mm")
            .append(cpu.idle() ? " (idle)" : "");
      }
    }
    return text.toString();
  }
}
