package org.lazymm.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadSelectionTest {

  @Test
  void eachWorkloadIsFoundByItsNameWithItsDefaults() {
    for (Workload workload : WorkloadSelection.ALL) {
      WorkloadSelection selection = WorkloadSelection.parse(workload.name());
      assertEquals(WorkloadSelection.withDefaults(workload), selection);
      assertEquals(
          workload.knobs().stream().map(Knob::defaultValue).toList(),
          workload.knobs().stream().map(knob -> selection.knobs().get(knob.name())).toList());
      assertEquals(workload.name(), selection.toString());
    }
  }

  @Test
  void namesAreOfOneWorkloadEach() {
    List<String> names = WorkloadSelection.ALL.stream().map(Workload::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void knobsThatAreSetAreShownInTheOrderOfTheWorkload() {
    WorkloadSelection selection =
        WorkloadSelection.parse(" context_switch : work = 500 :pairs=768:processes=1");
    assertEquals(Map.of("pairs", 768L, "processes", 1L, "work", 500L), selection.knobs());
    assertEquals("context_switch:pairs=768:work=500", selection.toString());
    assertEquals(selection, WorkloadSelection.parse(selection.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | no workload 'nothing'; available: context_switch, fork-exec-storm, thread-pool,"
            + " idle-server, use-mm, hotplug-loop",
        "context_switch:speed=1 | workload context_switch: expected :knob=value, not :speed=1;"
            + " knobs are pairs, processes, work",
        "context_switch:pairs | workload context_switch: expected :knob=value, not :pairs; knobs"
            + " are pairs, processes, work",
        "context_switch:pairs=two | workload context_switch: pairs must be a whole number, not two",
        "context_switch:pairs=-1 | workload context_switch: pairs must be 0 to 1000000, not -1",
        "fork-exec-storm:migrate=101 | workload fork-exec-storm: migrate must be 0 to 100, not 101",
        "use-mm:requests=0 | workload use-mm: requests must be 1 to 1000000, not 0"
      })
  void whatIsWrongIsSaidWithWhatIsAllowed(String typed, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> WorkloadSelection.parse(typed))
            .getMessage());
  }

  @Test
  void aKnobThatIsMissingOrUnknownIsRefused() {
    Workload workload = WorkloadSelection.parse("use-mm").workload();
    TreeMap<String, Long> knobs = new TreeMap<>(WorkloadSelection.withDefaults(workload).knobs());
    knobs.put("speed", 1L);
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorkloadSelection(workload, new TreeMap<>(knobs)));
    knobs.remove("speed");
    knobs.remove("io");
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorkloadSelection(workload, new TreeMap<>(knobs)));
  }
}
