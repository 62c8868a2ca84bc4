package org.lazymm.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.expected.ExpectedResult;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.litmus.run.LitmusResult;
import org.lazymm.litmus.run.LitmusRunner;
import org.lazymm.scheduler.machine.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs litmus tests. */
@Command(
    name = "litmus",
    description = {
      "Run litmus tests in the kernel's flavour of C.",
      "",
      "Prints all final states, and how often the condition holds, as herd7 does, and whether load"
          + " buffering can add to that: Complete if it cannot. Or compares them"
          + " with recorded results; exit code 1 if a test comes out differently.",
      ""
    })
final class LitmusCommand implements Callable<Integer> {
  private static final long MOST_JOBS = 1_000;

  private final Console console;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "tests; of a folder, all files in and below it that end in .litmus")
  private List<Path> places = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = ModelNames.class,
      completionCandidates = ModelNames.class,
      description =
          "${COMPLETION-CANDIDATES}; lkmm, the default, is the Linux kernel's without load"
              + " buffering")
  private Model model = Model.LKMM;

  @Option(
      names = "--expected",
      paramLabel = "TSV",
      description = {
        "compare with the results in this table of columns between tabs: test, a path or a name, and"
            + " any of observation, states, positive, negative, flags; or those of one model:"
            + " lkmm_porf, states_porf, ..., or sc, states_sc, ..."
      })
  private @Nullable Path expected;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "60",
      converter = PositiveNumber.class,
      description =
          "most processor time of one test; what is then open is unknown (default:"
              + " ${DEFAULT-VALUE})")
  private long seconds = 60;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "tests run at once; results keep their order (default: the number of processors)")
  private @Nullable Long jobs;

  LitmusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    Path table = expected;
    if (table == null) {
      print(diagnostics);
    } else {
      compare(table, diagnostics);
    }
    return ExitCode.of(diagnostics);
  }

  private LitmusRun run() {
    Limits limits = limits();
    int atOnce = (int) Math.min(jobs == null ? cores() : jobs, MOST_JOBS);
    return new LitmusRun(() -> LitmusRunner.under(model, limits), atOnce);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private Limits limits() {
    return Limits.NONE.withTime(Duration.ofSeconds(seconds));
  }

  private void print(Diagnostics diagnostics) {
    boolean missesLoadBuffering = LitmusRunner.under(model, limits()).missesLoadBuffering();
    boolean[] printed = new boolean[1];
    run()
        .all(
            LitmusFiles.find(places, diagnostics),
            console.progress(),
            outcome -> {
              String file = outcome.file().toString();
              outcome.wrong().ifPresent(diagnostics::input);
              outcome.refusal().ifPresent(what -> diagnostics.input(file, what));
              outcome
                  .result()
                  .ifPresent(
                      result -> {
                        String text = String.join("\n", lines(file, result, missesLoadBuffering));
                        console.print(printed[0] ? "\n" + text : text);
                        printed[0] = true;
                        if (!result.exhaustive()) {
                          diagnostics.input(file, end(result));
                        }
                      });
            });
  }

  private String end(LitmusResult result) {
    String why =
        result.end() == SearchOutcome.End.ENDLESS
            ? "stopped where a process makes more than %,d operations"
                .formatted(limits().operations())
            : "stopped after " + seconds + " s of processor time (--time)";
    return why + "; not all executions were seen";
  }

  /**
   * As herd7 has them, the last saying how often; before it, what that rests on, if that is not
   * all. The first line names the file, as tests of several files may have one name.
   */
  private static List<String> lines(String file, LitmusResult result, boolean missesLoadBuffering) {
    List<String> lines = new ArrayList<>(result.lines());
    lines.add(0, "File " + file);
    if (missesLoadBuffering) {
      lines.add(lines.size() - 1, result.extent());
    }
    return lines;
  }

  private void compare(Path table, Diagnostics diagnostics) {
    ExpectedResults recorded = recorded(table);
    LitmusComparison comparison = new LitmusComparison(console);
    LitmusTimes times = new LitmusTimes();
    List<Path> files = LitmusFiles.find(places, diagnostics);
    Map<String, Long> names =
        files.stream().collect(Collectors.groupingBy(LitmusFiles::name, Collectors.counting()));
    List<Path> known = new ArrayList<>();
    Map<Path, ExpectedResult> rows = new HashMap<>();
    for (Path file : files) {
      boolean byNameAlone = names.getOrDefault(LitmusFiles.name(file), 0L) == 1;
      Optional<ExpectedResult> row = recorded.of(LitmusFiles.slashed(file), byNameAlone);
      row.ifPresent(
          found -> {
            rows.put(file, found);
            known.add(file);
          });
      if (row.isEmpty()) {
        String several = byNameAlone ? "" : "; several tests have its name, so give its path there";
        diagnostics.input(file.toString(), table + " has no row of this test" + several);
      }
    }
    run()
        .all(
            known,
            console.progress(),
            outcome -> {
              String file = outcome.file().toString();
              ExpectedResult row = Objects.requireNonNull(rows.get(outcome.file()));
              outcome.wrong().ifPresent(diagnostics::input);
              outcome.refusal().ifPresent(what -> comparison.unsupported(file, what));
              outcome
                  .result()
                  .ifPresent(
                      result -> {
                        times.add(result.test(), outcome.nanos());
                        compare(file, row, result, comparison, diagnostics);
                      });
            });
    console.print(comparison.summary());
    console.print(times.line());
    if (comparison.hasDifferences()) {
      diagnostics.fellShort("litmus", "tests come out otherwise than recorded in " + table);
    }
  }

  private void compare(
      String file,
      ExpectedResult row,
      LitmusResult result,
      LitmusComparison comparison,
      Diagnostics diagnostics) {
    if (!result.exhaustive()) {
      comparison.cutShort();
      diagnostics.input(file, end(result));
    } else if (row.saysNothingOf(result)) {
      diagnostics.input(file, "its row records nothing that can be compared");
    } else {
      comparison.compare(file, row, result);
    }
  }

  private ExpectedResults recorded(Path table) {
    try {
      return ExpectedResults.read(table.toString(), LitmusFiles.text(table), model.toString());
    } catch (LitmusSyntaxException wrong) {
      throw new InputException(wrong.place(), wrong.what());
    }
  }
}
