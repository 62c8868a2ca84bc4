package org.lazymm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lazymm.evaluation.load.RunLength;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.simulator.profile.MachineSelection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that run schemes. */
final class RunOptions {
  @Mixin private final SchemeOptions schemes = new SchemeOptions();
  @Mixin private final PluginOptions plugins;
  @Mixin private final MachineOptions machine = new MachineOptions();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = {
        "recorded trace to replay: ftrace text, trace-cmd report, perf script output, a page of systrace, Chrome JSON or"
            + " a Perfetto trace, plain or gzipped, or a trace.dat file; '"
            + TraceInput.BUNDLED
            + "' is the one that comes with lazymm"
      })
  private List<String> traces = List.of();

  @Mixin private final TasksOption tasks = new TasksOption();

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = WorkloadNames.class,
      description = {
        "synthetic load: ${COMPLETION-CANDIDATES}; its knobs follow the name:"
            + " context_switch:pairs=768"
      })
  private List<String> workloads = List.of();

  @Option(
      names = "--switches",
      paramLabel = "N",
      defaultValue = "50000",
      converter = Switches.class,
      description =
          "length of each synthetic run in context switches, raised to "
              + RunLength.FEWEST_FOR_EACH_CPU
              + " for each CPU where it is fewer (default: ${DEFAULT-VALUE})")
  private long switches = 50_000;

  /** The options of a command that is run for somebody. */
  RunOptions(Errand errand) {
    plugins = new PluginOptions(errand);
  }

  /** The schemes. */
  SchemeOptions schemes() {
    return schemes;
  }

  /** Where schemes are looked for. */
  PluginOptions plugins() {
    return plugins;
  }

  /** The modelled machine. */
  MachineOptions machine() {
    return machine;
  }

  /** The traces that were asked for. */
  List<String> traces() {
    return traces;
  }

  /** The list of tasks that belongs to the traces, if one was named. */
  Optional<Path> tasks() {
    return tasks.file();
  }

  /** The synthetic loads that were asked for. */
  List<String> workloads() {
    return workloads;
  }

  /** When synthetic runs stop. */
  RunLength length() {
    return new RunLength(switches);
  }

  /**
   * Says on which machines runs are longer than was asked for, if on any.
   *
   * @param machines all on which there are runs, small ones first
   */
  void mentionLonger(List<MachineSelection> machines, Diagnostics diagnostics) {
    List<Integer> longer =
        machines.stream()
            .map(MachineSelection::cpus)
            .filter(cpus -> length().on(cpus).switches() > switches)
            .toList();
    if (!longer.isEmpty()) {
      int fewest = longer.get(0);
      int most = longer.get(longer.size() - 1);
      diagnostics.mention(
          "--switches " + switches,
          "fewer than "
              + RunLength.FEWEST_FOR_EACH_CPU
              + " for each CPU on "
              + (fewest == most ? "" : fewest + " to ")
              + most
              + " CPUs; raised to that there, "
              + length().on(most).switches()
              + " on "
              + most);
    }
  }

  /** A command line that asks for the same machine, plugins, seed and length. */
  ReproCommand repro(String command) {
    return plugins
        .repro(new ReproCommand(command))
        .with("--profile", machine.name())
        .with("--seed", machine.seed())
        .with("--switches", switches);
  }

  /** A command line that does all of the same again, output files apart. */
  ReproCommand reproAll(String command) {
    ReproCommand repro = repro(command).with("--scheme", schemes.asked());
    traces.forEach(trace -> repro.with("--trace", trace));
    tasks().ifPresent(list -> repro.with("--tasks", list));
    return repro.with("--workload", workloads).with("--cpus", machine.askedCpus());
  }
}
