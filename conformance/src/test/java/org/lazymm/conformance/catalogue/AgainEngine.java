package org.lazymm.conformance.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.engine.MaskAccess;
import org.lazymm.scheduler.engine.NumberAccess;
import org.lazymm.scheduler.engine.RefAccess;
import org.lazymm.scheduler.engine.Rmw;
import org.lazymm.scheduler.engine.RunSignal;

/**
 * An engine that writes down what each CPU's code does after a checkpoint, and can run one CPU's
 * code again from there, answering from what was written down: what an exploration does, without
 * its choices.
 *
 * <p>Longer than 400 lines: an engine of its own, whole, to hold schemes to running again.
 */
final class AgainEngine implements Engine, Memory {
  @SuppressWarnings("StaticAssignmentOfThrowable") // Has no stack trace; thrown often.
  private static final Stopped STOPPED = new Stopped();

  private static final String INTERRUPT = "interrupt";
  private static final String OWN_INTERRUPT = "interrupt of its own";

  private enum Mode {
    SETUP,
    RECORDING,
    AGAIN
  }

  /**
   * One operation.
   *
   * @param cell on which cell or mm; null for a barrier
   * @param what the operation
   * @param written what it writes or asks, as it was given
   * @param result what it returned
   */
  private record Event(
      @Nullable Object cell, String what, List<Object> written, @Nullable Object result) {}

  private final List<List<Event>> logs = new ArrayList<>();
  private final List<Cell<?>> cells = new ArrayList<>();
  private Mode mode = Mode.SETUP;
  private int current;
  private int position;
  private boolean peeking;
  private int stopAt = Integer.MAX_VALUE;

  AgainEngine(int cpus) {
    for (int cpu = 0; cpu < cpus; cpu++) {
      logs.add(new ArrayList<>());
    }
  }

  /** The setup is over. */
  void checkpoint() {
    cells.forEach(Cell::keep);
    mode = Mode.RECORDING;
  }

  /** Forgets what was written down and puts the cells back. */
  void restart() {
    cells.forEach(Cell::putBack);
    logs.forEach(List::clear);
    mode = Mode.RECORDING;
  }

  /** How many operations a CPU has made, interrupts counted. */
  int length(int cpu) {
    return logs.get(cpu).size();
  }

  /** What a CPU's code has done, in words. */
  List<String> written(int cpu) {
    return logs.get(cpu).stream().map(event -> event.what() + " " + event.cell()).toList();
  }

  /** Runs a CPU's code again; everything that was written down must come again. */
  void again(int cpu, Runnable steps) {
    mode = Mode.AGAIN;
    position = 0;
    handle(cpu);
    steps.run();
    handle(cpu);
    if (position >= stopAt) {
      throw STOPPED;
    }
    if (position != length(cpu)) {
      throw new AssertionError("cpu" + cpu + " stops before " + logs.get(cpu).get(position));
    }
    mode = Mode.RECORDING;
  }

  /**
   * Runs a CPU's code again and leaves it in the middle, as an exploration leaves a CPU that waits.
   *
   * @param operations after how many operations
   */
  void againUntil(int cpu, int operations, Runnable steps) {
    stopAt = operations;
    try {
      again(cpu, steps);
      throw new AssertionError("cpu" + cpu + " was not stopped");
    } catch (Stopped e) {
      mode = Mode.RECORDING;
    } finally {
      stopAt = Integer.MAX_VALUE;
    }
  }

  /** Leaves a CPU's code. */
  private static final class Stopped extends Error implements RunSignal {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private void handle(int cpu) {
    current = cpu;
    while (position < Math.min(stopAt, length(cpu))
        && logs.get(cpu).get(position).what().equals(INTERRUPT)
        && logs.get(cpu).get(position).cell() instanceof InterruptSender sender) {
      position++;
      sender.handle(cpu);
    }
  }

  private <T> T operation(
      @Nullable Object cell, String what, List<Object> written, Supplier<T> real) {
    if (mode == Mode.SETUP || peeking) {
      return real.get();
    }
    if (mode == Mode.RECORDING) {
      T result = real.get();
      logs.get(current).add(new Event(cell, what, written, result));
      return result;
    }
    if (position >= stopAt) {
      throw STOPPED;
    }
    List<Event> log = logs.get(current);
    if (position == log.size()) {
      throw new AssertionError("cpu" + current + " goes on with " + what + " on " + cell);
    }
    Event before = log.get(position++);
    if (before.cell() != cell || !before.what().equals(what) || !before.written().equals(written)) {
      throw new AssertionError(
          "cpu" + current + " does " + what + " " + written + " on " + cell + ", before " + before);
    }
    @SuppressWarnings("unchecked") // The same operation returned it before.
    T result = (T) before.result();
    return result;
  }

