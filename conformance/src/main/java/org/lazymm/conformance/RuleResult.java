package org.lazymm.conformance;

import java.util.Optional;

/**
 * What testing one rule came to.
 *
 * @param rule the rule
 * @param verdict the answer
 * @param exercised in how many scenarios the rule's situation arose, or how many explorations are
 *     about it
 * @param note why the answer is what it is, in a few words; empty if it needs no word
 * @param failure how it was broken, if it was
 */
public record RuleResult(
    Rule rule, Verdict verdict, int exercised, String note, Optional<Failure> failure) {

  /** Checks that exactly a failed rule has a failure. */
  public RuleResult {
    if ((verdict == Verdict.FAIL) != failure.isPresent()) {
      throw new IllegalArgumentException(rule.id() + ": a failure belongs to a failed rule alone");
    }
  }

  /** The same with another word on why. */
  RuleResult withNote(String other) {
    return new RuleResult(rule, verdict, exercised, other, failure);
  }

  /** The rule broken after all. */
  RuleResult broken(Failure how) {
    return new RuleResult(rule, Verdict.FAIL, exercised, "", Optional.of(how));
  }

  @Override
  public String toString() {
    return rule.id() + " " + verdict.text() + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
