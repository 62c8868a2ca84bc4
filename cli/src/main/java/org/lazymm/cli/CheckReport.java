package org.lazymm.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lazymm.evaluation.check.BrokenCases;
import org.lazymm.evaluation.check.CaseResult;
import org.lazymm.evaluation.check.CheckCounts;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.evaluation.check.ScenarioCheck;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Violation;

/** Explores the cases of a check and says what came of them. */
final class CheckReport {
  private final Console console;
  private final Diagnostics diagnostics;
  private final ScenarioExplorer explorer;
  private final CounterexampleFiles files;
  private final PluginOptions plugins;
  private final List<String> drawings = new ArrayList<>();
  private final List<Diagnostic> complained = new ArrayList<>();
  private final List<String> rulesElsewhere = new ArrayList<>();
  private List<List<String>> rows = List.of();
  private final BrokenCases broken;
  private final BrokenCases suspected = new BrokenCases();
  private final List<InternalErrorException> faults = new ArrayList<>();
  private final Map<ExploredCase, ExplorationVerdict> verdicts = new LinkedHashMap<>();
  private final List<Diagnostic> inputs = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Buffered> buffered = new ArrayList<>();
  private final boolean allPairs;
  private final boolean withRules;
  private CheckCounts counts = CheckCounts.NONE;
  private long openRulesElsewhere;

  CheckReport(
      Console console,
      Diagnostics diagnostics,
      ScenarioExplorer explorer,
      CounterexampleFiles files,
      PluginOptions plugins,
      BrokenCases broken,
      boolean allPairs,
      boolean withRules) {
    this.console = console;
    this.diagnostics = diagnostics;
    this.explorer = explorer;
    this.files = files;
    this.plugins = plugins;
    this.broken = broken;
    this.allPairs = allPairs;
    this.withRules = withRules;
  }

  /**
   * Explores, prints the table, the counterexamples and the count of the verdicts.
   *
   * @param cases what is explored
   * @param repro the command that explores a case again
   * @throws InternalErrorException if something was a fault of ours, after all else was done
   */
  void run(List<ExploredCase> cases, Function<ExploredCase, ReproCommand> repro) {
    Map<SchemeSelection, Future<Attempt<CheckPart>>> away = new LinkedHashMap<>();
    cases.stream()
        .map(ExploredCase::scheme)
        .filter(plugins::isolates)
        .forEach(
            scheme -> away.computeIfAbsent(scheme, each -> plugins.begin(each, CheckPart.class)));
    CheckTable table = new CheckTable(console, cases);
    List<ExploredCase> here =
        cases.stream().filter(each -> !away.containsKey(each.scheme())).toList();
    ScenarioCheck check = new ScenarioCheck(explorer);
    check.run(here, console.progress(), result -> judge(result, table));
    faults.addAll(0, check.selfCheckErrors());
    for (BrokenCases.Group group : broken.groups()) {
      complain(group.diagnostic());
      tell(group, repro);
    }
    suspected.groups().forEach(group -> tell(group, repro));
    drawings.addAll(0, files.notes());
    away.forEach((scheme, running) -> join(scheme, Pool.await(running), cases, table));
    drawings.forEach(line -> console.out().println(Printable.escaped(line)));
    rows = table.rows();
    console.out().println();
    if (counts.unknown() > 0) {
      console.out().println("unknown is no pass: not all executions were looked at");
    }
    BufferingNotes.of(buffered, allPairs).forEach(console.out()::println);
    remarks.forEach(console.out()::println);
    console.out().println(counts);
    console.out().flush();
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
  }

  /** Has something said after all cases, before their count. */
  void remark(String line) {
    remarks.add(line);
  }

  private void judge(CaseResult result, CheckTable table) {
    result.blame().ifPresent(blame -> complain(new Diagnostic(result.explored() + "", blame)));
    result.internalError().ifPresent(faults::add);
    result
        .verdict()
        .ifPresentOrElse(
            verdict -> judge(result.explored(), verdict, table),
            () -> row(result.explored(), result.result(), result.why(), table));
  }

  /** The verdicts on all cases that came to one, once they have been explored. */
  Map<ExploredCase, ExplorationVerdict> verdicts() {
    return verdicts;
  }

  private void judge(ExploredCase explored, ExplorationVerdict verdict, CheckTable table) {
    verdicts.put(explored, verdict);
    counts = counts.and(verdict.result());
    switch (verdict.result()) {
      case HOLDS -> {}
      case UNKNOWN -> verdict.counterexample().ifPresent(any -> suspected.add(explored, verdict));
      case BROKEN -> broken.add(explored, verdict);
      case UNRUNNABLE ->
          complainOfInput(new Diagnostic(explored.chosen().asked(), verdict.reason()));
    }
    verdict
        .buffering()
        .filter(buffering -> !buffering.excluded())
        .map(
            buffering ->
                new Buffered(
                    explored.scheme().displayName(),
                    explored.chosen().scenario().name(),
                    buffering))
        .ifPresent(buffered::add);
    table.row(explored, verdict, CheckNote.of(explored, verdict));
  }

