package org.lazymm.report.html;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.report.Comparison;
import org.lazymm.report.Scheme;
import org.lazymm.report.chart.ChartStyle;
import org.lazymm.report.finding.VerdictMatrix;

/**
 * How schemes look throughout a page.
 *
 * @param schemes their names, in the comparison's order
 * @param fallen those that fell short
 */
public record Palette(List<String> schemes, Set<String> fallen) {

  static Palette of(Comparison comparison) {
    return new Palette(
        comparison.schemes().stream().map(Scheme::name).toList(),
        VerdictMatrix.of(comparison).failures().stream()
            .map(failure -> failure.scheme())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The look of a scheme in charts. */
  int index(String scheme) {
    return schemes.indexOf(scheme);
  }

  /** The class that gives its colour; empty for a word that is no scheme. */
  public String style(String scheme) {
    return schemes.contains(scheme) ? ChartStyle.style(index(scheme)) : "";
  }

  /** Whether a violation was seen, so that its costs are those of a scheme that does not work. */
  public boolean isFallen(String scheme) {
    return fallen.contains(scheme);
  }
}