  @Override
  public boolean isSequential() {
    return mode == Mode.SETUP;
  }

  @Override
  public Memory memory() {
    return this;
  }

  @Override
  public int enter(int cpu) {
    if (mode == Mode.AGAIN && cpu != current) {
      throw new AssertionError("cpu" + current + " enters cpu" + cpu);
    }
    int before = current;
    current = cpu;
    return before;
  }

  @Override
  public int current() {
    return current;
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    int self = current;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      if (target == self) {
        // Comes at once; each run has a sender of its own.
        operation(sender.getClass(), OWN_INTERRUPT, List.of(), () -> "");
      } else if (mode == Mode.AGAIN) {
        continue; // Its target's code runs it.
      } else if (mode == Mode.RECORDING) {
        logs.get(target).add(new Event(sender, INTERRUPT, List.of(), null));
      }
      current = target;
      sender.handle(target);
      current = self;
    }
  }

  @Override
  public void use(Mm mm) {
    operation(mm, "use", List.of(), () -> "");
  }

  @Override
  public void free(Mm mm) {
    operation(mm, "free", List.of(), () -> "");
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    peeking = true;
    try {
      return look.get();
    } finally {
      peeking = false;
    }
  }

  @Override
  public void smpMb() {
    operation(null, "smp_mb", List.of(), () -> "");
  }

  @Override
  public void smpRmb() {
    operation(null, "smp_rmb", List.of(), () -> "");
  }

  @Override
  public void smpWmb() {
    operation(null, "smp_wmb", List.of(), () -> "");
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    return new Pointer<>(name, initial);
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new NumberCell(name, initial);
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new Mask(name);
  }

  /** A cell of any kind. */
  private class Cell<T> {
    private final String name;
    private final @Nullable T initial;
    private @Nullable T kept;
    @Nullable T value;

    Cell(String name, @Nullable T initial) {
      this.name = name;
      this.initial = initial;
      this.value = initial;
      this.kept = initial;
      cells.add(this);
    }

    void keep() {
      kept = value;
    }

    void putBack() {
      value = mode == Mode.SETUP ? initial : kept;
    }

    @Nullable T get() {
      return operation(this, "load", List.of(), () -> value);
    }

    @Nullable T change(
        String what, UnaryOperator<@Nullable T> change, @Nullable Object... written) {
      List<Object> texts = new ArrayList<>();
      Arrays.stream(written).forEach(argument -> texts.add(argument == null ? "null" : argument));
      return operation(
          this,
          what,
          texts,
          () -> {
            T before = value;
            value = change.apply(before);
            return before;
          });
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final class Pointer<T> extends Cell<T> implements RefAccess<T> {
    Pointer(String name, @Nullable T initial) {
      super(name, initial);
    }

    @Override
    public @Nullable T read(Order order) {
      return get();
    }

    @Override
    public void write(@Nullable T next, Order order) {
      change("store", before -> next, next);
    }

    @Override
    public @Nullable T update(Rmw rmw, @Nullable T next, @Nullable T expected, Order order) {
      boolean always = rmw == Rmw.EXCHANGE;
      return change(
          rmw.name(), before -> always || before == expected ? next : before, expected, next);
    }
  }

  private final class NumberCell extends Cell<Long> implements NumberAccess {
    NumberCell(String name, long initial) {
      super(name, initial);
    }

    private static long unboxed(@Nullable Long number) {
      return number == null ? 0 : number;
    }

    @Override
    public long read(Order order) {
      return unboxed(get());
    }

    @Override
    public void write(long next, Order order) {
      change("store", before -> next, next);
    }

    @Override
    public long update(Rmw rmw, long operand, long expected, Order order) {
      return unboxed(
          change(
              rmw.name(),
              before -> rmw.apply(unboxed(before), operand, expected),
              operand,
              expected));
    }
  }

  private final class Mask extends Cell<BitSet> implements MaskAccess {
    Mask(String name) {
      super(name, new BitSet());
    }

    private static BitSet with(@Nullable BitSet before, int cpu, boolean in) {
      BitSet changed = new BitSet();
      if (before != null) {
        changed.or(before);
      }
      changed.set(cpu, in);
      return changed;
    }

    private BitSet bits() {
      BitSet bits = get();
      return bits == null ? new BitSet() : bits;
    }

    @Override
    public boolean read(int cpu, Order order) {
      return bits().get(cpu);
    }

    @Override
    public int readNext(int after, Order order) {
      return bits().nextSetBit(after + 1);
    }

    @Override
    public void update(int cpu, boolean in, Order order) {
      change(in ? "set" : "clear", before -> with(before, cpu, in), cpu);
    }
  }
}
