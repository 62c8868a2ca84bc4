package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.Operations;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.ForeignStores;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.MmStruct;

/**
 * The engine in which the modelled kernel is explored: each CPU is a thread of a program.
 *
 * <p>Interrupts. Each CPU has a location that counts the rings of each other CPU, and a doorbell to
 * which its interrupt controller, a thread of its own, copies that whenever it likes. Before each
 * of its operations, wherever its interrupts are on, and whenever they are about to be turned off,
 * a CPU reads its doorbell; if that has changed, it runs the handlers of those who rang, in the
 * order of the rings. So where between its operations a handler runs is a matter of what that read
 * reads. Rings order nothing, as an interrupt is no guaranteed barrier. A call that {@linkplain
 * InterruptSender#orders orders} passes a note besides, released by the sender and acquired by the
 * handler, and its end is released and acquired likewise, as in {@code smp_call_function}. A CPU
 * that is never interrupted does not look.
 *
 * <p>A CPU's code is run many times. What this object keeps from one run to the next is either a
 * constant of the scenario (the cells, who is rung, the memory of each mm) or belongs to one CPU
 * and is put back by {@link #begin}; calls and objects made by a CPU's code are handed to others
 * only once that code has been run in the present execution ({@link Calls}, {@link ObjectNumbers}).
 *
 * <p>Longer than 400 lines: the engine and the protocol by which explored CPUs interrupt each other
 * share the state of a run; apart, each would be handed the whole of it.
 */
public final class ExploredEngine implements Engine {
  /** How many CPUs can be told apart at a doorbell. */
  private static final int MOST_CPUS = 4;

  /** Each CPU's part of a doorbell: how often it called, and above that how often it answered. */
  private static final int BITS_PER_CPU = Long.SIZE / MOST_CPUS;

  private static final int BITS_OF_CALLS = BITS_PER_CPU / 2;
  private static final int MOST_CALLS = (1 << BITS_OF_CALLS) - 1;

  private final ExploredMemory memory;
  private final Sites sites;
  private final int cpus;
  private final BitSet ipiTargets;
  private final int[] ring;
  private final int[] pendingIpis;
  private final long[] seen;
  private final boolean[] irqsOff;
  private final boolean[] handling;
  private final boolean[] interruptible;
  private final List<List<Handler>> handlers = new ArrayList<>();
  private final Calls[][] calls;
  private final BitSet handoffs = new BitSet();

  /** Whether the setup is over. */
  private boolean concurrent;

  /** The CPUs whose code has left behind in its last run what others go by. */
  private final BitSet leftBehind = new BitSet();

  /** Those whose code has run in the present execution. */
  private final BitSet begun = new BitSet();

  /** Those that have left it behind in the setup. */
  private final BitSet leftBefore = new BitSet();

  private final int[] ringsHandled;
  private final HookBound hookBound;
  private final BitSet mayDie = new BitSet();
  private ForeignStores foreignStores = (cell, owner) -> {};
  private final List<Object> handedOnBefore = new ArrayList<>();
  private final Map<Integer, Integer> targets = new HashMap<>();
  private final IdentityHashMap<Mm, Integer> bodies = new IdentityHashMap<>();
  private final Map<Integer, Mm> mms = new HashMap<>();
  private final BitSet freedBefore = new BitSet();
  private final Map<Integer, MmCells> cells = new HashMap<>();
  private @Nullable Operations operations;
  private @Nullable Mm neverFreed;
  private @Nullable Mm lastUsed;
  private int lastUsedAt;
  private int current;
  private boolean sequential = true;
  private @Nullable Observer observer;
  private long writes;

