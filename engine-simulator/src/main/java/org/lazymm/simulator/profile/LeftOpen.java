package org.lazymm.simulator.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a profile file leaves open, so that files which were written before a figure or a range was
 * asked for can still be read. What is filled in is assumed, has a range, and is remarked upon.
 */
final class LeftOpen {

  /** Figures of earlier files that change no result. */
  static final Set<String> UNUSED = Set.of("flush.page");

  /** A state is worth entering if the CPU sleeps so many times the time that leaving takes. */
  private static final double RESIDENCY = 5;

  private static final double LONGEST_RESIDENCY = 2 * RESIDENCY;
  private static final double MOST_SPARSE = 0.2;

  private final List<String> without = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> unused;

  /**
   * Of one file.
   *
   * @param labels the figures that it gives
   */
  LeftOpen(Set<String> labels) {
    this.unused = labels.stream().filter(UNUSED::contains).sorted().toList();
  }

  /** The range of an assumed figure for which the file has none. */
  Range range(FigureKey key, double value) {
    without.add(key.label());
    return upTo(key, value / 2, 2 * value, "no range is given: half to twice the value");
  }

  /** Adds the figures that earlier files did not have, where they are missing. */
  void fillIn(Map<FigureKey, Figure> figures) {
    Figure shallow = figures.get(FigureKey.WAKE_C1);
    Figure deep = figures.get(FigureKey.WAKE_DEEP);
    if (!figures.containsKey(FigureKey.OCCUPANCY_SPARSE)) {
      fillIn(
          figures,
          FigureKey.OCCUPANCY_SPARSE,
          0,
          new Range(0, MOST_SPARSE, "as that of the shipped profiles"));
    }
    if (shallow != null && !figures.containsKey(FigureKey.RESIDENCY_C1)) {
      fillInResidency(figures, FigureKey.RESIDENCY_C1, shallow);
    }
    if (deep != null && !figures.containsKey(FigureKey.RESIDENCY_DEEP)) {
      fillInResidency(figures, FigureKey.RESIDENCY_DEEP, deep);
    }
  }

  private void fillInResidency(Map<FigureKey, Figure> figures, FigureKey key, Figure wake) {
    fillIn(
        figures,
        key,
        RESIDENCY * wake.value(),
        upTo(key, wake.value(), LONGEST_RESIDENCY * wake.value(), "once to ten times the wake-up"));
  }

  /** A range that ends where values make no sense any more. */
  private static Range upTo(FigureKey key, double low, double high, String because) {
    return new Range(low, Math.min(high, key.unit().limit()), because);
  }

  private void fillIn(Map<FigureKey, Figure> figures, FigureKey key, double value, Range range) {
    missing.add(key.label());
    double possible = Math.min(value, key.unit().limit());
    figures.put(
        key,
        Figure.assumed(
            possible, "not given; as in the shipped profiles", range.reaching(possible)));
  }

  /** What was filled in and what was skipped, a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!missing.isEmpty()) {
      remarks.add("no " + String.join(", ", missing) + "; assumed as in the shipped profiles");
    }
    if (!without.isEmpty()) {
      remarks.add(
          "no range for the assumed "
              + String.join(", ", without)
              + "; taken as half to twice the value");
    }
    if (!unused.isEmpty()) {
      remarks.add(String.join(", ", unused) + " changes no result; skipped");
    }
    return remarks;
  }
}
