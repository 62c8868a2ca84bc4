package org.lazymm.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.fences.FenceInference;
import org.lazymm.explorer.fences.FenceInference.Answer;
import org.lazymm.explorer.fences.FenceInference.Case;
import org.lazymm.explorer.fences.FenceInference.Finding;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.scheduler.discovery.HookTrails;

/** Prints what becomes of the orders of one scheme, each line as soon as it is known. */
final class FencesReport implements FenceInference.Watcher, AutoCloseable {
  private static final String UNDER = "             ";

  private final Console console;
  private Progress.@Nullable Bar bar;

  FencesReport(Console console) {
    this.console = console;
  }

  @Override
  public void begins(int explorations) {
    close();
    bar = console.progress().begin(explorations);
  }

  @Override
  public void explored(String what) {
    HookTrails.ofThread().begins("after " + what);
    if (bar != null) {
      bar.step(what);
    }
  }

  @Override
  public void leftOut(Case one, ExplorationVerdict verdict) {
    String why =
        verdict
            .shown()
            .map(shown -> "it does not hold as it is written: " + shown)
            .orElse(verdict.reason());
    console.print(TextWrap.hanging("left out   ", one + ": " + why));
  }

  @Override
  public void holds(int cases, int weakenings) {
    console.print(
        cases
            + (cases == 1 ? " case holds" : " cases hold")
            + " as it is written; "
            + weakenings
            + " ways to weaken it are tried");
  }

  @Override
  public void found(Finding finding) {
    console.print(
        "%-9s  %-44s  %s -> %s"
            .formatted(
                finding.answer().text(),
                finding.weakening().site().position(),
                finding.weakening().site().strength(),
                finding.weakening().to().word()));
    if (finding.broken().isPresent()) {
      console.print(UNDER + finding.broken().get() + ":");
      finding
          .verdict()
          .flatMap(ExplorationVerdict::shown)
          .ifPresent(shown -> console.print(UNDER + shown));
    } else {
      console.print(UNDER + held(finding));
    }
  }

  private static String held(Finding finding) {
    return finding.passed()
        + (finding.passed() == 1 ? " case holds" : " cases hold")
        + (finding.unknown() == 0 ? "" : ", " + finding.unknown() + " not explored to their end")
        + (finding.lifetimesTried() || finding.passed() == 0
            ? ""
            : "; in none of them an mm is freed that another CPU has used");
  }

  /** Prints how many findings there are of each kind. */
  void count(List<Finding> findings) {
    console.print("");
    console.print(
        Stream.of(Answer.values())
                .map(answer -> count(findings, answer) + " " + answer.text())
                .collect(Collectors.joining(", "))
            + ", within these cases");
  }

  private static long count(List<Finding> findings, Answer answer) {
    return findings.stream().filter(each -> each.answer() == answer).count();
  }

  /** Clears the bar away. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
