package org.lazymm.explorer.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.reference.UncountedScheme;

/** Longer than 400 lines: each way in which a recording can differ from what the code does. */
class CounterexampleBuilderTest {
  private static final Scenario BUFFERING =
      scene(
              2,
              steps("0 run a", "1 run b"),
              steps("0 store x 1", "0 load y r", "1 store y 1", "1 load x s"))
          .withForbidden(Forbidden.of("r == 0 && s == 0", Property.M1));
  private static final Scenario WAITING =
      scene(2, steps("0 run a"), steps("0 store x 1", "0 await y 1", "1 await x 1"));

  private static Counterexample found(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
    return new ScenarioExplorer(Limits.NONE)
        .explore(scenario, scheme, model)
        .counterexample()
        .orElseThrow();
  }

  private static Repetition replay(
      Counterexample shown, Model model, List<ExecutionEvent> events, Property property) {
    return new ScenarioExplorer(Limits.NONE)
        .replay(
            shown.scenario(), ReferenceCounting::new, model, shown.interrupted(), events, property);
  }

  private static Repetition replay(Counterexample shown, List<ExecutionEvent> events) {
    return replay(shown, shown.model(), events, shown.violation().property());
  }

  /** Changes one event, and says what comes of it. */
  private static String changed(
      Counterexample shown, int number, UnaryOperator<ExecutionEvent> change) {
    List<ExecutionEvent> events = new ArrayList<>(shown.events());
    events.set(number, change.apply(events.get(number)));
    Repetition repetition = replay(shown, events);
    assertEquals(Repetition.Result.IMPOSSIBLE, repetition.result(), events::toString);
    return repetition.reason();
  }

  private static String words(ExecutionEvent event) {
    return ("cpu" + event.cpu() + "." + event.at() + " " + event.kind() + " " + event.order())
            .strip()
        + " "
        + event.cell()
        + (event.value().isEmpty() ? "" : " = " + event.value())
        + (event.readsFrom() == ExecutionEvent.NONE ? "" : " from " + event.readsFrom())
        + (event.before() == ExecutionEvent.NONE ? "" : " after " + event.before())
        + (event.update().isEmpty() ? "" : " by " + event.update() + " " + event.operand())
        + (event.expected().isEmpty() ? "" : " if " + event.expected());
  }

  private static int find(Counterexample shown, Kind kind, int cpu) {
    for (ExecutionEvent event : shown.events()) {
      if (event.kind() == kind && event.cpu() == cpu) {
        return event.number();
      }
    }
    throw new AssertionError("no " + kind + " of cpu" + cpu);
  }

