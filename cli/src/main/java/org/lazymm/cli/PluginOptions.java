package org.lazymm.cli;

import java.nio.file.Path;
import java.util.List;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.scheduler.discovery.Discovery;
import picocli.CommandLine.Option;

/** Where schemes are looked for. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "look for schemes in the jars of DIR too; may be given more than once")
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
}
