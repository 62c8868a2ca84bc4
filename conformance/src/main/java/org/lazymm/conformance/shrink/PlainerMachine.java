package org.lazymm.conformance.shrink;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;

/** Takes what is special away from the machine: injected bugs, memory used again, architecture. */
final class PlainerMachine {
  private static final Architecture PLAINEST = Architecture.ALL.get(0);

  private PlainerMachine() {}

  /** The same by a runtime that does nothing of its own accord; nothing else is as telling. */
  static Stream<Scenario> calm(Scenario scenario) {
    return scenario.cranky() == 0 ? Stream.empty() : Stream.of(scenario.withCranky(0));
  }

  static Stream<Scenario> of(Scenario scenario) {
    Stream<Scenario> soundKernels =
        scenario.faults().stream()
            .sorted()
            .map(
                fault ->
                    Changes.with(
                        scenario,
                        scenario.architecture(),
                        scenario.reuseFreedMms(),
                        scenario.workWhenAsked(),
                        without(scenario.faults(), fault)));
    Stream<Scenario> machines =
        Stream.of(
            Changes.with(
                scenario,
                scenario.architecture(),
                false,
                scenario.workWhenAsked(),
                scenario.faults()),
            Changes.with(
                scenario,
                scenario.architecture(),
                scenario.reuseFreedMms(),
                false,
                scenario.faults()),
            Changes.with(
                scenario,
                PLAINEST,
                scenario.reuseFreedMms(),
                scenario.workWhenAsked(),
                scenario.faults()));
    return Stream.concat(soundKernels, machines).filter(other -> !other.equals(scenario));
  }

  private static Set<Fault> without(Set<Fault> faults, Fault gone) {
    Set<Fault> fewer = EnumSet.copyOf(faults);
    fewer.remove(gone);
    return fewer;
  }
}
