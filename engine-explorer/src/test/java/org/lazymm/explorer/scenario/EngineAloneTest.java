package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.search.Stop;
import org.lazymm.scheduler.engine.InterruptSender;

/**
 * The engine without a kernel: which operations a CPU's code comes to, and what it keeps.
 *
 * <p>Longer than 400 lines: each rule of the interrupt protocol, operation by operation.
 */
class EngineAloneTest {
  /** What CPU 1 adds to a doorbell when it calls. */
  private static final long CALL_OF_CPU_1 = 1L << 16;

  /** And when it has answered. */
  private static final long ANSWER_OF_CPU_1 = 1L << 24;

  private static final long ANSWER_OF_CPU_2 = 1L << 40;

  private final BitSet ipiTargets = new BitSet();
  private final ExploredEngine engine = new ExploredEngine(3, ipiTargets, new Sites());
  private final LongCell cell = engine.memory().number("cell", Home.machine(), 7);
  private final Ref<Object> ref = engine.memory().ref("ref", Home.machine(), null);
  private final List<String> made = new ArrayList<>();
  private final List<Mode> modes = new ArrayList<>();

  /** What is read next, by cell; 0 if nothing is left. */
  private final Map<String, Deque<Long>> answers = new HashMap<>();

  private final List<Long> rings = new ArrayList<>();
  private final List<Boolean> aboutToBeInterrupted = new ArrayList<>();
  private int position;

  /** Operations that are written down, with the names of their cells. */
  private final Operations operations =
      (Operations)
          Proxy.newProxyInstance(
              Operations.class.getClassLoader(),
              new Class<?>[] {Operations.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "position" -> position;
                    case "operandsRead" -> rings.stream().mapToLong(Long::longValue).toArray();
                    case "fence" -> {
                      made.add("fence " + arguments[0]);
                      yield null;
                    }
                    default -> operation(method.getName(), (int) arguments[0], arguments);
                  });

  private @Nullable Object operation(String what, int location, Object[] arguments) {
    String name = engine.explored().name(location);
    position++;
    made.add(what + " " + name);
    if (arguments[arguments.length - 1] instanceof Mode mode) {
      modes.add(mode);
    }
    aboutToBeInterrupted.add(engine.isAboutToBeInterrupted(0, any -> 99));
    return switch (what) {
      case "write", "use", "free", "bear" -> null;
      default -> next(what, name);
    };
  }

  private long next(String what, String cell) {
    Deque<Long> left = answers.getOrDefault(cell, new ArrayDeque<>());
    if (left.isEmpty() && what.equals("idle")) {
      throw Stop.INSTANCE;
    }
    return left.isEmpty() ? 0 : left.remove();
  }

  private void answer(String cell, long... values) {
    Deque<Long> queue = answers.computeIfAbsent(cell, any -> new ArrayDeque<>());
    for (long value : values) {
      queue.add(value);
    }
  }

  private void begin(int cpu) {
    position = 0;
    made.clear();
    modes.clear();
    aboutToBeInterrupted.clear();
    engine.begin(cpu, operations);
  }

  /** Interrupts some CPUs, and says which they are. */
  private static InterruptSender sender(BitSet targets, boolean orders, IntConsumer handler) {
    return new InterruptSender() {
      @Override
      public int next(int after) {
        return targets.nextSetBit(after + 1);
      }

      @Override
      public void handle(int cpu) {
        handler.accept(cpu);
      }

      @Override
      public boolean orders() {
        return orders;
      }

      @Override
      public boolean idle(int cpu) {
        return false;
      }
    };
  }

  private static BitSet cpus(int... cpus) {
    BitSet set = new BitSet();
    for (int cpu : cpus) {
      set.set(cpu);
    }
    return set;
  }

  private void call(IntConsumer handler, boolean wait, int... targets) {
    engine.interrupt(sender(cpus(targets), true, handler), wait);
  }

  @Test
  void aCpuThatIsNeverInterruptedDoesNotLook() {
    begin(0);
    cell.load(Order.RELAXED);
    engine.memory().smpMb();
    assertEquals(List.of("read machine.cell", "fence MB"), made);
  }

