package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.LazyCandidates;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.explorer.scenario.Triggers.Situation;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scheduler.property.Property;

class TriggersTest {
  private final Sketch sketch = new Sketch(scene(2, steps(), steps()));
  private final Triggers situations = new Triggers();

  private Coverage counted() {
    situations.count(sketch.execution(), true);
    return situations.coverage();
  }

  @Test
  void eachExecutionIsCounted() {
    counted();
    Coverage twice = counted();
    assertEquals(2, twice.executions());
    assertEquals(2, twice.of(Property.S7), "always in danger");
    assertEquals(0, twice.of(Property.S1));
    assertEquals(0, twice.of(Property.K1));
  }

  @Test
  void nothingIsTriedWithoutExecutions() {
    assertEquals(0, situations.coverage().of(Property.A1));
    assertEquals(0, situations.coverage().executions());
    assertEquals(0, Coverage.NONE.of(Property.S1));
  }

  @Test
  void aFreePutsDoubleFreesInDanger() {
    sketch.use(0, "o");
    sketch.use(1, "q");
    sketch.free(0, "o");
    assertEquals(1, counted().of(Property.S2));
    assertEquals(0, counted().of(Property.S1), "nobody else uses it");
  }

  @Test
  void aFreeOfWhatAnotherCpuUsesPutsUsesInDanger() {
    sketch.use(1, "o");
    sketch.free(0, "o");
    assertEquals(1, counted().of(Property.S1));
    assertEquals(1, situations.coverage().of(Property.O4));
  }

  @Test
  void aBirthIsNoFree() {
    sketch.reallocate(0, "o");
    assertEquals(0, counted().of(Property.S2));
  }

  @Test
  void aDeathPutsLeaksInDanger() {
    sketch.add(0, sketch.users("o"), -1, Mode.FULL);
    assertEquals(1, counted().of(Property.K2));
    assertEquals(0, situations.coverage().of(Property.O1));
    sketch.use(1, "o");
    assertEquals(1, counted().of(Property.O1));
  }

  @Test
  void aUserThatIsNotTheLastPutsNothingInDanger() {
    sketch.add(0, sketch.users("o"), 1, Mode.FULL);
    assertEquals(0, counted().of(Property.K2));
    assertEquals(0, situations.coverage().of(Property.K1));
  }

  @Test
  void aChangeOfACountPutsTheBalanceInDanger() {
    sketch.read(0, sketch.count("o"), -1, Mode.RELAXED);
    assertEquals(0, counted().of(Property.K1));
    sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    assertEquals(1, counted().of(Property.K1));
    assertEquals(0, situations.coverage().of(Property.O3));
  }

  @Test
  void aReferenceThatAnotherCpuDropsIsDelegated() {
    sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    sketch.order(0, 1);
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertEquals(1, counted().of(Property.O3), "once for each execution");
  }

  @Test
  void whatIsNotedPutsItsRulesInDanger() {
    sketch.note(0, Moment.UNGRAB, "o");
    assertEquals(0, counted().of(Property.O5));
    assertEquals(0, situations.coverage().of(Property.K3));
    sketch.ask(1, "o", LazyCandidates.ONLINE);
    assertEquals(1, counted().of(Property.O5));
    assertEquals(0, situations.coverage().of(Property.K3));
    sketch.note(1, Moment.PIN, "o");
    assertEquals(1, counted().of(Property.K3));
    sketch.program.log(1).clear();
    sketch.note(1, Moment.UNPIN, "o");
    assertEquals(2, counted().of(Property.K3));
  }

  @Test
  void anInterruptPutsIsolationInDanger() {
    assertEquals(0, counted().of(Property.I1));
    sketch.program.log(1).interrupted();
    assertEquals(1, counted().of(Property.I1));
  }

  private void await(int label) {
    int read = sketch.graph.add(0, Label.READ | Label.AWAIT | label, sketch.users("q"));
    sketch.graph.readFrom(read, -1, 1);
    sketch.graph.operands(read, Update.EXCHANGE, 1, 1);
  }

  @Test
  void aWaitPutsTheEndOfWaitsInDanger() {
    await(Label.IDLE);
    assertEquals(0, counted().of(Property.L3), "to have nothing to do is no wait");
    await(0);
    assertEquals(1, counted().of(Property.L3));
  }

  @Test
  void anOutcomeIsTriedIfAllStepsWereTakenToTheEnd() {
    Forbidden forbidden = Forbidden.of("x == 1", Property.M1);
    Sketch judged =
        new Sketch(scene(2, steps("0 run o"), steps("0 store x 1")).withForbidden(forbidden));
    situations.count(judged.execution(), false);
    assertEquals(0, situations.coverage().of(Property.M1));
    situations.count(judged.execution(), true);
    assertEquals(1, situations.coverage().of(Property.M1));
    judged.program.log(0).skipped().set(0);
    situations.count(judged.execution(), true);
    assertEquals(1, situations.coverage().of(Property.M1));
    assertEquals(0, new Triggers().coverage().of(Property.M1));
    assertEquals(1, counted().of(Property.M1), "this one forbids nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "S1, FREE_AFTER_USE_ELSEWHERE",
    "O2, FREE_AFTER_USE_ELSEWHERE",
    "S4, FREE",
    "X1, FREE",
    "O6, DEATH_USED_ELSEWHERE",
    "S3, DEATH",
    "L2, DEATH",
    "O3, DELEGATION",
    "O5, QUESTION",
    "M11, OUTCOME",
    "K1, COUNT",
    "K3, PIN",
    "L3, WAIT",
    "I3, INTERRUPT",
    "H4, OFFLINE",
    "H2, DEATH_AND_OFFLINE",
    "X4, RUN"
  })
  void eachPropertyIsInDangerInASituationOfItsOwn(Property property, Situation situation) {
    assertEquals(situation, Triggers.of(property));
  }
}
