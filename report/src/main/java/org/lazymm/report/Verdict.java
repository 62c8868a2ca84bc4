package org.lazymm.report;

import java.util.Objects;

/**
 * What one check found about one property of one scheme.
 *
 * @param scheme the scheme's name
 * @param property the property's id
 * @param check the check's id
 * @param outcome what was found
 * @param scenarios how many scenarios or executions were run, 0 or more; a pass needs one
 * @param exhaustive whether these were all there are within the check's bound
 * @param detail of a failure: what happened and where; of an unknown: why; of a pass: how much ran,
 *     in words, or nothing if that was scenarios
 */
public record Verdict(
    String scheme,
    String property,
    String check,
    Outcome outcome,
    long scenarios,
    boolean exhaustive,
    String detail) {

  /** Checks that a pass saw something, and that a failure or an unknown says why. */
  public Verdict {
    Checks.text(scheme, "scheme");
    Checks.text(property, "property");
    Checks.text(check, "check");
    Objects.requireNonNull(outcome, "outcome");
    Checks.notNegative(scenarios, "scenarios");
    Objects.requireNonNull(detail, "detail");
    String place = scheme + " " + property + " by " + check;
    if (outcome == Outcome.PASS && scenarios == 0) {
      throw new IllegalArgumentException(place + ": a pass needs at least one scenario");
    }
    if (outcome != Outcome.PASS && detail.isBlank()) {
      throw new IllegalArgumentException(place + ": a " + outcome.label() + " needs its reason");
    }
    if (outcome == Outcome.UNKNOWN && exhaustive) {
      throw new IllegalArgumentException(place + ": an unknown cannot be exhaustive");
    }
  }

  /**
   * This verdict and another one of the same check, as one: a failure outweighs everything, and a
   * pass beside an unknown is no longer exhaustive.
   */
  public Verdict and(Verdict other) {
    if (!scheme.equals(other.scheme)
        || !property.equals(other.property)
        || !check.equals(other.check)) {
      throw new IllegalArgumentException("verdicts on different things: " + this + " and " + other);
    }
    Verdict stronger = strength() >= other.strength() ? this : other;
    return new Verdict(
        scheme,
        property,
        check,
        stronger.outcome,
        scenarios + other.scenarios,
        stronger.outcome != Outcome.UNKNOWN && exhaustive && other.exhaustive,
        stronger.detail);
  }

  private int strength() {
    return switch (outcome) {
      case UNKNOWN -> 0;
      case PASS -> 1;
      case FAIL -> 2;
    };
  }

  /** Whether the property holds in every execution within the bound, not just in those tried. */
  public boolean isProof() {
    return outcome == Outcome.PASS && exhaustive;
  }

  /** The verdict in words: how strong a pass is, and never a pass for what is not known. */
  public String standing() {
    return switch (outcome) {
      case FAIL -> "fails: " + detail;
      case UNKNOWN -> detail;
      case PASS ->
          !detail.isBlank()
              ? detail
              : (exhaustive ? "holds in all " : "no violation seen in ")
                  + Numbers.count(scenarios)
                  + (scenarios == 1 ? " scenario" : " scenarios");
    };
  }
}