  @Test
  void aCpuLooksAtItsDoorbellBeforeEachOperation() {
    ipiTargets.set(0);
    begin(0);
    cell.load(Order.RELAXED);
    engine.memory().smpMb();
    engine.await(cell, 0, Order.RELAXED);
    assertEquals(
        List.of(
            "read cpu0.doorbell",
            "read machine.cell",
            "read cpu0.doorbell",
            "fence MB",
            "read cpu0.doorbell",
            "await machine.cell"),
        made);
  }

  @Test
  void aCpuLooksWhenItTurnsInterruptsOffAndNotUntilTheyAreOn() {
    ipiTargets.set(0);
    begin(0);
    engine.irqs(true);
    assertEquals(List.of("read cpu0.doorbell"), made);
    engine.irqs(true);
    cell.load(Order.RELAXED);
    engine.irqs(false);
    assertEquals(List.of("read cpu0.doorbell", "read machine.cell"), made);
    engine.irqs(false);
    assertEquals(2, made.size());
    cell.load(Order.RELAXED);
    assertEquals("read cpu0.doorbell", made.get(2));
  }

  @Test
  void codeThatRunsAgainHasItsInterruptsOn() {
    ipiTargets.set(0);
    begin(0);
    engine.irqs(true);
    begin(0);
    cell.load(Order.RELAXED);
    assertEquals(List.of("read cpu0.doorbell", "read machine.cell"), made);
  }

  @Test
  void whoeverWaitsIsInterruptedMeanwhile() {
    ipiTargets.set(0);
    begin(0);
    engine.await(cell, 0, Order.RELAXED);
    assertEquals(List.of(false, true), aboutToBeInterrupted, "at the wait alone");
    assertFalse(engine.isAboutToBeInterrupted(0, any -> 99));
    assertFalse(engine.isAboutToBeInterrupted(0, any -> 0));
  }

  @Test
  void whoeverWaitsWithInterruptsOffIsNotInterrupted() {
    ipiTargets.set(0);
    begin(0);
    engine.irqs(true);
    engine.await(cell, 0, Order.RELAXED);
    assertFalse(aboutToBeInterrupted.contains(true));
  }

  @Test
  void whoeverIsNeverRungIsNotInterrupted() {
    begin(0);
    engine.await(cell, 0, Order.RELAXED);
    assertFalse(aboutToBeInterrupted.contains(true));
  }

  @Test
  void whoeverWaitsInAHandlerIsNotInterrupted() {
    ipiTargets.set(0);
    begin(1);
    call(
        cpu -> {
          assertTrue(engine.isHandling());
          engine.await(cell, 0, Order.RELAXED);
        },
        false,
        0);
    engine.end();
    begin(0);
    assertFalse(engine.isHandling());
    answer("cpu0.doorbell", CALL_OF_CPU_1, CALL_OF_CPU_1);
    rings.add(CALL_OF_CPU_1);
    cell.load(Order.RELAXED);
    assertEquals(
        List.of(
            "read cpu0.doorbell",
            "await cpu1.call_cpu0",
            "await machine.cell",
            "read cpu0.doorbell",
            "read machine.cell"),
        made);
    assertFalse(aboutToBeInterrupted.contains(true));
    assertFalse(engine.isHandling());
  }

  @Test
  void aWaitInOrderReadsWhatIsThere() {
    assertEquals(7, engine.await(cell, 7, Order.ACQUIRE));
  }

  @Test
  void aCpuLooksBeforeItRings() {
    ipiTargets.set(0);
    ipiTargets.set(1);
    begin(0);
    call(cpu -> {}, false, 1);
    assertEquals(List.of("read cpu0.doorbell", "write cpu0.call_cpu1", "update cpu1.ring"), made);
  }

  @Test
  void anInterruptThatOrdersNothingPassesNoNote() {
    ipiTargets.set(1);
    begin(0);
    engine.interrupt(sender(cpus(1), false, cpu -> {}), false);
    assertEquals(List.of("update cpu1.ring"), made);
  }

