package org.lazymm.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that run schemes. */
final class RunOptions {
  @Mixin private final SchemeOptions schemes = new SchemeOptions();
  @Mixin private final PluginOptions plugins = new PluginOptions();
  @Mixin private final MachineOptions machine = new MachineOptions();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = {
        "recorded trace to replay: ftrace text, trace-cmd report or perf script output, plain or"
            + " gzipped; '"
            + TraceArgument.BUNDLED
            + "' is the one that comes with lazymm"
      })
  private List<String> traces = List.of();

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

  /** The synthetic loads that were asked for. */
  List<String> workloads() {
    return workloads;
  }

  /** When synthetic runs stop. */
  RunLength length() {
    return new RunLength(switches);
  }

  /** A command line that asks for the same machine, plugins, seed and length. */
  Echo echo(String command) {
    Echo echo = new Echo(command);
    plugins.folders().forEach(folder -> echo.with("--plugins", folder));
    return echo.with("--profile", machine.name())
        .with("--seed", machine.seed())
        .with("--switches", switches);
  }

  /** A command line that does all of the same again, output files apart. */
  Echo echoAll(String command) {
    Echo echo = echo(command).with("--scheme", schemes.asked());
    traces.forEach(trace -> echo.with("--trace", trace));
    return echo.with("--workload", workloads).with("--cpus", machine.askedCpus());
  }
}
