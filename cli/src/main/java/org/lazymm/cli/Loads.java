package org.lazymm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.load.SyntheticLoad;
import org.lazymm.evaluation.load.TraceLoad;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.workload.WorkloadSelection;
import org.lazymm.simulator.workload.Workloads;
import org.lazymm.trace.TraceFormats;

/** Makes the loads that a command asks for. */
final class Loads {
  private final RunOptions options;
  private final Diagnostics diagnostics;
  private final MachineSelection machine;

  /**
   * Looks up the machine.
   *
   * @throws InputException if there is no such machine
   */
  Loads(RunOptions options, Diagnostics diagnostics) {
    this.options = options;
    this.diagnostics = diagnostics;
    this.machine = options.machine().machine(options.plugins().profiles(diagnostics));
  }

  /** The machine, with all its CPUs. */
  MachineSelection machine() {
    return machine;
  }

  /** The traces and the synthetic loads of these names; what cannot be used is left out. */
  List<Load> of(List<String> traces, List<String> workloads) {
    List<Load> loads = new ArrayList<>();
    if (!traces.isEmpty()) {
      TraceFormats formats = options.plugins().traceFormats(diagnostics);
      traces.forEach(name -> trace(name, formats).ifPresent(loads::add));
    }
    if (!workloads.isEmpty()) {
      List<MachineSelection> sizes = options.machine().sizes(machine, diagnostics);
      options.mentionLonger(sizes, diagnostics);
      Workloads known = options.plugins().workloads(diagnostics);
      workloads.forEach(name -> synthetic(name, known, sizes).ifPresent(loads::add));
    }
    return loads;
  }

  private Optional<Load> trace(String name, TraceFormats formats) {
    try {
      return Optional.of(
          TraceLoad.of(
              name,
              formats,
              options.tasks(),
              machine,
              options
                  .repro("simulate")
                  .with("--trace", name)
                  .with("--tasks", options.tasks().stream().toList())
                  .with("--scheme", "{scheme}"),
              diagnostics));
    } catch (InputException unusable) {
      diagnostics.input(unusable.diagnostic().leftOut());
      return Optional.empty();
    }
  }

  private Optional<Load> synthetic(String name, Workloads known, List<MachineSelection> sizes) {
    WorkloadSelection selection;
    try {
      selection = WorkloadSelection.parse(name, known);
    } catch (IllegalArgumentException wrong) {
      diagnostics.input("--workload " + name, wrong.getMessage() + "; left out");
      return Optional.empty();
    }
    String again =
        options
            .repro("simulate")
            .with("--workload", selection)
            .with("--scheme", "{scheme}")
            .with("--cpus", "{cpus}")
            .toString();
    return Optional.of(new SyntheticLoad(selection, sizes, options.length(), again));
  }
}
