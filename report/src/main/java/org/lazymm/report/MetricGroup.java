package org.lazymm.report;

/** What a {@link Metric} is about; reports show metrics group by group, in this order. */
public enum MetricGroup {
  /** How fast the machine switches. */
  SPEED("Speed"),
  /** How many context switches of which kind the load made. */
  LOAD("Load"),
  /** What the scheme does to shared memory. */
  MEMORY("Memory traffic"),
  /** Cache lines fetched from other CPUs, by distance. */
  TRANSFERS("Line transfers"),
  /** Interrupts sent to other CPUs. */
  INTERRUPTS("Interrupts"),
  /** What the last user of an mm pays. */
  EXIT("Exit"),
  /** Dead mms that are not freed yet. */
  RETENTION("Retention"),
  /** Where the time of the CPUs goes. */
  TIME("Where the time goes"),
  /** What is approximate in the run. */
  FIDELITY("What is approximate");

  private final String title;

  MetricGroup(String title) {
    this.title = title;
  }

  /** The heading of the group. */
  public String title() {
    return title;
  }
}
