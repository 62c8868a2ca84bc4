package org.lazymm.report;

import java.util.List;

/**
 * The modelled machine whose prices were used.
 *
 * @param id the name that users type, unique in a comparison
 * @param title what machine it is, in a few words
 * @param figures how many prices it has, 0 or more
 * @param assumed the prices that nobody measured, by name; at most {@code figures}
 * @param extrapolated whether the machine is larger than any that was measured
 */
public record Profile(
    String id, String title, int figures, List<String> assumed, boolean extrapolated) {

  /** Checks the counts. */
  public Profile {
    Checks.text(id, "id");
    Checks.text(title, "title");
    Checks.notNegative(figures, "figures");
    assumed = assumed.stream().sorted().toList();
    if (assumed.size() > figures) {
      throw new IllegalArgumentException(
          "profile " + id + ": " + assumed.size() + " assumed of " + figures + " figures");
    }
  }

  /** How far to trust the numbers that rest on it, in a few words. */
  public String standing() {
    String share =
        assumed.isEmpty()
            ? "all " + figures + " figures from a source"
            : assumed.size() + " of " + figures + " figures assumed";
    return extrapolated ? share + ", extrapolated beyond any measured machine" : share;
  }
}