  /**
   * An engine for some CPUs.
   *
   * @param cpus how many
   * @param ipiTargets the CPUs of which it is known that others interrupt them
   * @param sites knows and changes the orders of accesses
   */
  ExploredEngine(int cpus, BitSet ipiTargets, Sites sites) {
    this.cpus = cpus;
    this.ipiTargets = ipiTargets;
    this.sites = sites;
    this.memory = new ExploredMemory(cpus, new Watcher());
    this.ringsHandled = new int[cpus];
    this.hookBound = new HookBound(cpus);
    this.ring = new int[cpus];
    this.pendingIpis = new int[cpus];
    this.seen = new long[cpus];
    this.irqsOff = new boolean[cpus];
    this.handling = new boolean[cpus];
    this.interruptible = new boolean[cpus];
    this.calls = new Calls[cpus][cpus];
    for (int to = 0; to < cpus; to++) {
      handlers.add(new ArrayList<>());
      pendingIpis[to] = memory.newLocation("cpu" + to + ".doorbell", 0, CellRole.DOORBELL);
      targets.put(pendingIpis[to], to);
      handoffs.set(pendingIpis[to]);
      ring[to] = memory.newLocation("cpu" + to + ".ring", 0, CellRole.RING);
      targets.put(ring[to], to);
      handoffs.set(ring[to]);
      for (int from = 0; from < cpus; from++) {
        String name = "cpu" + from + ".call_cpu" + to;
        calls[from][to] =
            new Calls(
                from,
                memory.newLocation(name, 0, CellRole.REQUEST),
                memory.newLocation(name + ".done", 0, CellRole.DONE));
        handoffs.set(calls[from][to].acknowledged());
        targets.put(calls[from][to].request(), to);
        targets.put(calls[from][to].acknowledged(), to);
      }
    }
  }

  /**
   * The handler of one call, as it was run.
   *
   * @param from who called
   * @param begin the place of its first operation in the program order of who was called
   * @param end the place after its last
   */
  private record Handler(int from, int begin, int end) {}

  /** Is told of what a CPU does before it is done. */
  interface Observer {
    /** A CPU is about to make an operation. */
    void operation(int cpu, int position);

    /** The scheme looks its state of an mm up. */
    default void lookUp(int cpu, int position, Mm mm) {}

    /** The scheme hands an object to other code: by a cell, a call, or deferred work. */
    default void handsOn(Object object) {}
  }

  /** Who is told of each operation from here on. */
  void tell(Observer told) {
    observer = told;
    handedOnBefore.forEach(told::handsOn);
    handedOnBefore.clear();
  }

  /** Polls before each operation and has the orders looked at. */
  private final class Watcher implements ExploredMemory.Watch {
    @Override
    public Order order(Order order, Access access) {
      operation();
      return sites.order(current, position(), order, access);
    }

    @Override
    public Barrier barrier(Barrier barrier) {
      operation();
      return sites.barrier(current, position(), barrier);
    }

    private void operation() {
      hookBound.access(current);
      Observer told = observer;
      if (told != null) {
        told.operation(current, position());
      }
      poll();
    }

    @Override
    public void wrote() {
      if (hookBound.inHook()) {
        writes++;
      }
    }

    @Override
    public int cpu() {
      return current;
    }

    @Override
    public void shown(Object object) {
      handsOn(object);
    }

    @Override
    public void foreignStore(String cell, int owner) {
      // Whether a CPU that dies meanwhile is online by now is no one's to say.
      if (!mayDie.get(owner)) {
        foreignStores.storing(cell, owner);
      }
    }

    @Override
    public int body(Mm mm) {
      return ExploredEngine.this.body(mm);
    }
  }

  /** The place of the running CPU's next operation in its program order. */
  int position() {
    Operations to = operations;
    return to == null ? 0 : to.position();
  }

  // Runs of one CPU's code.

  /** The setup is over. */
  void concurrentPartBegins() {
    sequential = false;
    concurrent = true;
    mms.forEach((body, mm) -> freedBefore.set(body, ((MmStruct) mm).freed()));
    memory.objects().concurrentPartBegins();
  }

  /** Another execution begins. */
  void startOver() {
    leftBehind.clear();
    begun.clear();
    memory.objects().startOver();
    for (Calls[] made : calls) {
      for (Calls each : made) {
        each.startOver();
      }
    }
  }

  /** The CPU's code begins from its start. */
  void begin(int cpu, Operations to) {
    operations = to;
    memory.objects().begin(cpu);
    leftBehind.clear(cpu);
    begun.set(cpu);
    hookBound.begin(cpu);
    ringsHandled[cpu] = 0;
    memory.connect(to);
    current = cpu;
    seen[cpu] = 0;
    irqsOff[cpu] = false;
    handling[cpu] = false;
    interruptible[cpu] = false;
    handlers.get(cpu).clear();
    lastUsed = null;
    for (int other = 0; other < cpus; other++) {
      calls[cpu][other].rewindSender();
      calls[other][cpu].rewindTarget();
    }
  }

