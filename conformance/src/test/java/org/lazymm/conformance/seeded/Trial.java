package org.lazymm.conformance.seeded;

import java.util.stream.Stream;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.broken.BrokenScheme;
import org.lazymm.broken.Providers;
import org.lazymm.broken.Variant;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.conformance.Rules;
import org.lazymm.scenario.Scenario;

/**
 * What generated scenarios came to against one broken scheme: run once, for every test and for the
 * table.
 *
 * @param broken the scheme
 * @param result what was found
 */
record Trial(BrokenScheme broken, ConformanceResult result) {

  static Trial of(BrokenScheme broken) {
    return new Trial(
        broken,
        ConformanceSuite.check(
            provider(broken.broken()),
            Options.defaults(),
            Budget.of(broken.within()),
            broken.broken().faults()));
  }

  private static LazyMmSchemeProvider provider(Variant variant) {
    return Providers.of("broken", variant.scheme());
  }

  /** Runs one scenario against it, as it was found, with the bugs of the kernel. */
  static ConformanceResult replay(BrokenScheme broken, Scenario scenario) {
    return ConformanceSuite.run(provider(broken.broken()), Options.defaults(), scenario);
  }

  /** Runs the same scenario without the bug. */
  static ConformanceResult replayWithout(BrokenScheme broken, Scenario scenario) {
    Variant sound = broken.sound();
    return ConformanceSuite.run(
        provider(sound), Options.defaults(), scenario.withFaults(sound.faults()));
  }

  /** Each rule that must catch it, with how it did. */
  Stream<Bite> bites() {
    return broken.causes().keySet().stream().map(rule -> new Bite(this, Rules.of(rule)));
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
    RuleFailure failure() {
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
