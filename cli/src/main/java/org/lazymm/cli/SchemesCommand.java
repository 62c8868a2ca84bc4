package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.api.Option;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.output.Printable;
import org.lazymm.report.writer.TextWrap;
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
  @Mixin private final PluginOptions plugins;
  @Mixin private final JsonFile json = new JsonFile();

  SchemesCommand(Console console, Errand errand) {
    this.console = console;
    plugins = new PluginOptions(errand);
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    List<Listed> listed = new ArrayList<>();
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<FoundScheme> shown =
          schemes.select(discovery.registry(), diagnostics).stream()
              .map(SchemeSelection::scheme)
              .distinct()
              .toList();
      for (FoundScheme scheme : shown) {
        print(scheme);
        listed.add(Listed.of(scheme));
      }
    }
    json.write(listed, console, diagnostics);
    return ExitCode.of(diagnostics);
  }

  private void print(FoundScheme scheme) {
    PrintWriter out = console.out();
    out.println(Printable.line(scheme.name()));
    out.println(TextWrap.hanging("  ", Printable.line(scheme.summary())));
    for (Option<?> option : scheme.options()) {
      out.println("    :" + Printable.line(option + defaultOf(option)));
      out.println(TextWrap.hanging("        ", Printable.line(option.description())));
    }
    out.println("  from " + Printable.escaped(scheme.origin().toString()));
    out.println();
  }

  /** A scheme in JSON. */
  record Listed(String name, String summary, String origin, List<ListedOption> options) {
    static Listed of(FoundScheme scheme) {
      return new Listed(
          scheme.name(),
          scheme.summary(),
          scheme.origin().place(),
          scheme.options().stream().<ListedOption>map(ListedOption::of).toList());
    }
  }

  /** An option of a scheme in JSON. */
  record ListedOption(String name, String values, String defaultValue, String description) {
    static <T> ListedOption of(Option<T> option) {
      return new ListedOption(
          option.name(),
          option.values(),
          option.format(option.defaultValue()),
          option.description());
    }
  }

  private static <T> String defaultOf(Option<T> option) {
    return " (default " + option.format(option.defaultValue()) + ")";
  }
}