  @Test
  void aCpuMayBeInterrupted255Times() {
    ipiTargets.set(1);
    begin(0);
    for (int call = 0; call < 255; call++) {
      call(cpu -> {}, false, 1);
    }
    assertEquals(
        "cpu0 interrupts cpu1 more than 255 times",
        assertThrows(UnexplorableException.class, () -> call(cpu -> {}, false, 1)).getMessage());
  }

  @Test
  void inOrderAnInterruptIsHandledAtOnceByEachTarget() {
    List<String> handled = new ArrayList<>();
    engine.enter(1);
    call(cpu -> handled.add(cpu + " on " + engine.current()), true, 0, 2);
    assertEquals(List.of("0 on 0", "2 on 2"), handled);
    assertEquals(1, engine.current());
  }

  @Test
  void whoeverWaitsForAnswersHandlesWhatComesMeanwhile() {
    ipiTargets.set(0);
    ipiTargets.set(1);
    begin(1);
    call(cpu -> made.add("handler"), false, 0);
    engine.end();
    begin(0);
    answer("cpu0.doorbell", 0, CALL_OF_CPU_1, CALL_OF_CPU_1 + ANSWER_OF_CPU_1);
    rings.add(CALL_OF_CPU_1);
    call(cpu -> {}, true, 1);
    assertEquals(
        List.of(
            "read cpu0.doorbell",
            "write cpu0.call_cpu1",
            "update cpu1.ring",
            "await cpu0.doorbell",
            "await cpu1.call_cpu0",
            "handler",
            "await cpu0.doorbell",
            "await cpu0.call_cpu1.done"),
        made);
  }

  @Test
  void whoeverWaitsForTwoGoesOnWhenBothHaveAnswered() {
    ipiTargets.set(0, 3);
    begin(0);
    answer("cpu0.doorbell", 0, 0, ANSWER_OF_CPU_2, ANSWER_OF_CPU_1 + ANSWER_OF_CPU_2);
    call(cpu -> {}, true, 1, 2);
    assertEquals(
        List.of(
            "await cpu0.doorbell",
            "await cpu0.call_cpu2.done",
            "await cpu0.doorbell",
            "await cpu0.call_cpu1.done"),
        made.subList(made.size() - 4, made.size()));
  }

  @Test
  void whoeverWaitsWithInterruptsOffDoesNotLook() {
    ipiTargets.set(0, 3);
    begin(0);
    engine.irqs(true);
    made.clear();
    call(cpu -> {}, true, 1, 2);
    assertEquals(
        List.of(
            "write cpu0.call_cpu1",
            "update cpu1.ring",
            "write cpu0.call_cpu2",
            "update cpu2.ring",
            "await cpu0.call_cpu1.done",
            "await cpu0.call_cpu2.done"),
        made);
  }

  @Test
  void anIdleCpuRestsAtFirstAndAfterEachInterrupt() {
    ipiTargets.set(0);
    begin(0);
    answer("cpu0.doorbell", ANSWER_OF_CPU_1, ANSWER_OF_CPU_2);
    assertThrows(Stop.class, () -> engine.idleForEver(() -> made.add("rests")));
    assertEquals(
        List.of(
            "rests",
            "idle cpu0.doorbell",
            "rests",
            "idle cpu0.doorbell",
            "rests",
            "idle cpu0.doorbell"),
        made);
  }

  @Test
  void anIdleCpuThatIsNeverRungRestsOnce() {
    begin(0);
    engine.idleForEver(() -> made.add("rests"));
    assertEquals(List.of("rests"), made);
  }

  @Test
  void whoseCallIsCarriedOutIsKnownOfTheLastRunAlone() {
    ipiTargets.set(0);
    begin(1);
    call(cpu -> cell.load(Order.RELAXED), false, 0);
    engine.end();
    begin(0);
    answer("cpu0.doorbell", CALL_OF_CPU_1, CALL_OF_CPU_1);
    rings.add(CALL_OF_CPU_1);
    engine.irqs(true);
    assertEquals(-1, engine.handledAt(0, 0));
    assertEquals(1, engine.handledAt(0, 1));
    assertEquals(1, engine.handledAt(0, 2));
    assertEquals(-1, engine.handledAt(0, 3));
    assertEquals(-1, engine.handledAt(3, 1), "an interrupt controller handles nothing");
    begin(0);
    assertEquals(-1, engine.handledAt(0, 1));
  }