  /** The CPU's code has ended or was left. */
  void end() {
    operations = null;
    memory.connect(null);
  }

  /** An mm whose uses need not be judged, as it is never freed. */
  void neverFreed(Mm mm) {
    neverFreed = mm;
  }

  /** How many writes the scheme's code has made until now, on whatever CPU. */
  long writes() {
    return writes;
  }

  /** The bound on the accesses of a hook. */
  HookBound hookBound() {
    return hookBound;
  }

  /**
   * Runs code in order, on cells that hold given values, as if nothing else happened; afterwards
   * the cells are as before.
   */
  void sequentially(IntToLongFunction values, Runnable code) {
    sequential = true;
    try {
      memory.sequentially(values, code);
    } finally {
      sequential = false;
    }
  }

  /** Has nothing to do for ever, but for interrupts. */
  void idleForEver(Runnable whileIdle) {
    Operations to = running();
    whileIdle.run();
    while (ipiTargets.get(current)) {
      seen[current] = to.idle(pendingIpis[current], seen[current], Mode.RELAXED);
      handleCalls();
      whileIdle.run();
    }
  }

  private Operations running() {
    Operations to = operations;
    if (to == null) {
      throw new IllegalStateException("no CPU's code is being explored");
    }
    return to;
  }

  /**
   * Whether a CPU that waits for something else has an interrupt before it. Then it is not stuck:
   * the handler runs while it waits, which is the same as its running before, and that is another
   * execution.
   *
   * @param cpu a CPU that waits
   * @param rings what its doorbell holds
   */
  boolean isAboutToBeInterrupted(int cpu, IntToLongFunction rings) {
    return interruptible[cpu] && rings.applyAsLong(pendingIpis[cpu]) != seen[cpu];
  }

  /** The CPU that is interrupted by way of a location; -1 if it is for something else. */
  public int targetOf(int location) {
    return targets.getOrDefault(location, -1);
  }

  /** Whether a location is written only by those who have seen its last value. */
  boolean isHandoff(int location) {
    return handoffs.get(location);
  }

  /** Its cells. */
  public ExploredMemory explored() {
    return memory;
  }

  /**
   * Whose call a CPU carried out in its last run, at a place in its program order; -1 if none.
   *
   * @param cpu the CPU
   * @param at the place
   */
  public int handledAt(int cpu, int at) {
    if (cpu >= cpus) {
      return -1;
    }
    for (Handler handler : handlers.get(cpu)) {
      if (handler.begin() <= at && at < handler.end()) {
        return handler.from();
      }
    }
    return -1;
  }

  /** Whether the running CPU is in a handler. */
  boolean isHandling() {
    return handling[current];
  }

  /** What the memory of an mm is called. */
  public String nameOf(Mm mm) {
    Integer body = bodies.get(mm);
    return body == null ? mm.name() : memory.name(body);
  }

  // The engine.

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int enter(int cpu) {
    int before = current;
    if (operations != null && cpu != current) {
      throw new UnexplorableException(
          "cpu" + current + " takes a step of cpu" + cpu + ", which cannot be explored");
    }
    current = cpu;
    return before;
  }

  @Override
  public int current() {
    return current;
  }

  @Override
  public boolean isSequential() {
    return sequential;
  }

  @Override
  public void lookUp(Mm mm) {
    Observer told = observer;
    if (operations != null && told != null && mm != neverFreed) {
      told.lookUp(current, position(), mm);
    }
  }

  @Override
  public void watchForeignStores(ForeignStores watch) {
    foreignStores = watch;
  }

  /** A CPU dies or goes offline in the concurrent part. */
  void mayDie(int cpu) {
    mayDie.set(cpu);
  }

  @Override
  public void handsOn(Object object) {
    Observer told = observer;
    if (told == null) {
      handedOnBefore.add(object);
    } else if (operations != null) {
      told.handsOn(object);
    }
  }

  @Override
  public void leavesBehind() {
    (operations == null ? leftBefore : leftBehind).set(current);
  }

  @Override
  public void comesAfter(int cpu) {
    if (!concurrent) {
      leftBefore.clear(cpu);
    }
    boolean left = leftBehind.get(cpu) || leftBefore.get(cpu);
    if (operations != null && !left && !begun.get(cpu)) {
      throw new BehindException(cpu);
    }
  }

