package org.lazymm.report;

/** What the numbers of a {@link Metric} count. */
public enum Unit {
  /** A plain count. */
  COUNT(""),
  /** A count for each context switch. */
  PER_SWITCH("per switch"),
  /** Events per second of virtual time. */
  PER_SECOND("per second"),
  /** Virtual time in nanoseconds. */
  NANOSECONDS("ns"),
  /** A share of 0 to 1, shown in per cent. */
  SHARE("share"),
  /** Bytes. */
  BYTES("bytes");

  private final String label;

  Unit(String label) {
    this.label = label;
  }

  /** The word that goes behind a title; empty for a plain count. */
  public String label() {
    return label;
  }
}