  private void row(
      ExploredCase explored, ExplorationVerdict.Result result, String note, CheckTable table) {
    counts = counts.and(result);
    table.row(explored, result, note);
  }

  private void complain(Diagnostic diagnostic) {
    complained.add(diagnostic);
    diagnostics.fellShort(diagnostic);
  }

  /** A scenario that cannot be run is one mistake, with however many schemes and models. */
  private void complainOfInput(Diagnostic diagnostic) {
    if (!inputs.contains(diagnostic)) {
      inputs.add(diagnostic);
      diagnostics.input(diagnostic);
    }
  }

  /** How many cases came to what. */
  CheckCounts counts() {
    return counts;
  }

  /** How many rules of schemes elsewhere are unknown or not tried. */
  long openRulesElsewhere() {
    return openRulesElsewhere;
  }

  /**
   * All that was found.
   *
   * @param rules what the suite says
   * @param openRules how many rules it leaves open
   * @param more one for each rule that is broken
   */
  CheckPart part(List<String> rules, long openRules, List<Diagnostic> more) {
    List<Diagnostic> all = Stream.concat(complained.stream(), more.stream()).toList();
    return new CheckPart(rows, drawings, all, inputs, buffered, counts, openRules, rules);
  }

  /** What the suite says of schemes elsewhere. */
  List<String> rulesElsewhere() {
    return rulesElsewhere;
  }

  /** Adds what came of a scheme in a JVM of its own, once it has been judged. */
  private void join(
      SchemeSelection scheme,
      Attempt<CheckPart> attempt,
      List<ExploredCase> cases,
      CheckTable table) {
    List<ExploredCase> asked = cases.stream().filter(each -> each.scheme().equals(scheme)).toList();
    CheckPart part = attempt.result().orElse(null);
    Optional<String> wrong =
        part == null
            ? attempt.thrown().map(Printable::message)
            : part.fault(scheme.displayName(), asked.size(), withRules);
    if (part == null || wrong.isPresent()) {
      String what = wrong.orElse("came to no result");
      Optional<Shortage> shortage = attempt.thrown().flatMap(Shortage::of);
      shortage.ifPresentOrElse(
          of -> diagnostics.shortage(scheme.displayName(), what + "; " + of),
          () -> complain(new Diagnostic(scheme.displayName(), what)));
      asked.forEach(each -> row(each, ExplorationVerdict.Result.UNKNOWN, what, table));
      return;
    }
    part.rows().forEach(table::row);
    drawings.addAll(part.drawings());
    part.diagnostics().forEach(this::complain);
    part.inputs().forEach(this::complainOfInput);
    buffered.addAll(part.buffered());
    counts = counts.and(part.counts());
    openRulesElsewhere += part.openRules();
    rulesElsewhere.addAll(part.rules());
  }

  /** Draws the best of the cases that show a fault, and names the others. */
  private void tell(BrokenCases.Group group, Function<ExploredCase, ReproCommand> repro) {
    ExploredCase explored = group.best().explored();
    ExplorationVerdict verdict = group.best().verdict();
    Optional<ReproCommand> replay = keep(explored, verdict);
    group.others().forEach(other -> keep(other.explored(), other.verdict()));
    drawings.add("");
    drawings.addAll(
        verdict
            .counterexample()
            .map(shown -> files.drawn(explored, shown))
            .orElseGet(() -> undrawn(explored, verdict)));
    drawings.add("again: " + replay.orElseGet(() -> repro.apply(explored)));
    List<String> elsewhere = group.elsewhere();
    if (!elsewhere.isEmpty()) {
      drawings.add(group.flaw().cause().property() + " is broken in the same way in");
      elsewhere.forEach(where -> drawings.add("  " + where));
    }
  }

  /** Writes the files of a case, if they are wanted; the command that shows it again. */
  private Optional<ReproCommand> keep(ExploredCase explored, ExplorationVerdict verdict) {
    return verdict
        .counterexample()
        .flatMap(shown -> files.write(explored, shown))
        .map(files::replay);
  }

  private static List<String> undrawn(ExploredCase explored, ExplorationVerdict verdict) {
    Violation violation = verdict.violations().get(0);
    return List.of(
        "%s: %s on %s under %s"
            .formatted(
                explored.chosen().scenario().name(),
                explored.scheme().displayName(),
                explored.machine(),
                explored.model()),
        violation.property() + ": " + violation.property().claim(),
        "broken: " + violation.happened(),
        "there is no drawing: the CPUs need not run side by side to show it, or no cell does");
  }
}