  @Override
  public void madeOnce(Object object) {
    memory.objects().lasts(object);
  }

  @Override
  public void waitsForSteps(LongCell cell) {
    memory.role(ExploredMemory.location(cell), CellRole.SCRIPT);
  }

  @Override
  public void madeMm(Mm mm, LongCell users, LongCell count, CpuMask cpumask) {
    MmCells made =
        new MmCells(
            ExploredMemory.location(users),
            ExploredMemory.location(count),
            ExploredMemory.location(cpumask));
    memory.kernelsFieldsOf(body(mm));
    memory.role(made.users(), CellRole.USERS);
    memory.role(made.count(), CellRole.COUNT);
    memory.role(made.cpumask(), CellRole.CPUMASK);
    cells.put(body(mm), made);
    madeOnce(mm);
  }

  /** The cells of the mm with a memory. */
  MmCells cellsOf(int body) {
    return known(cells.get(body));
  }

  /** Whether the mm with a memory was freed in the setup. */
  boolean isFreedBefore(int body) {
    return freedBefore.get(body);
  }

  /** The mm with a memory, at whatever life. */
  Mm mmOf(int body) {
    return known(mms.get(body));
  }

  private static <T> T known(@Nullable T found) {
    if (found == null) {
      throw new IllegalArgumentException("no mm has that memory");
    }
    return found;
  }

  @Override
  public void irqs(boolean off) {
    if (off && !irqsOff[current]) {
      poll();
    }
    irqsOff[current] = off;
  }

  @Override
  public void use(Mm mm) {
    Operations to = operations;
    if (to == null || mm == neverFreed || (mm == lastUsed && lastUsedAt == to.position())) {
      return;
    }
    sites.note(current, to.position());
    to.use(body(mm));
    lastUsed = mm;
    lastUsedAt = to.position();
  }

  @Override
  public void free(Mm mm) {
    if (operations != null) {
      sites.note(current, position());
      operations.free(body(mm));
    }
  }

  @Override
  public void reallocate(Mm mm) {
    if (operations != null) {
      sites.note(current, position());
      operations.reallocate(body(mm));
    }
  }

  /** The memory of an mm, as a location of role {@link CellRole#MM}. */
  int body(Mm mm) {
    Integer known = bodies.get(mm);
    if (known != null) {
      return known;
    }
    int made = memory.newLocation(mm.name(), 0, CellRole.MM);
    bodies.put(mm, made);
    mms.put(made, mm);
    return made;
  }

  @Override
  public long await(LongCell cell, long value, Order order) {
    Operations to = operations;
    if (to == null) {
      return cell.load(order);
    }
    poll();
    sites.note(current, to.position());
    int location = ExploredMemory.location(cell);
    interruptible[current] = ipiTargets.get(current) && !irqsOff[current] && !handling[current];
    long found = to.await(location, value, true, order.acquires() ? Mode.ACQUIRE : Mode.RELAXED);
    interruptible[current] = false;
    return found;
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    // Within a look at other values it is a part of that look.
    return memory.isPeeked() ? look.get() : peek(look, memory::initial);
  }

  /** Looks at cells as if they held other values. */
  <T> T peek(Supplier<T> look, IntToLongFunction values) {
    memory.peek(values);
    try {
      return look.get();
    } finally {
      memory.peek(null);
    }
  }

