package org.lazymm.report;

/**
 * How a modelled cache line behaves while several CPUs ask for it: the two ends between which the
 * truth lies.
 */
public enum Contention {
  /** The line is busy for less than its latency, as hardware manages in tight loops. */
  TIGHT("tight"),
  /** The line is busy for its whole latency: a plain queue. */
  SPARSE("sparse");

  private final String label;

  Contention(String label) {
    this.label = label;
  }

  /** The word in reports and on the command line. */
  public String label() {
    return label;
  }
}
