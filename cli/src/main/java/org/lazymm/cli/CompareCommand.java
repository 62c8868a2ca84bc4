package org.lazymm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.compare.ComparisonPlan;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.load.TraceInput;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Puts schemes side by side. */
@Command(
    name = "compare",
    defaultValueProvider = CompareCommand.DefaultReport.class,
    description = {
      "Put schemes side by side: what they break and what they cost.",
      "",
      "Without arguments: all schemes on generated scenarios, the bundled trace, and a sweep of"
          + " context_switch over CPU counts; shows tables and writes "
          + CompareCommand.DEFAULT_HTML
          + ".",
      ""
    })
final class CompareCommand implements Callable<Integer>, PluginUser {
  /** Where the report goes unless a file is named. */
  static final String DEFAULT_HTML = "lazymm-report.html";

  private static final String DEFAULT_WORKLOAD = "context_switch";

  private final Console console;
  @Mixin private final RunOptions options;
  @Mixin private final UncertaintyOptions uncertainty = new UncertaintyOptions();
  @Mixin private final ReportOptions outputs = new ReportOptions();

  @Option(
      names = "--explore",
      description = {
        "explore the scenarios of the catalogue too, every execution that their memory models"
            + " allow, for the properties about memory order that are unknown without; takes up to"
            + " a minute for each scheme"
      })
  private boolean explore;

  /** Where the report goes unless it is said. */
  static final class DefaultReport implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option && option.longestName().equals("--html")
          ? DEFAULT_HTML
          : null;
    }
  }

  CompareCommand(Console console, Errand errand) {
    this.console = console;
    options = new RunOptions(errand);
  }

  @Override
  public PluginOptions plugins() {
    return options.plugins();
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    PluginOptions plugins = options.plugins();
    plugins.begin();
    Loads loads = new Loads(options, diagnostics);
    List<Load> asked = loads(loads);
    try (Discovery discovery = plugins.discover(diagnostics)) {
      List<SchemeSelection> schemes =
          options.schemes().select(discovery.registry(), plugins.ofSelection(diagnostics));
      Map<ReportFormat, Path> files = outputs.files();
      ComparisonPlan plan =
          ComparisonPlan.of(loads.machine(), plugins.only(discovery, schemes))
              .on(asked)
              .judged()
              .withCommand(repro());
      if (explore) {
        plan.explored(plugins.folders());
      }
      new ComparisonOutput(console, diagnostics, plugins)
          .run(uncertainty.draw(plan, schemes, options.machine().seed()), files);
    }
    return ExitCode.of(diagnostics);
  }

  private ReproCommand repro() {
    ReproCommand repro = uncertainty.repro(options.reproAll("compare"));
    return explore ? repro.with("--explore") : repro;
  }

  private List<Load> loads(Loads loads) {
    boolean asked = !options.traces().isEmpty() || !options.workloads().isEmpty();
    return asked
        ? loads.of(options.traces(), options.workloads())
        : loads.of(List.of(TraceInput.BUNDLED), List.of(DEFAULT_WORKLOAD));
  }
}
