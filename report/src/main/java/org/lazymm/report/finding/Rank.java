package org.lazymm.report.finding;

/** What all verdicts on a scheme together allow to say about it. */
public enum Rank {
  /** Some property does not hold. */
  FELL_SHORT("fell short"),
  /** Nothing was checked. */
  UNKNOWN("not known"),
  /** Something was checked and no violation was seen, but not every property was proved. */
  NOT_REFUTED("no violation seen"),
  /** Every property holds in every execution within the bounds of every check that can prove. */
  PROVED("proved within bounds");

  private final String label;

  Rank(String label) {
    this.label = label;
  }

  /** The words in reports. */
  public String label() {
    return label;
  }
}
