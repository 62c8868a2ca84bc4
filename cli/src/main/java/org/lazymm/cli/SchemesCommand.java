package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.api.Option;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.discovery.SchemeSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the schemes. */
@Command(
    name = "schemes",
    description = "List the schemes, their options and where each was found.")
final class SchemesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final SchemeOptions schemes = new SchemeOptions();
  @Mixin private final PluginOptions plugins = new PluginOptions();

  SchemesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Complaints complaints = new Complaints(console);
    try (Discovery discovery = plugins.discover(complaints)) {
      List<FoundScheme> shown =
          schemes.select(discovery.registry(), complaints).stream()
              .map(SchemeSelection::scheme)
              .distinct()
              .toList();
      shown.forEach(this::print);
    }
    return complaints.exitCode();
  }

  private void print(FoundScheme scheme) {
    PrintWriter out = console.out();
    out.println(scheme.name());
    out.println(Wrap.hanging("  ", scheme.summary()));
    for (Option<?> option : scheme.options()) {
      out.println(Wrap.hanging("    :" + option + " ", describe(option)));
    }
    out.println("  from " + scheme.origin());
    out.println();
  }

  private static <T> String describe(Option<T> option) {
    return option.description() + " (default " + option.format(option.defaultValue()) + ")";
  }
}
