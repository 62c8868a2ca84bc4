package org.lazymm.report.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;

/** A verdict for every scheme, property and check: where none was given, it is unknown. */
public final class VerdictMatrix {

  private static final String RUNS = "runs";
  private static final String EXECUTIONS = "executions";

  private final Comparison comparison;
  private final Map<List<String>, Verdict> given = new HashMap<>();

  private VerdictMatrix(Comparison comparison) {
    this.comparison = comparison;
    for (Verdict verdict : comparison.verdicts()) {
      given.put(List.of(verdict.scheme(), verdict.property(), verdict.check()), verdict);
    }
  }

  /** The matrix of a comparison. */
  public static VerdictMatrix of(Comparison comparison) {
    return new VerdictMatrix(comparison);
  }

  /** The verdict on a property of a scheme; unknown, with the check's reason, if none was given. */
  public Verdict verdict(String scheme, JudgedProperty property, Check check) {
    Verdict verdict = given.get(List.of(scheme, property.id(), check.id()));
    return verdict != null
        ? verdict
        : new Verdict(
            scheme, property.id(), check.id(), Outcome.UNKNOWN, 0, false, check.whenMissing());
  }

  /** Whether a check has given any verdict at all. */
  public boolean hasRun(Check check) {
    return comparison.verdicts().stream().anyMatch(verdict -> verdict.check().equals(check.id()));
  }

  /**
   * What a verdict rests on: sequential runs, or executions, all that a memory model allows;
   * nothing if it says nothing.
   */
  public String basis(Verdict verdict) {
    if (verdict.outcome() == Outcome.UNKNOWN) {
      return "";
    }
    return comparison.checks().stream()
            .anyMatch(check -> check.id().equals(verdict.check()) && check.looksAtExecutions())
        ? EXECUTIONS
        : RUNS;
  }

  /** Whether all that is known of a property of any scheme rests on sequential runs. */
  public boolean restsOnRunsAlone(JudgedProperty property) {
    return comparison.verdicts().stream()
        .filter(verdict -> verdict.property().equals(property.id()))
        .map(this::basis)
        .filter(basis -> !basis.isEmpty())
        .collect(Collectors.toSet())
        .equals(Set.of(RUNS));
  }

  /** The families of properties, in the comparison's order. */
  public List<String> families() {
    return comparison.properties().stream().map(JudgedProperty::family).distinct().toList();
  }

  /** The verdicts of one check on one scheme, counted. */
  public VerdictTally tally(String scheme, Check check) {
    return tally(scheme, check, property -> true);
  }

  /** The verdicts of one check on one family of properties of one scheme, counted. */
  public VerdictTally tally(String scheme, Check check, String family) {
    return tally(scheme, check, property -> property.family().equals(family));
  }

  private VerdictTally tally(String scheme, Check check, Predicate<JudgedProperty> which) {
    return VerdictTally.of(
        comparison.properties().stream()
            .filter(which)
            .map(property -> verdict(scheme, property, check))
            .toList());
  }

  /** All failures, in the comparison's order. */
  public List<Verdict> failures() {
    return comparison.verdicts().stream()
        .filter(verdict -> verdict.outcome() == Outcome.FAIL)
        .toList();
  }

  /** The failures of one scheme. */
  public List<Verdict> failures(String scheme) {
    return failures().stream().filter(verdict -> verdict.scheme().equals(scheme)).toList();
  }

  /** What all verdicts on a scheme together allow to say. */
  public Rank standing(String scheme) {
    if (!failures(scheme).isEmpty()) {
      return Rank.FELL_SHORT;
    }
    List<Verdict> own =
        comparison.verdicts().stream().filter(verdict -> verdict.scheme().equals(scheme)).toList();
    if (own.stream().noneMatch(verdict -> verdict.outcome() == Outcome.PASS)) {
      return Rank.UNKNOWN;
    }
    return isProved(scheme) ? Rank.PROVED : Rank.NOT_REFUTED;
  }

  private boolean isProved(String scheme) {
    List<Check> proving =
        comparison.checks().stream().filter(check -> tally(scheme, check).proved() > 0).toList();
    return !proving.isEmpty()
        && proving.stream()
            .allMatch(check -> tally(scheme, check).proved() == comparison.properties().size());
  }
}
