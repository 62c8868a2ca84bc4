package org.lazymm.evaluation.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.Axis;
import org.lazymm.report.PricedLoad;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/**
 * A synthetic load, on machines of several sizes.
 *
 * @param selection the load and its knobs
 * @param machines the sizes
 * @param length when each run stops
 * @param command what to type to get one of its numbers again
 */
public record SyntheticLoad(
    WorkloadSelection selection, List<MachineSelection> machines, RunLength length, String command)
    implements Load {

  private static final RunLength DEFAULT_LENGTH = new RunLength(50_000);

  /**
   * A load of the default length.
   *
   * @param name its name and knobs, such as {@code context_switch:pairs=768}
   * @param machines the sizes, small ones first
   * @throws IllegalArgumentException if there is no such load; the message says what was expected
   */
  public static SyntheticLoad of(String name, List<MachineSelection> machines) {
    WorkloadSelection selection = WorkloadSelection.parse(name);
    ReproCommand command =
        new ReproCommand("simulate").with("--workload", selection).with("--scheme", "{scheme}");
    return new SyntheticLoad(selection, machines, DEFAULT_LENGTH, command.toString());
  }

  @Override
  public PricedLoad workload() {
    Map<String, String> settings = new TreeMap<>();
    selection.knobs().forEach((knob, value) -> settings.put(knob, Long.toString(value)));
    return new PricedLoad(
        selection.toString(), selection.toString(), Axis.CPUS, settings, Optional.empty(), command);
  }

  @Override
  public boolean paced() {
    return false;
  }

  @Override
  public SimulationResult run(SchemeSelection scheme, Draw draw) {
    MachineSelection machine = draw.machine();
    return Simulation.run(
        new SimulationSettings(scheme, selection, machine, draw.seed(), length.on(machine.cpus())));
  }
}
