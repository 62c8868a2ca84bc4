package org.lazymm.report;

/**
 * What a workload varies from measurement to measurement.
 *
 * @param id the key in JSON and CSV
 * @param title the words at the axis of a chart
 * @param noun the words behind a number in a sentence, such as "CPUs" or "exits per switch"
 */
public record Axis(String id, String title, String noun) {

  /** The number of CPUs of the machine. */
  public static final Axis CPUS = new Axis("cpus", "CPUs of the machine", "CPUs");

  /** How many times an mm dies for each context switch. */
  public static final Axis EXITS_PER_SWITCH =
      new Axis("exits-per-switch", "exits per context switch", "exits per switch");

  /** Checks that nothing is blank. */
  public Axis {
    Checks.text(id, "id");
    Checks.text(title, "title");
    Checks.text(noun, "noun");
  }
}