  @Test
  void aCallOfAFormerExecutionIsNotHandled() {
    ipiTargets.set(0);
    begin(1);
    call(cpu -> {}, false, 0);
    engine.end();
    engine.startOver();
    begin(0);
    answer("cpu0.doorbell", CALL_OF_CPU_1);
    rings.add(CALL_OF_CPU_1);
    assertEquals(
        1,
        assertThrows(BehindException.class, () -> cell.load(Order.RELAXED)).thread(),
        "its code must be run first");
  }

  @Test
  void anObjectOfAFormerExecutionIsNotKnown() {
    engine.concurrentPartBegins();
    Object object = new Object();
    begin(1);
    ref.store(object, Order.RELEASE);
    long number = engine.explored().objects().number(object, 1);
    engine.end();
    begin(0);
    answer("machine.ref", number, number);
    assertSame(object, ref.load(Order.ACQUIRE));
    engine.startOver();
    begin(0);
    assertThrows(BehindException.class, () -> ref.load(Order.ACQUIRE));
  }

  @Test
  void anObjectIsNumberedForTheCpuThatMadeIt() {
    engine.concurrentPartBegins();
    begin(1);
    ref.store(new Object(), Order.RELEASE);
    engine.end();
    begin(0);
    ref.store(new Object(), Order.RELEASE);
    engine.end();
    begin(2);
    ref.store(new Object(), Order.RELEASE);
    engine.end();
    for (long cpu = 0; cpu < 3; cpu++) {
      assertNotNull(engine.explored().objects().object((cpu + 1) << 20));
    }
  }

  @Test
  void whatIsMadeOnceIsKnownWhoeverRunsFirst() {
    engine.concurrentPartBegins();
    Object object = new Object();
    engine.madeOnce(object);
    engine.startOver();
    begin(1);
    ref.store(object, Order.RELEASE);
    engine.end();
    engine.startOver();
    begin(0);
    answer("machine.ref", 1);
    assertSame(object, ref.load(Order.ACQUIRE));
  }

  @Test
  void theStructOfAnMmIsMadeOnce() {
    engine.concurrentPartBegins();
    Mm mm = () -> "mm9";
    engine.madeMm(
        mm,
        engine.memory().number("users", Home.mm(mm), 1),
        engine.memory().number("count", Home.mm(mm), 1),
        engine.memory().mask("cpumask", Home.mm(mm)));
    LongCell state = engine.memory().number("state", Home.mm(mm), 1);
    engine.startOver();
    begin(0);
    answer("machine.ref", 1);
    assertSame(mm, ref.load(Order.ACQUIRE));
    assertEquals(
        CellRole.ORDINARY, engine.explored().role(ExploredMemory.location(state)), "the scheme's");
  }

  @Test
  void aCellByWhichACpuIsInterruptedIsKnownToBeForThat() {
    for (int location = 0; location < engine.explored().locations(); location++) {
      String name = engine.explored().name(location);
      int target =
          name.matches("cpu\\d\\.(doorbell|ring)")
              ? name.charAt(3) - '0'
              : name.matches("cpu\\d\\.call_cpu\\d.*") ? name.charAt(13) - '0' : -1;
      assertEquals(target, engine.targetOf(location), name);
    }
    assertEquals(-1, engine.targetOf(-1), "a barrier has no cell");
  }

  @Test
  void whoRanBeforeIsKnownSoThatItGoesOn() {
    assertEquals(0, engine.enter(2));
    assertEquals(2, engine.enter(1));
    assertEquals(1, engine.enter(0));
  }