  @Test
  void storeBufferingIsToldEventByEvent() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    List<String> told =
        shown.events().stream()
            .map(CounterexampleBuilderTest::words)
            .filter(each -> !each.contains("USE"))
            .toList();
    assertEquals(4, told.size(), told::toString);
    assertTrue(
        told.get(0).matches("cpu0\\.\\d+ WRITE relaxed machine.x = 1 after -1"), told.get(0));
    assertTrue(told.get(1).matches("cpu0\\.\\d+ READ relaxed machine.y = 0 from -1"), told.get(1));
    assertTrue(
        told.get(2).matches("cpu1\\.\\d+ WRITE relaxed machine.y = 1 after -1"), told.get(2));
    assertTrue(told.get(3).matches("cpu1\\.\\d+ READ relaxed machine.x = 0 from -1"), told.get(3));
    assertEquals(List.of(), shown.culprits(), "it is the outcome");
    assertEquals(List.of(), shown.interrupted());
    assertEquals(Model.TSO, shown.model());
    for (int number = 0; number < shown.events().size(); number++) {
      assertEquals(number, shown.events().get(number).number());
      assertEquals(-1, shown.events().get(number).handles());
    }
  }

  @Test
  void theCulpritsAreNamedInTheOrderInWhichTheyAreTold() {
    Counterexample shown = found(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC);
    assertEquals(2, shown.culprits().size());
    ExecutionEvent use = shown.events().get(shown.culprits().get(0));
    ExecutionEvent free = shown.events().get(shown.culprits().get(1));
    assertEquals("mm1", use.cell().substring(0, 3));
    assertEquals(Kind.FREE, free.kind());
    assertEquals("mm1", free.cell());
    assertTrue(free.number() < use.number());
    assertTrue(free.site().matches("AddressSpaces\\.free:\\d+"), free.site());
  }

  @Test
  void anUpdateIsToldInTwoHalvesOfOnePlace() {
    Counterexample shown = found(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC);
    int read = find(shown, Kind.UPDATE_READ, 0);
    ExecutionEvent first = shown.events().get(read);
    ExecutionEvent second = shown.events().get(read + 1);
    assertEquals("add", first.update());
    assertEquals("-1", first.operand());
    assertEquals("", first.expected());
    assertEquals("1", first.value());
    assertEquals("full", first.order());
    assertEquals("", second.update());
    assertEquals("0", second.value());
    assertEquals(first.site(), second.site());
    assertTrue(first.site().matches("AddressSpaces\\.putUsers:\\d+"), first.site());
  }

  /** At a tick of CPU 0 compares and then warns. */
  private static final class Comparing extends ReferenceCounting {
    private final Ref<String> ref = kernel.memory().ref("ref", Home.machine(), "old");
    private final LongCell number = kernel.memory().number("number", Home.machine(), 3);

    Comparing(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void tick(int cpu) {
      if (cpu == 0) {
        ref.compareExchange("old", "new", Order.FULL);
        ref.compareExchange("old", null, Order.FULL);
        number.compareExchange(4, 5, Order.FULL);
        kernel.memory().smpWmb();
        kernel.warnOn(true, "a tick");
      }
    }
  }

  @Test
  void pointersAreToldByWhatTheyPointAt() {
    Counterexample shown = found(scene(2, LAZY, steps("0 tick")), Comparing::new, Model.LKMM);
    List<String> told =
        shown.events().stream()
            .map(CounterexampleBuilderTest::words)
            .filter(each -> each.contains("machine") || each.contains("BARRIER"))
            .toList();
    assertEquals(
        List.of(
            "UPDATE_READ full machine.ref = old from -1 by compare_exchange new if old",
            "UPDATE_WRITE full machine.ref = new after -1",
            "UPDATE_READ full machine.ref = new from 1 by compare_exchange NULL if old",
            "UPDATE_READ full machine.number = 3 from -1 by compare_exchange 5 if 4",
            "BARRIER smp_wmb"),
        told.stream()
            .map(each -> each.replaceAll("cpu0\\.\\d+ ", "").replaceAll("from [0-9]+", "from 1"))
            .toList());
  }

  @Test
  void anMmIsToldByItsMemory() {
    Counterexample shown =
        found(
            scene(2, LAZY, steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final Ref<Mm> ref = kernel.memory().ref("ref", Home.machine(), null);

                  @Override
                  public void tick(int cpu) {
                    ref.exchange(kernel.initMm(), Order.FULL);
                    kernel.warnOn(true, "a tick");
                  }
                },
            Model.LKMM);
    ExecutionEvent read = shown.events().get(find(shown, Kind.UPDATE_READ, 0));
    assertEquals("NULL", read.value());
    assertEquals("init_mm", read.operand());
  }

  @Test
  void aDeadlockIsToldAndRepeated() {
    Counterexample shown = found(WAITING, ReferenceCounting::new, Model.SC);
    assertEquals(Property.L3, shown.violation().property());
    assertEquals(1, shown.culprits().size());
    assertEquals(Kind.AWAIT, shown.events().get(shown.culprits().get(0)).kind());
    Repetition again = replay(shown, shown.events());
    assertEquals(Repetition.Result.BREAKS, again.result(), again::reason);
    assertEquals(Optional.of(shown), again.counterexample());
    assertEquals("", again.reason());
  }

  @Test
  void whatIsRepeatedIsTheSame() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    assertEquals(Optional.of(shown), replay(shown, shown.events()).counterexample());
  }

  @Test
  void whatBreaksAnotherPropertyIsToldAsThat() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    Repetition other = replay(shown, Model.TSO, shown.events(), Property.S1);
    assertEquals(Property.M1, other.counterexample().orElseThrow().violation().property());
  }

  @Test
  void aModelThatForbidsItIsNamed() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    Repetition other = replay(shown, Model.SC, shown.events(), Property.M1);
    assertEquals(Repetition.Result.IMPOSSIBLE, other.result());
    assertEquals("model sc does not allow this execution", other.reason());
  }

  @Test
  void aSoundExecutionBreaksNothing() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    List<ExecutionEvent> events = new ArrayList<>(shown.events());
    int read = find(shown, Kind.READ, 1);
    int write = find(shown, Kind.WRITE, 0);
    events.set(read, with(events.get(read), "1", write, events.get(read).before()));
    Repetition sound = replay(shown, events);
    assertEquals(Repetition.Result.SOUND, sound.result(), sound::reason);
    assertEquals("this execution breaks no property", sound.reason());
  }

  private static ExecutionEvent with(ExecutionEvent event, String value, int from, int before) {
    return new ExecutionEvent(
        event.number(),
        event.cpu(),
        event.at(),
        event.kind(),
        event.order(),
        event.cell(),
        event.role(),
        event.target(),
        value,
        from,
        before,
        event.update(),
        event.operand(),
        event.expected(),
        event.handles(),
        event.site());
  }

  private static ExecutionEvent of(
      ExecutionEvent event, int cpu, Kind kind, String order, String cell) {
    return new ExecutionEvent(
        event.number(),
        cpu,
        event.at(),
        kind,
        order,
        cell,
        event.role(),
        event.target(),
        event.value(),
        event.readsFrom(),
        event.before(),
        event.update(),
        event.operand(),
        event.expected(),
        event.handles(),
        event.site());
  }

  @Test
  void aReadFromNoWriteIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int read = find(shown, Kind.READ, 0);
    int own = find(shown, Kind.WRITE, 0);
    int later = find(shown, Kind.WRITE, 1);
    String expected =
        "event " + read + " reads from event %d, which is no earlier write to its cell";
    for (int from : new int[] {own, later, read, -2}) {
      assertEquals(
          String.format(expected, from),
          changed(shown, read, event -> with(event, event.value(), from, event.before())));
    }
  }

  @Test
  void aWriteAfterNoWriteIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int write = find(shown, Kind.WRITE, 0);
    String expected = "event " + write + " is a write after event %d, which is none to its cell";
    for (int before : new int[] {find(shown, Kind.READ, 1), find(shown, Kind.WRITE, 1), 99, -2}) {
      assertEquals(
          String.format(expected, before),
          changed(shown, write, event -> with(event, event.value(), event.readsFrom(), before)));
    }
  }

  @Test
  void aWriteAfterItselfIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int write = find(shown, Kind.WRITE, 0);
    assertEquals(
        "the writes to a cell are in no order",
        changed(shown, write, event -> with(event, event.value(), event.readsFrom(), write)));
  }

  @Test
  void aValueThatTheCodeDoesNotComeToIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int write = find(shown, Kind.WRITE, 0);
    String reason =
        changed(shown, write, event -> with(event, "9", event.readsFrom(), event.before()));
    assertTrue(
        reason.startsWith(
            "event "
                + write
                + " of cpu0 was recorded with machine.x = 9 and has machine.x = 1 now, at ScenarioInterpreter."),
        reason);
  }

  @Test
  void aCpuThatThereIsNotIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    for (int cpu : new int[] {-1, 2}) {
      assertEquals(
          "cpu " + cpu + ": the scenario has CPUs 0 to 1",
          changed(shown, 0, event -> of(event, cpu, event.kind(), event.order(), event.cell())));
    }
  }

  @Test
  void anotherOperationIsADivergence() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int write = find(shown, Kind.WRITE, 0);
    for (UnaryOperator<ExecutionEvent> change :
        List.<UnaryOperator<ExecutionEvent>>of(
            event -> of(event, event.cpu(), Kind.WRITE, "release", event.cell()),
            event -> of(event, event.cpu(), Kind.UPDATE_READ, event.order(), event.cell()),
            event -> of(event, event.cpu(), Kind.WRITE, event.order(), "machine.z"),
            event -> of(event, event.cpu(), Kind.BARRIER, "", "smp_mb"),
            event -> of(event, event.cpu(), Kind.USE, "", event.cell()))) {
      String reason = changed(shown, write, change);
      assertTrue(
          reason.startsWith("the scheme or the kernel around it does not do what was recorded at"),
          reason);
      assertTrue(reason.contains("relaxed write of machine.x"), reason);
    }
  }

  @Test
  void eventsThatAreTooManyOrTooFewAreADivergence() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    List<ExecutionEvent> events = new ArrayList<>(shown.events());
    events.remove(events.size() - 1);
    String few = replay(shown, events).reason();
    assertTrue(few.contains("the end of the recording"), few);
    events = new ArrayList<>(shown.events());
    ExecutionEvent last = events.get(events.size() - 1);
    events.add(last);
    String many = replay(shown, events).reason();
    assertTrue(many.contains("the end of its code, or a wait"), many);
  }

  @Test
  void aWaitThatIsOverIsRefused() {
    Counterexample shown = found(WAITING, ReferenceCounting::new, Model.SC);
    int await = find(shown, Kind.AWAIT, 1);
    String reason = changed(shown, await, event -> with(event, "0", -1, event.before()));
    assertEquals("cpu1 waits at its end for what has happened already", reason);
  }

  @Test
  void aBarrierOrOrderThatIsNotKnownIsRefused() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    String reason =
        changed(shown, 0, event -> of(event, event.cpu(), Kind.READ, "strong", event.cell()));
    assertTrue(reason.startsWith("order 'strong' is not known"), reason);
  }

  @Test
  void anInterruptThatWasNotRecordedIsRefused() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void tick(int cpu) {
                kernel
                    .ipi()
                    .call(1 - cpu, (on, mm) -> kernel.warnOn(true, "here"), kernel.initMm());
              }
            };
    Counterexample shown = found(scene(2, steps("0 run o"), steps("0 tick")), scheme, Model.SC);
    assertEquals(List.of(1), shown.interrupted());
    assertTrue(shown.events().stream().anyMatch(event -> event.handles() == 0));
    Repetition again =
        new ScenarioExplorer(Limits.NONE)
            .replay(shown.scenario(), scheme, Model.SC, List.of(1), shown.events(), Property.A1);
    assertEquals(Repetition.Result.BREAKS, again.result(), again::reason);
    assertEquals(Optional.of(shown), again.counterexample());
    Repetition without =
        new ScenarioExplorer(Limits.NONE)
            .replay(shown.scenario(), scheme, Model.SC, List.of(), shown.events(), Property.A1);
    assertEquals("cpu1 is interrupted, which was not so when it was recorded", without.reason());
  }

  @Test
  void eachOperationOfTheCodeHasItsPlace() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void tick(int cpu) {
                kernel
                    .ipi()
                    .call(1 - cpu, (on, mm) -> kernel.warnOn(true, "here"), kernel.initMm());
              }
            };
    for (Counterexample shown :
        List.of(
            found(scene(2, steps("0 run o"), steps("0 tick")), scheme, Model.SC),
            found(WAITING, ReferenceCounting::new, Model.SC),
            found(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC))) {
      for (ExecutionEvent event : shown.events()) {
        // What the engine does by itself, at a doorbell or in a handler, stands nowhere.
        boolean controller = event.cpu() >= shown.scenario().cpus();
        if (event.handles() < 0 && !controller && !isPoll(event)) {
          assertTrue(event.site().matches("\\w+\\.[\\w$]+:\\d+"), event::toString);
        }
      }
    }
  }

  private static boolean isPoll(ExecutionEvent event) {
    return event.cell().endsWith(".doorbell")
        && (event.kind() == Kind.READ || event.kind() == Kind.IDLE);
  }

  @Test
  void aUseIsToldOnceUntilSomethingElseHappens() {
    Counterexample shown = found(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC);
    Kind before = Kind.FREE;
    String cell = "";
    int cpu = -1;
    int uses = 0;
    for (ExecutionEvent event : shown.events()) {
      if (event.kind() == Kind.USE) {
        uses++;
        assertTrue(
            before != Kind.USE || cpu != event.cpu() || !cell.equals(event.cell()),
            () -> shown.events().toString());
        assertTrue(!event.cell().equals("init_mm"), "which is never freed");
      }
      before = event.kind();
      cell = event.cell();
      cpu = event.cpu();
    }
    assertTrue(uses >= 4, shown.events()::toString);
  }

  @Test
  void aRetracedCodeIsAskedForNoMoreThanItHas() {
    CounterexampleBuilder retelling =
        new CounterexampleBuilder(
            BUFFERING, ReferenceCounting::new, Model.SC, new BitSet(), new Sites());
    DivergenceException e =
        assertThrows(
            DivergenceException.class, () -> retelling.of(List.of(), List.of(), Property.S1));
    assertTrue(Objects.requireNonNull(e.getMessage()).contains("the end of the recording"));
  }

  @Test
  void theFirstEventOfAllMayBeReadAndOverwritten() {
    Counterexample shown =
        found(
            scene(2, steps("0 run a", "1 run b"), steps("0 store x 1", "0 store x 2", "1 load x r"))
                .withForbidden(Forbidden.of("r == 1", Property.M1)),
            ReferenceCounting::new,
            Model.SC);
    assertEquals(Kind.WRITE, shown.events().get(0).kind());
    assertEquals(0, shown.events().get(find(shown, Kind.READ, 1)).readsFrom());
    assertTrue(shown.events().stream().anyMatch(event -> event.before() == 0));
    assertEquals(Optional.of(shown), replay(shown, shown.events()).counterexample());
  }

  /** At a tick loads a cell, and from some run on another one. */
  private static Function<Kernel, LazyMmScheme> changing(int from) {
    int[] runs = new int[1];
    return kernel ->
        new ReferenceCounting(kernel) {
          private final LongCell first = kernel.memory().number("first", Home.machine(), 0);
          private final LongCell second = kernel.memory().number("second", Home.machine(), 0);

          @Override
          public void tick(int cpu) {
            (runs[0]++ < from ? first : second).load(Order.RELAXED);
            kernel.warnOn(true, "a tick");
          }
        };
  }

  @Test
  void codeThatDoesSomethingElseWhenItRunsAgainIsADivergence() {
    Counterexample shown =
        found(scene(2, steps("0 run o"), steps("0 tick")), changing(99), Model.SC);
    Repetition again =
        new ScenarioExplorer(Limits.NONE)
            .replay(
                shown.scenario(), changing(1), Model.SC, List.of(), shown.events(), Property.A1);
    assertEquals(Repetition.Result.IMPOSSIBLE, again.result());
    assertTrue(
        again
            .reason()
            .contains(
                "relaxed read of machine.first in an earlier run, relaxed read of machine.second"
                    + " in this one"),
        again::reason);
  }

  @Test
  void aDivergenceSaysWhatWasRecordedAndWhatTheCodeDoes() {
    Counterexample shown = found(BUFFERING, ReferenceCounting::new, Model.TSO);
    int write = find(shown, Kind.WRITE, 1);
    String other =
        changed(
            shown, write, event -> of(event, event.cpu(), event.kind(), "release", event.cell()));
    assertTrue(
        other.contains(
            "release write of machine.y in an earlier run, relaxed write of machine.y in this one"),
        other);
    String barrier =
        changed(shown, write, event -> of(event, event.cpu(), Kind.BARRIER, "", "smp_mb"));
    assertTrue(
        barrier.contains("smp_mb in an earlier run, relaxed write of machine.y in this one"),
        barrier);
    String looks =
        new ScenarioExplorer(Limits.NONE)
            .replay(
                shown.scenario(),
                ReferenceCounting::new,
                Model.TSO,
                List.of(0),
                shown.events(),
                Property.M1)
            .reason();
    assertTrue(looks.contains("relaxed read of cpu0.doorbell in this one"), looks);
  }

  @Test
  void memoryThatIsUsedAgainIsToldWithItsPlace() {
    Scenario plain = scene(2, LAZY, steps("0 exit", "0 run o", "0 fork c", "0 tick", "1 run q"));
    Scenario reusing =
        new Scenario(
            plain.name(),
            plain.cpus(),
            plain.architecture(),
            plain.postSwitchBarrier(),
            true,
            plain.workWhenAsked(),
            0,
            plain.faults(),
            plain.tasks(),
            plain.setup(),
            plain.steps(),
            plain.forbidden());
    Counterexample shown = found(reusing, UncountedScheme::new, Model.SC);
    List<String> places =
        shown.events().stream()
            .filter(event -> event.kind() == Kind.ALLOC)
            .map(ExecutionEvent::site)
            .toList();
    assertEquals(1, places.size());
    assertTrue(places.get(0).matches("\\w+\\.[\\w$]+:\\d+"), places.get(0));
  }

  @Test
  void anExecutionThatBreaksTwoPropertiesIsToldAsEither() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void tick(int cpu) {
                kernel.grab(kernel.initMm(), 1, Order.RELAXED);
                kernel.warnOn(true, "a tick");
              }
            };
    Counterexample shown = found(scene(2, steps("0 run o"), steps("0 tick")), scheme, Model.SC);
    for (Property property : new Property[] {Property.A1, Property.S7}) {
      Repetition told =
          new ScenarioExplorer(Limits.NONE)
              .replay(shown.scenario(), scheme, Model.SC, List.of(), shown.events(), property);
      assertEquals(property, told.counterexample().orElseThrow().violation().property());
    }
  }
}
