package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.conformance.interleave.Request.Kind;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.ForeignStores;
import org.lazymm.scheduler.engine.InterruptSender;

/**
 * An engine whose accesses are done at once while nobody runs beside, and otherwise asked for by
 * the code of the CPU that runs.
 */
final class LiveEngine implements Engine {
  private static final int SETUP = -1;

  final World world;
  final State state;
  final Watch watch;
  private final Memory memory = new LiveMemory(this);
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<@Nullable Object> objects = new ArrayList<>();
  private final Map<Integer, Integer> owners = new HashMap<>();
  private final BitSet comesOrGoes = new BitSet();
  private ForeignStores foreignStores = (cell, owner) -> {};
  private @Nullable CpuCode running;
  private int current;
  private boolean peeking;
  private int cells;
  private int mms;
  private int seen;
  private int frees;
  private long accesses;

  LiveEngine(World world, State state) {
    this.world = world;
    this.state = state;
    this.watch = new Watch(this);
  }

  /** A cell belongs to a CPU, so that others do not store to it. */
  void ownedBy(int cpu, int cell) {
    owners.put(cell, cpu);
  }

  /** Whether this CPU is online is not for others' code to say without looking at cells. */
  void comesOrGoes(int cpu) {
    comesOrGoes.set(cpu);
  }

  @Override
  public void watchForeignStores(ForeignStores watching) {
    foreignStores = watching;
  }

  /** From here on the code of a CPU runs beside others; null when all of them are over. */
  void run(@Nullable CpuCode code) {
    running = code;
  }

  @Nullable CpuCode running() {
    return running;
  }

  /** Whether a CPU is about to free an mm, which the machine counts as freed already. */
  boolean frees() {
    return frees > 0;
  }

  /** Counts the accesses of the next action from 0. */
  void actionBegins() {
    accesses = 0;
  }

  // Numbers.

  /** The number of a new cell. */
  int cell(String name, int mm, long initial) {
    CpuCode code = running;
    if (code == null) {
      int made = world.cell(SETUP, cells++, name, mm, initial);
      state.memory.set(made, initial);
      return made;
    }
    return world.cell(code.cpu, code.cells++, name, mm, initial);
  }

  /** The number of an mm, which may be new. */
  int mm(Mm mm) {
    return watch.number(mm, this::newMm);
  }

  private int newMm() {
    CpuCode code = running;
    return code == null ? world.mm(SETUP, mms++) : world.mm(code.cpu, code.mms++);
  }

  /** The number of an object, which may be new; 0 for null. */
  long number(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    Integer known = numbers.get(object);
    if (known != null) {
      return known;
    }
    int number = newObject(object);
    numbers.put(object, number);
    while (objects.size() <= number) {
      objects.add(null);
    }
    objects.set(number, object);
    return number;
  }

  private int newObject(Object object) {
    CpuCode code = running;
    if (object instanceof Mm mm) {
      return world.object(SETUP, mm(mm), "mm");
    }
    return code == null
        ? world.object(SETUP, seen++, "")
        : world.object(code.cpu, code.objects++, "");
  }

  /** The object of a number. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Its cell was given such a one.
  <T> @Nullable T object(long number) {
    return number == 0 ? null : (T) objects.get((int) number);
  }

  // Accesses.

  /** Whether an access is done at once. */
  private boolean direct() {
    return running == null || peeking;
  }

  private void count() {
    if (!peeking && ++accesses > LiveRun.MOST_ACCESSES * world.cpus) {
      throw new GivenUpException("an action makes too many accesses");
    }
  }

  long load(int cell, Order order) {
    order.checkLoad();
    if (direct()) {
      count();
      return state.memory.get(cell);
    }
    long value = ask(Request.of(Kind.LOAD, cell));
    if (order == Order.FULL) {
      ask(Request.of(Kind.FENCE));
    }
    return value;
  }

