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
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.selfcheck.SelfCheck;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Model;

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
  private final Map<ExploredCase, Counterexample> broken = new LinkedHashMap<>();
  private final List<InternalErrorException> faults = new ArrayList<>();
  private final Map<ExploredCase, Verdict> verdicts = new LinkedHashMap<>();
  private final List<Complaint> inputs = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Buffered> buffered = new ArrayList<>();
  private CheckCounts counts = CheckCounts.NONE;
  private long openRulesElsewhere;

  Exploration(
      Console console,
      Complaints complaints,
      ScenarioExplorer explorer,
      CounterexampleFiles files,
      IsolateOptions isolation) {
    this.console = console;
    this.complaints = complaints;
    this.explorer = explorer;
    this.files = files;
    this.isolation = isolation;
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
    broken.forEach((explored, counterexample) -> draw(explored, counterexample, echo));
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
    BufferingNotes.of(buffered).forEach(console.out()::println);
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
    verdict.counterexample().ifPresent(shown -> broken.put(explored, shown));
    switch (verdict.result()) {
      case HOLDS, UNKNOWN -> {}
      case BROKEN ->
          complain(new Complaint(explored.toString(), "breaks " + verdict.violations().get(0)));
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

  private void draw(
      ExploredCase explored, Counterexample counterexample, Function<ExploredCase, Echo> echo) {
    drawings.add("");
    drawings.addAll(TextDiagram.of(counterexample, explored.scheme().displayName()));
    Echo again =
        files
            .write(explored, counterexample)
            .map(files::replay)
            .orElseGet(() -> echo.apply(explored));
    drawings.add("again: " + again);
  }
}
