package org.lazymm.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.selfcheck.SelfCheck;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Violation;

/** Explores the cases of a check and says what came of them. */
final class Exploration {
  private final Console console;
  private final Complaints complaints;
  private final ScenarioExplorer explorer;
  private final CounterexampleFiles files;
  private final IsolateOptions isolation;
  private final List<String> drawings = new ArrayList<>();
  private final List<Complaint> complained = new ArrayList<>();
  private final List<String> rulesElsewhere = new ArrayList<>();
  private List<List<String>> rows = List.of();
  private final Map<Model, String> unfit = new EnumMap<>(Model.class);
  private final BrokenCases broken;
  private final BrokenCases suspected = new BrokenCases();
  private final List<InternalErrorException> faults = new ArrayList<>();
  private final Map<ExploredCase, Verdict> verdicts = new LinkedHashMap<>();
  private final List<Complaint> inputs = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Buffered> buffered = new ArrayList<>();
  private final boolean allPairs;
  private CheckCounts counts = CheckCounts.NONE;
  private long openRulesElsewhere;

  Exploration(
      Console console,
      Complaints complaints,
      ScenarioExplorer explorer,
      CounterexampleFiles files,
      IsolateOptions isolation,
      BrokenCases broken,
      boolean allPairs) {
    this.console = console;
    this.complaints = complaints;
    this.explorer = explorer;
    this.files = files;
    this.isolation = isolation;
    this.broken = broken;
    this.allPairs = allPairs;
  }

