package org.lazymm.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.reader.LitmusReader;
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
  private static final Limits LIMITS = Limits.NONE.withTime(Duration.ofSeconds(60));

  private final Console console;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "tests; of a folder, all files that end in .litmus")
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
        "compare with the results in this table of columns test, lkmm_porf, flags, states_porf,"
            + " positive_porf, negative_porf"
      })
  private @Nullable Path expected;

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

  private LitmusRunner runner() {
    return LitmusRunner.under(model, LIMITS);
  }

  private void print(Diagnostics diagnostics) {
    LitmusRunner runner = runner();
    boolean first = true;
    for (Path file : LitmusFiles.find(places, diagnostics)) {
      try {
        LitmusResult result = run(file, runner, diagnostics).orElse(null);
        if (result != null) {
          if (!first) {
            console.out().println();
          }
          first = false;
          lines(result, runner.missesLoadBuffering()).forEach(console.out()::println);
          if (!result.exhaustive()) {
            diagnostics.input(file.toString(), end(result) + "; not all executions were seen");
          }
        }
      } catch (UnsupportedException unsupported) {
        diagnostics.input(file.toString(), String.valueOf(unsupported.getMessage()));
      }
    }
  }

  private static Optional<LitmusResult> run(
      Path file, LitmusRunner runner, Diagnostics diagnostics) {
    return EachInput.read(
        file.toString(), diagnostics, () -> read(file, diagnostics).map(runner::run));
  }

  private static String end(LitmusResult result) {
    return result.end() == SearchOutcome.End.ENDLESS
        ? "stopped where a process makes more than %,d operations".formatted(LIMITS.operations())
        : "stopped after " + LIMITS.time().toSeconds() + " s of processor time";
  }

  /**
   * As herd7 has them, the last saying how often; before it, what that rests on, if that is not
   * all.
   */
  private static List<String> lines(LitmusResult result, boolean missesLoadBuffering) {
    List<String> lines = new ArrayList<>(result.lines());
    if (missesLoadBuffering) {
      lines.add(lines.size() - 1, result.extent());
    }
    return lines;
  }

  private static Optional<LitmusTest> read(Path file, Diagnostics diagnostics) {
    try {
      return Optional.of(LitmusReader.read(file.toString(), LitmusFiles.text(file)));
    } catch (LitmusSyntaxException wrong) {
      diagnostics.input(wrong.place(), wrong.what());
      return Optional.empty();
    } catch (InputException unreadable) {
      diagnostics.input(unreadable.diagnostic());
      return Optional.empty();
    }
  }

  private void compare(Path table, Diagnostics diagnostics) {
    if (!model.equals(Model.LKMM)) {
      throw new InputException(
          "--model " + model, "recorded results are of lkmm; leave out --model");
    }
    ExpectedResults recorded = recorded(table);
    LitmusRunner runner = runner();
    LitmusComparison comparison = new LitmusComparison(console);
    LitmusTimes times = new LitmusTimes();
    for (Path file : LitmusFiles.find(places, diagnostics)) {
      String name = LitmusFiles.name(file);
      recorded
          .of(name)
          .ifPresentOrElse(
              row -> {
                long start = System.nanoTime();
                try {
                  run(file, runner, diagnostics)
                      .ifPresent(
                          result -> {
                            times.add(result.test(), System.nanoTime() - start);
                            comparison.compare(row, result);
                          });
                } catch (UnsupportedException unsupported) {
                  comparison.unsupported(name, String.valueOf(unsupported.getMessage()));
                }
              },
              () -> diagnostics.input(file.toString(), table + " has no row of this test"));
    }
    console.out().println(comparison.summary());
    console.out().println(times.line());
    if (comparison.hasDifferences()) {
      diagnostics.fellShort("litmus", "tests come out otherwise than recorded in " + table);
    }
  }

  private static ExpectedResults recorded(Path table) {
    try {
      return ExpectedResults.read(table.toString(), LitmusFiles.text(table));
    } catch (LitmusSyntaxException wrong) {
      throw new InputException(wrong.place(), wrong.what());
    }
  }
}
