package org.lazymm.cli;

import java.nio.file.Path;
import java.util.List;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.Extensions;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.Workloads;
import org.lazymm.trace.TraceFormat;
import org.lazymm.trace.TraceFormats;
import picocli.CommandLine.Option;

/** Where schemes, workloads and trace formats are looked for. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "look for schemes, workloads and trace formats in the jars of DIR too; may be given more"
              + " than once")
  private List<Path> plugins = List.of();

  /** The folders as typed. */
  List<Path> folders() {
    return plugins;
  }

  /** Looks for schemes and complains of what cannot be used. */
  Discovery discover(Diagnostics diagnostics) {
    Discovery discovery = Discovery.withPlugins(plugins);
    diagnostics.input(discovery.problems());
    return discovery;
  }

  /** The workloads on the class path and in the jars; complains of what cannot be used. */
  Workloads workloads(Diagnostics diagnostics) {
    Extensions<Workload> found = Extensions.find(Workload.class, plugins);
    diagnostics.input(found.problems());
    Workloads all = Workloads.onClassPath();
    for (Extensions.Extension<Workload> each : found.found()) {
      try {
        all = all.with(each.value());
      } catch (IllegalArgumentException taken) {
        diagnostics.input(
            List.of(Extensions.problem(each.jar(), String.valueOf(taken.getMessage()))));
      }
    }
    return all;
  }

  /** The trace formats on the class path and in the jars; complains of what cannot be used. */
  TraceFormats traceFormats(Diagnostics diagnostics) {
    Extensions<TraceFormat> found = Extensions.find(TraceFormat.class, plugins);
    diagnostics.input(found.problems());
    return TraceFormats.shipped()
        .with(found.found().stream().map(Extensions.Extension::value).toList());
  }
}
