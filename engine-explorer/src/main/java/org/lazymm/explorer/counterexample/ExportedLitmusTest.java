package org.lazymm.explorer.counterexample;

/**
 * A counterexample as a litmus test, if it can be one.
 *
 * @param text the test; empty if there is none
 * @param obstacle what in it no litmus test can say; empty if there is a test
 */
public record ExportedLitmusTest(String text, String obstacle) {

  static ExportedLitmusTest impossible(String obstacle) {
    return new ExportedLitmusTest("", obstacle);
  }
}
