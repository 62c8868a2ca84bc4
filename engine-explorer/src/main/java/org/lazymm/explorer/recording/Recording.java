package org.lazymm.explorer.recording;

import java.util.List;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.property.Property;

/**
 * A counterexample with all that is needed to repeat it.
 *
 * @param format the version of this format; {@value #FORMAT}
 * @param lazymm the version that recorded it
 * @param scheme the scheme with its options, as it is selected
 * @param model the memory model's name
 * @param property the property that it breaks
 * @param reason why, in one sentence
 * @param scenario the scenario as YAML
 * @param interrupted the CPUs that are interrupted, or might be
 * @param events the events
 */
public record Recording(
    int format,
    String lazymm,
    String scheme,
    String model,
    Property property,
    String reason,
    String scenario,
    List<Integer> interrupted,
    List<ExecutionEvent> events) {
  /** The version of the format that is written. */
  public static final int FORMAT = 2;

  private static final int MOST_CPUS = 64;

  /** Checks the format and the numbers of CPUs and events. */
  public Recording {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format " + format + " is not known; expected " + FORMAT);
    }
    interrupted = List.copyOf(interrupted);
    events = List.copyOf(events);
    interrupted.forEach(Recording::checkCpu);
    for (int number = 0; number < events.size(); number++) {
      check(events.get(number), number);
    }
  }

  private static void checkCpu(int cpu) {
    if (cpu < 0 || cpu >= MOST_CPUS) {
      throw new IllegalArgumentException(
          "cpu " + cpu + ": expected a CPU from 0 to " + (MOST_CPUS - 1));
    }
  }

  private static void check(ExecutionEvent event, int number) {
    checkCpu(event.cpu());
    if (event.number() != number) {
      throw new IllegalArgumentException(
          "event " + event.number() + " stands in the place of event " + number);
    }
  }

  /**
   * Records a counterexample.
   *
   * @param counterexample what was found
   * @param scheme the scheme with its options
   * @param lazymm which version found it
   */
  public static Recording of(Counterexample counterexample, String scheme, String lazymm) {
    return new Recording(
        FORMAT,
        lazymm,
        scheme,
        counterexample.model().toString(),
        counterexample.violation().property(),
        counterexample.violation().what(),
        ScenarioYaml.write(counterexample.scenario()),
        counterexample.interrupted(),
        counterexample.events());
  }
}