  @Test
  void aCpuCannotTakeAnothersSteps() {
    begin(1);
    assertEquals(1, engine.enter(1));
    assertEquals(
        "cpu1 takes a step of cpu0, which cannot be explored",
        assertThrows(UnexplorableException.class, () -> engine.enter(0)).getMessage());
  }

  @Test
  void whoeverGoesByWhatAnotherLeftWaitsForItsCodeToBeRun() {
    engine.comesAfter(1); // In order it has been.
    begin(0);
    assertEquals(1, assertThrows(BehindException.class, () -> engine.comesAfter(1)).thread());
    begin(1);
    engine.leavesBehind(); // It is not at its end, and that is not waited for.
    begin(0);
    engine.comesAfter(1);
    begin(1);
    begin(0);
    engine.comesAfter(1); // It has run, and does not come to leave anything: it was dead before.
    begin(1);
    engine.leavesBehind();
    engine.startOver();
    begin(0);
    assertThrows(BehindException.class, () -> engine.comesAfter(1));
  }

  @Test
  void whatWasLeftInTheSetupIsThereUnlessItWasTakenThere() {
    engine.enter(1);
    engine.leavesBehind();
    engine.enter(0);
    engine.concurrentPartBegins();
    begin(0);
    engine.comesAfter(1);
    engine.end();
    engine.comesAfter(1); // As when the machine is closed after an execution.
    begin(0);
    engine.comesAfter(1);
  }

  @Test
  void whatWasTakenInTheSetupIsNotThere() {
    engine.enter(1);
    engine.leavesBehind();
    engine.enter(0);
    engine.comesAfter(1);
    engine.concurrentPartBegins();
    begin(0);
    assertThrows(BehindException.class, () -> engine.comesAfter(1));
  }

  @Test
  void anObserverIsToldOfWhatIsHandedOnBeforeAndInTheConcurrentPart() {
    List<Object> told = new ArrayList<>();
    engine.handsOn("before");
    engine.tell(
        new ExploredEngine.Observer() {
          @Override
          public void operation(int cpu, int at) {}

          @Override
          public void handsOn(Object object) {
            told.add(object);
          }
        });
    engine.handsOn("in order");
    begin(0);
    engine.handsOn("work");
    ref.store("message", Order.RELEASE);
    ref.store(null, Order.RELEASE);
    ref.compareExchange("expected", "new", Order.FULL);
    engine.end();
    engine.handsOn("afterwards");
    assertEquals(List.of("before", "work", "message", "new", "expected"), told);
  }

  @Test
  void anMmIsUsedOnceUntilSomethingElseHappens() {
    Mm mm = () -> "mm9";
    Mm init = () -> "init";
    engine.neverFreed(init);
    engine.use(mm); // In order, that is judged at once.
    begin(0);
    engine.use(mm);
    engine.use(mm);
    engine.use(init);
    cell.load(Order.RELAXED);
    engine.use(mm);
    assertEquals(List.of("use mm9", "read machine.cell", "use mm9"), made);
    begin(0);
    engine.use(mm);
    assertEquals(List.of("use mm9"), made, "in each run");
  }

  @Test
  void aWaitIsAsStrongAsItIsAskedToBe() {
    begin(0);
    engine.await(cell, 0, Order.RELAXED);
    engine.await(cell, 0, Order.ACQUIRE);
    assertEquals(List.of(Mode.RELAXED, Mode.ACQUIRE), modes);
  }

  @Test
  void aCallThatOrdersIsReleasedAndItsEndIsAcquired() {
    ipiTargets.set(1);
    begin(0);
    call(cpu -> {}, true, 1);
    assertEquals(List.of(Mode.RELEASE, Mode.RELAXED, Mode.ACQUIRE), modes);
  }

  @Test
  void aCallThatOrdersNothingIsRelaxed() {
    ipiTargets.set(1);
    begin(0);
    engine.interrupt(sender(cpus(1), false, cpu -> {}), true);
    assertEquals(
        List.of("update cpu1.ring", "await cpu0.call_cpu1.done"), made, "there is no note");
    assertEquals(List.of(Mode.RELAXED, Mode.RELAXED), modes);
  }
}