  // Interrupts.

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    Operations to = operations;
    if (to == null) {
      handleAtOnce(sender);
      return;
    }
    int self = current;
    BitSet targets = new BitSet();
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      targets.set(target);
      poll();
      int number = calls[self][target].send(new Calls.Call(sender, wait));
      if (sender.orders()) {
        sites.note(self, to.position());
        // Release: pairs with the acquire before the handler.
        to.write(calls[self][target].request(), number, Mode.RELEASE);
      }
      if (number > MOST_CALLS) {
        throw new UnexplorableException(
            "cpu" + self + " interrupts cpu" + target + " more than " + MOST_CALLS + " times");
      }
      ring(to, target, 1L << BITS_PER_CPU * self);
    }
    if (wait) {
      // Acquire: pairs with the release at the end of the handler.
      awaitAll(to, self, targets, sender.orders() ? Mode.ACQUIRE : Mode.RELAXED);
    }
  }

  private void handleAtOnce(InterruptSender sender) {
    int self = current;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      current = target;
      sender.handle(target);
      current = self;
    }
  }

  private void ring(Operations to, int target, long change) {
    if (cpus > MOST_CPUS) {
      throw new UnexplorableException(
          "interrupts among " + cpus + " CPUs: expected at most " + MOST_CPUS + " CPUs");
    }
    if (!ipiTargets.get(target)) {
      ipiTargets.set(target);
      throw new NewIpiTargetException(target);
    }
    sites.note(current, to.position());
    to.update(ring[target], Update.ADD, change, 0, Mode.RELAXED);
  }

  /**
   * The interrupt controller of a CPU: tells it of rings, sooner or later. It is a thread of its
   * own, as an interrupt may come late whatever the CPU has learned of the sender meanwhile.
   *
   * @param target the CPU
   * @param to makes the operations of the controller
   */
  void relay(int target, Operations to) {
    long told = 0;
    while (true) {
      // Acquire: what is told was rung before. It orders nothing else, here or elsewhere.
      told = to.idle(ring[target], told, Mode.ACQUIRE);
      to.write(pendingIpis[target], told, Mode.RELAXED);
    }
  }

  private void awaitAll(Operations to, int self, BitSet targets, Mode mode) {
    if (!ipiTargets.get(self) || irqsOff[self]) {
      for (int target = targets.nextSetBit(0);
          target >= 0;
          target = targets.nextSetBit(target + 1)) {
        Calls made = calls[self][target];
        to.await(made.acknowledged(), made.sent(), true, mode);
      }
      return;
    }
    while (true) {
      for (int target = targets.nextSetBit(0);
          target >= 0;
          target = targets.nextSetBit(target + 1)) {
        Calls made = calls[self][target];
        if (answers(self, target) >= made.awaited()) {
          to.await(made.acknowledged(), made.sent(), true, mode);
          targets.clear(target);
        }
      }
      if (targets.isEmpty()) {
        return;
      }
      seen[self] = to.await(pendingIpis[self], seen[self], false, Mode.RELAXED);
      handleCalls();
    }
  }

  /** How often a CPU has answered another, by what that saw of its doorbell last. */
  private int answers(int self, int other) {
    return (int) (seen[self] >>> BITS_PER_CPU * other + BITS_OF_CALLS) & MOST_CALLS;
  }

  /** Where interrupts may come in, one after the other. */
  private void poll() {
    Operations to = operations;
    if (to == null || irqsOff[current] || handling[current] || !ipiTargets.get(current)) {
      return;
    }
    long now = to.read(pendingIpis[current], Mode.RELAXED);
    while (now != seen[current]) {
      seen[current] = now;
      handleCalls();
      now = to.read(pendingIpis[current], Mode.RELAXED);
    }
  }

  /**
   * Carries the calls out that this CPU has just seen at its doorbell, in the order of the rings.
   */
  private void handleCalls() {
    Operations to = running();
    int self = current;
    handling[self] = true;
    long[] rings = to.operandsRead();
    int handled = ringsHandled[self];
    ringsHandled[self] = rings.length;
    for (int ring = handled; ring < rings.length; ring++) {
      int field = Long.numberOfTrailingZeros(rings[ring]);
      if (field % BITS_PER_CPU == 0) {
        answer(to, self, field / BITS_PER_CPU, calls[field / BITS_PER_CPU][self]);
      }
    }
    handling[self] = false;
  }

  /** Runs the next handler that a CPU asked for. */
  private void answer(Operations to, int self, int from, Calls made) {
    Calls.Call call = made.take();
    boolean orders = call.sender().orders();
    int begin = to.position();
    if (orders) {
      // Acquire: pairs with the release of the sender's note. Which may be a later one by now, if
      // the sender does not wait for this call.
      to.await(made.request(), made.handled() - 1, false, Mode.ACQUIRE);
    }
    call.sender().handle(self);
    if (call.waits()) {
      // Release: pairs with the acquire of the sender's wait.
      to.write(made.acknowledged(), made.handled(), orders ? Mode.RELEASE : Mode.RELAXED);
      if (ipiTargets.get(from)) {
        // So that it looks, if it waits.
        ring(to, from, 1L << BITS_PER_CPU * self + BITS_OF_CALLS);
      }
    }
    handlers.get(self).add(new Handler(from, begin, to.position()));
  }
}
