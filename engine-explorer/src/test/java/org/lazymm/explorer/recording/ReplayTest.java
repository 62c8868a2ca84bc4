package org.lazymm.explorer.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.counterexample.Broken;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.Repetition;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

class ReplayTest {
  private static final Map<Broken, Recording> RECORDED =
      Map.of(
          Broken.ADDRESS_REUSE, record(Broken.ADDRESS_REUSE),
          Broken.INTERRUPT, record(Broken.INTERRUPT));

  private static Recording recorded(Broken broken) {
    return Objects.requireNonNull(RECORDED.get(broken));
  }

  private static Recording record(Broken broken) {
    String text =
        RecordingFile.text(Recording.of(broken.counterexample(), broken.scheme(), "a version"));
    return RecordingFile.parse(text, "a.json");
  }

  private static Repetition replay(Broken broken, Recording recording, Model model) {
    return new ScenarioExplorer(Limits.NONE)
        .replay(
            ScenarioYaml.parse(recording.scenario(), "a.json"),
            broken.make(),
            model,
            recording.interrupted(),
            recording.events(),
            recording.property());
  }

  private static Repetition with(Recording recording, List<ExecutionEvent> events) {
    return new ScenarioExplorer(Limits.NONE)
        .replay(
            ScenarioYaml.parse(recording.scenario(), "a.json"),
            Broken.ADDRESS_REUSE.make(),
            Model.LKMM,
            recording.interrupted(),
            events,
            recording.property());
  }

  @Test
  void whatWasRecordedHappensAgain() {
    for (Broken broken : List.of(Broken.ADDRESS_REUSE, Broken.INTERRUPT)) {
      Recording recording = recorded(broken);
      Repetition repetition = replay(broken, recording, Model.LKMM);
      assertEquals(Repetition.Result.BREAKS, repetition.result(), repetition::reason);
      Counterexample again = repetition.counterexample().orElseThrow();
      assertEquals(recording.property(), again.violation().property());
      assertEquals(recording.reason(), again.violation().what());
      assertEquals(recording.events(), again.events());
      assertEquals(recording, Recording.of(again, broken.scheme(), "a version"));
    }
  }

  @Test
  void theInterruptedCpusAreRecorded() {
    assertEquals(List.of(1), recorded(Broken.INTERRUPT).interrupted());
    assertEquals(List.of(), recorded(Broken.ADDRESS_REUSE).interrupted());
  }

  @Test
  void anotherSchemeDivergesAndItsClassIsNamed() {
    Broken cured = new Broken("hazard", Map.of(), Broken.ADDRESS_REUSE.scenario());
    Repetition repetition = replay(cured, recorded(Broken.ADDRESS_REUSE), Model.LKMM);
    assertEquals(Repetition.Result.IMPOSSIBLE, repetition.result());
    assertTrue(
        repetition
            .reason()
            .matches(
                ".* does not do what was recorded at org\\.lazymm\\.[\\w.]+:\\d+: thread \\d, operation"
                    + " \\d+: .*"),
        repetition::reason);
  }

  @Test
  void aModelThatForbidsTheExecutionIsNamed() {
    Repetition repetition = replay(Broken.INTERRUPT, recorded(Broken.INTERRUPT), Model.SC);
    assertEquals(Repetition.Result.IMPOSSIBLE, repetition.result());
    assertEquals("model sc does not allow this execution", repetition.reason());
  }

  @Test
  void anExecutionThatIsCutOffIsNone() {
    Recording recording = recorded(Broken.ADDRESS_REUSE);
    for (int size = 0; size < recording.events().size(); size++) {
      Repetition repetition = with(recording, recording.events().subList(0, size));
      assertEquals(Repetition.Result.IMPOSSIBLE, repetition.result(), "of " + size);
    }
  }

  @Test
  void anEventThatIsChangedInAnyWayIsNoticed() {
    Recording recording = recorded(Broken.ADDRESS_REUSE);
    for (int number = 0; number < recording.events().size(); number++) {
      ExecutionEvent event = recording.events().get(number);
      List<ExecutionEvent> events = new ArrayList<>(recording.events());
      events.set(number, changed(event, 1 - event.cpu(), event.readsFrom(), event.value()));
      assertEquals(Repetition.Result.IMPOSSIBLE, with(recording, events).result(), "cpu " + event);
      if (event.readsFrom() != ExecutionEvent.NONE) {
        events.set(number, changed(event, event.cpu(), number, event.value()));
        assertEquals(Repetition.Result.IMPOSSIBLE, with(recording, events).result(), "rf " + event);
        events.set(number, changed(event, event.cpu(), event.readsFrom(), "17"));
        assertEquals(Repetition.Result.IMPOSSIBLE, with(recording, events).result(), "v " + event);
      }
    }
  }

  private static ExecutionEvent changed(ExecutionEvent event, int cpu, int from, String value) {
    return new ExecutionEvent(
        event.number(),
        cpu,
        event.at(),
        event.kind(),
        event.order(),
        event.cell(),
        event.role(),
        event.target(),
        value,
        from,
        event.before(),
        event.update(),
        event.operand(),
        event.expected(),
        event.handles(),
        event.site());
  }

  @Test
  void theRecordedPropertyIsThatOfTheCounterexample() {
    assertEquals(Property.S1, recorded(Broken.ADDRESS_REUSE).property());
    assertEquals(Property.M1, recorded(Broken.INTERRUPT).property());
  }
}
