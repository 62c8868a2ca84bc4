package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

/** A published measurement, and what the model says in its place; each is printed. */
final class MeasuredFact {

  private MeasuredFact() {}

  /** The model is at most a share of the measured value away from it. */
  static void isMet(String what, double measured, double modelled, double tolerance) {
    print(what, measured, modelled);
    assertTrue(
        Math.abs(modelled - measured) <= tolerance * measured,
        () -> what + ": " + modelled + " against " + measured);
  }

  /** Prints both. */
  static void print(String what, double measured, double modelled) {
    System.out.printf(
        Locale.ROOT,
        "%s: measured %.4g, modelled %.4g (%+.0f %%)%n",
        what,
        measured,
        modelled,
        100 * (modelled / measured - 1));
  }
}
