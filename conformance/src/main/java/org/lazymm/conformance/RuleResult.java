package org.lazymm.conformance;

import java.util.Optional;

/**
 * What testing one rule came to.
 *
 * @param rule the rule
 * @param verdict the answer
 * @param basis what a pass or a failure rests on
 * @param exercised in how many scenarios the rule's situation arose; of a rule that explorations
 *     alone judge, in how many executions it was in danger
 * @param note why the answer is what it is, in a few words; empty if it needs no word
 * @param failure how it was broken, if it was
 */
public record RuleResult(
    Rule rule,
    RuleVerdict verdict,
    Basis basis,
    long exercised,
    String note,
    Optional<RuleFailure> failure) {

  /** Checks that exactly a failed rule has a failure, and that a pass or a failure has a basis. */
  public RuleResult {
    if ((verdict == RuleVerdict.FAIL) != failure.isPresent()) {
      throw new IllegalArgumentException(rule.id() + ": a failure belongs to a failed rule alone");
    }
    if ((verdict == RuleVerdict.PASS || verdict == RuleVerdict.FAIL) == (basis == Basis.NOTHING)) {
      throw new IllegalArgumentException(
          rule.id() + ": a basis belongs to a pass or a failure, not to " + verdict.text());
    }
  }

  /**
   * What sequential runs came to, or an answer that rests on nothing.
   *
   * @param rule the rule
   * @param verdict the answer; no failure
   * @param exercised in how many scenarios the rule's situation arose
   * @param note why the answer is what it is
   */
  static RuleResult ofRuns(Rule rule, RuleVerdict verdict, long exercised, String note) {
    Basis basis = verdict == RuleVerdict.PASS ? Basis.RUNS : Basis.NOTHING;
    return new RuleResult(rule, verdict, basis, exercised, note, Optional.empty());
  }

  /** The same with another word on why. */
  RuleResult withNote(String other) {
    return new RuleResult(rule, verdict, basis, exercised, other, failure);
  }

  /** The same on another basis. */
  RuleResult on(Basis other) {
    return new RuleResult(rule, verdict, other, exercised, note, failure);
  }

  /** The rule broken after all. */
  RuleResult broken(RuleFailure how) {
    Basis shownBy = how.model().isPresent() ? Basis.EXECUTIONS : Basis.RUNS;
    return new RuleResult(rule, RuleVerdict.FAIL, shownBy, exercised, "", Optional.of(how));
  }

  /** The answer left open after all. */
  RuleResult open(String why) {
    return new RuleResult(rule, RuleVerdict.UNKNOWN, Basis.NOTHING, exercised, why, failure);
  }

  @Override
  public String toString() {
    return rule.id() + " " + verdict.text() + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
