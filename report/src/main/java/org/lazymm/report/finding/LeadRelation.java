package org.lazymm.report.finding;

import java.util.List;
import org.lazymm.report.Metric;

/**
 * How two schemes stand to each other along a sweep.
 *
 * @param sweep the sweep
 * @param metric what they are compared by
 * @param first the scheme whose name comes first
 * @param second the other scheme
 * @param stretches who is ahead where, ascending; never empty
 * @param crossings where the lead passes over, ascending
 */
public record LeadRelation(
    Sweep sweep,
    Metric metric,
    String first,
    String second,
    List<LeadInterval> stretches,
    List<Crossing> crossings) {

  /** Copies the lists. */
  public LeadRelation {
    stretches = List.copyOf(stretches);
    crossings = List.copyOf(crossings);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException(
          first + " and " + second + ": no position at which both were measured");
    }
  }

  /** What is compared on what, in a few words. */
  public String title() {
    return sweep.title() + ": who is ahead by " + metric.title();
  }

  /** Whether nobody is ahead anywhere, so that there is nothing to say. */
  public boolean isUndecided() {
    return stretches.stream().allMatch(stretch -> stretch.leader().isEmpty());
  }
}
