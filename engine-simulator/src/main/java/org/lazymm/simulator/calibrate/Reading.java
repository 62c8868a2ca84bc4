package org.lazymm.simulator.calibrate;

import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.Range;

/**
 * A measurement of one figure of a profile.
 *
 * @param measured what came out
 * @param how what was measured, as part of a sentence
 * @param certain whether that is the figure itself, and not only near it
 */
record Reading(Measured measured, String how, boolean certain) {

  /**
   * The figure of a profile; it is assumed where the reading is only near it.
   *
   * @param where words on the machine while it was measured, maybe none
   */
  Figure figure(String where) {
    String source = "measured by lazymm calibrate" + where + ": " + how + "; " + measured.text();
    Range range = new Range(measured.low(), measured.high(), "four fifths of the repetitions");
    return new Figure(measured.median(), source, !certain, range);
  }
}