  void store(int cell, long value, Order order) {
    order.checkStore();
    int owner = owners.getOrDefault(cell, current());
    if (owner != current() && !comesOrGoes.get(owner)) {
      foreignStores.storing(world.cells.get(cell).name, owner);
    }
    if (direct()) {
      count();
      state.memory.set(cell, value);
      return;
    }
    ask(Request.of(Kind.STORE, cell, value));
    if (order == Order.FULL) {
      ask(Request.of(Kind.FENCE));
    }
  }

  /** A read-modify-write, or a look into a mask. */
  long access(Kind kind, int cell, long first, long second) {
    Request request = new Request(kind, cell, first, second, -1);
    if (direct()) {
      count();
      return state.atOnce(request);
    }
    return ask(request);
  }

  void fence(Kind kind) {
    if (direct()) {
      count();
    } else {
      ask(Request.of(kind));
    }
  }

  private long ask(Request request) {
    CpuCode code = running;
    if (code == null) {
      throw new IllegalStateException("nobody runs");
    }
    return code.ask(request.using(uses(code, request)));
  }

  /**
   * The mm that an access uses: that of a field of the kernel's, and that whose state the scheme
   * has just looked up; the state itself outlives the mm.
   */
  private int uses(CpuCode code, Request request) {
    if (!request.isAccess()) {
      return -1;
    }
    World.CellInfo cell = world.cells.get(request.place());
    boolean uses = cell.kernels ? cell.role != World.Role.MM_MASK : code.lookedUp.remove(cell.mm);
    return uses ? cell.mm : -1;
  }

  // The engine.

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int enter(int cpu) {
    int before = current();
    if (running == null) {
      current = cpu;
    } else if (cpu != before) {
      throw new GivenUpException("cpu" + before + " enters cpu" + cpu);
    }
    return before;
  }

  @Override
  public int current() {
    CpuCode code = running;
    return code == null ? current : code.cpu;
  }

  @Override
  public boolean isSequential() {
    return running == null;
  }

  @Override
  public void irqs(boolean off) {
    CpuCode code = running;
    if (code == null) {
      return;
    }
    if (off && !code.irqsOff && code.mayBeInterrupted()) {
      ask(Request.of(Kind.PAUSE));
    }
    code.irqsOff = off;
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    CpuCode code = running;
    if (code != null) {
      code.interrupt(sender, wait);
      return;
    }
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      int self = current;
      current = target;
      watch.handlerBegins(target);
      sender.handle(target);
      current = self;
    }
  }

  @Override
  public long await(LongCell cell, long value, Order order) {
    if (running == null) {
      return cell.load(order);
    }
    return ask(Request.of(Kind.AWAIT, ((LiveMemory.NumberCell) cell).id(), value));
  }

  @Override
  public void use(Mm mm) {
    CpuCode code = running;
    if (code != null) {
      code.does(Effect.Kind.USE, mm(mm), 0, 0);
    }
  }

  @Override
  public void lookUp(Mm mm) {
    CpuCode code = running;
    if (code != null) {
      code.lookedUp.add(mm(mm));
    }
  }

  @Override
  public void waitsForSteps(LongCell cell) {
    world.cells.get(((LiveMemory.NumberCell) cell).id()).ofSteps = true;
  }

  @Override
  public void madeMm(Mm mm, LongCell users, LongCell count, CpuMask cpumask) {
    world.kernelsCellsOf(mm(mm));
  }

  @Override
  public void free(Mm mm) {
    if (running != null) {
      frees++;
      ask(Request.of(Kind.FREE, mm(mm)));
      frees--;
    }
  }

  @Override
  public void reallocate(Mm mm) {
    CpuCode code = running;
    if (code != null) {
      code.does(Effect.Kind.GHOST, mm(mm), Ghosts.FREES, -1);
      code.does(Effect.Kind.GHOST, mm(mm), Ghosts.DEATHS, -1);
    }
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    boolean before = peeking;
    peeking = true;
    try {
      return look.get();
    } finally {
      peeking = before;
    }
  }
}