  /**
   * Explores, prints the table, the counterexamples and the count of the verdicts.
   *
   * @param cases what is explored
   * @param echo the command that explores a case again
   * @throws InternalErrorException if something was a fault of ours, after all else was done
   */
  void run(List<ExploredCase> cases, Function<ExploredCase, Echo> echo) {
    cases.stream().map(ExploredCase::model).distinct().forEach(this::checkSelf);
    CheckTable table = new CheckTable(console, cases);
    List<ExploredCase> here =
        cases.stream().filter(each -> !isolation.isolates(each.scheme())).toList();
    try (Pool pool = new Pool(console, cases.size())) {
      List<Future<Attempt<Verdict>>> running =
          here.stream()
              .map(
                  each -> pool.submit(each.scheme(), each.toString(), () -> each.explore(explorer)))
              .toList();
      for (int index = 0; index < here.size(); index++) {
        judge(here.get(index), Pool.await(running.get(index)), table);
      }
    }
    for (BrokenCases.Group group : broken.groups()) {
      complain(group.complaint());
      tell(group, echo);
    }
    suspected.groups().forEach(group -> tell(group, echo));
    cases.stream()
        .filter(each -> isolation.isolates(each.scheme()))
        .map(ExploredCase::scheme)
        .distinct()
        .forEach(scheme -> runElsewhere(scheme, cases, table));
    drawings.forEach(console.out()::println);
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

  private void checkSelf(Model model) {
    SelfCheck.failure(model)
        .ifPresent(
            failure -> {
              unfit.put(model, "self-check failed");
              faults.add(
                  new InternalErrorException("self-check", new IllegalStateException(failure)));
            });
  }

  private void judge(ExploredCase explored, Attempt<Verdict> attempt, CheckTable table) {
    @Nullable String doubt = unfit.get(explored.model());
    Optional<Verdict> found = attempt.result();
    if (doubt != null) {
      row(explored, Verdict.Result.UNKNOWN, doubt, table);
    } else if (found.isPresent()) {
      judge(explored, found.get(), table);
    } else if (attempt.isNotMade()) {
      row(explored, Verdict.Result.UNKNOWN, Attempt.NOT_MADE, table);
    } else {
      attempt.thrown().ifPresent(thrown -> crashed(explored, thrown, table));
    }
  }

  /** The verdicts on all cases that came to one, once they have been explored. */
  Map<ExploredCase, Verdict> verdicts() {
    return verdicts;
  }

  private void judge(ExploredCase explored, Verdict verdict, CheckTable table) {
    verdicts.put(explored, verdict);
    counts = counts.and(verdict.result());
    switch (verdict.result()) {
      case HOLDS -> {}
      case UNKNOWN -> verdict.counterexample().ifPresent(any -> suspected.add(explored, verdict));
      case BROKEN -> broken.add(explored, verdict);
      case UNRUNNABLE ->
          complainOfInput(new Complaint(explored.chosen().asked(), verdict.reason()));
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

  private void row(ExploredCase explored, Verdict.Result result, String note, CheckTable table) {
    counts = counts.and(result);
    table.row(explored, result, note);
  }

  private void crashed(ExploredCase explored, Throwable thrown, CheckTable table) {
    Optional<String> blame = Blame.of(thrown);
    if (blame.isPresent()) {
      complain(new Complaint(explored.toString(), blame.get()));
      row(explored, Verdict.Result.BROKEN, blame.get(), table);
    } else {
      faults.add(new InternalErrorException(explored.toString(), thrown));
      row(explored, Verdict.Result.UNKNOWN, "internal error", table);
    }
  }

  private void complain(Complaint complaint) {
    complained.add(complaint);
    complaints.fellShort(complaint);
  }

  /** A scenario that cannot be run is one mistake, with however many schemes and models. */
  private void complainOfInput(Complaint complaint) {
    if (!inputs.contains(complaint)) {
      inputs.add(complaint);
      complaints.input(complaint);
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
  CheckPart part(List<String> rules, long openRules, List<Complaint> more) {
    List<Complaint> all = Stream.concat(complained.stream(), more.stream()).toList();
    return new CheckPart(rows, drawings, all, inputs, buffered, counts, openRules, rules);
  }

  /** What the suite says of schemes elsewhere. */
  List<String> rulesElsewhere() {
    return rulesElsewhere;
  }

  private void runElsewhere(SchemeSelection scheme, List<ExploredCase> cases, CheckTable table) {
    isolation.run(
        scheme,
        CheckPart.class,
        part -> {
          part.rows().forEach(table::row);
          drawings.addAll(part.drawings());
          part.complaints().forEach(this::complain);
          part.inputs().forEach(this::complainOfInput);
          buffered.addAll(part.buffered());
          counts = counts.and(part.counts());
          openRulesElsewhere += part.openRules();
          rulesElsewhere.addAll(part.rules());
        },
        death -> {
          complain(new Complaint(scheme.displayName(), death));
          cases.stream()
              .filter(each -> each.scheme().equals(scheme))
              .forEach(each -> row(each, Verdict.Result.UNKNOWN, death, table));
        });
  }

  /** Draws the best of the cases that show a fault, and names the others. */
  private void tell(BrokenCases.Group group, Function<ExploredCase, Echo> echo) {
    group.others().forEach(other -> keep(other.explored(), other.verdict()));
    ExploredCase explored = group.best().explored();
    Verdict verdict = group.best().verdict();
    drawings.add("");
    drawings.addAll(
        verdict
            .counterexample()
            .map(shown -> files.drawn(explored, shown))
            .orElseGet(() -> undrawn(explored, verdict)));
    drawings.add("again: " + keep(explored, verdict).orElseGet(() -> echo.apply(explored)));
    List<String> elsewhere = group.elsewhere();
    if (!elsewhere.isEmpty()) {
      drawings.add(group.flaw().cause().property() + " is broken in the same way in");
      elsewhere.forEach(where -> drawings.add("  " + where));
    }
  }

  /** Writes the files of a case, if they are wanted; the command that shows it again. */
  private Optional<Echo> keep(ExploredCase explored, Verdict verdict) {
    return verdict
        .counterexample()
        .flatMap(shown -> files.write(explored, shown))
        .map(files::replay);
  }

  private static List<String> undrawn(ExploredCase explored, Verdict verdict) {
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
