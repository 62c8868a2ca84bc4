package org.lazymm.broken;

import java.util.stream.Stream;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.Failure;
import org.lazymm.conformance.Rule;

/**
 * What generated scenarios came to against one broken scheme: run once, for every test and for the
 * table.
 *
 * @param broken the scheme
 * @param result what was found
 */
record Trial(BrokenScheme broken, ConformanceResult result) {

  static Trial of(BrokenScheme broken) {
    return new Trial(broken, broken.check());
  }

  /** Each rule that must catch it, with how it did. */
  Stream<Bite> bites() {
    return broken.causes().keySet().stream().map(rule -> new Bite(this, rule));
  }

  /**
   * One rule that must catch a broken scheme.
   *
   * @param trial of the scheme
   * @param rule the rule
   */
  record Bite(Trial trial, Rule rule) {
    BrokenScheme broken() {
      return trial.broken();
    }

    /** How it did; fails if it did not. */
    Failure failure() {
      return trial
          .result()
          .of(rule)
          .failure()
          .orElseThrow(() -> new AssertionError(this + ": not caught: " + trial.result().rules()));
    }

    @Override
    public String toString() {
      return broken() + " breaks " + rule.id();
    }
  }
}
