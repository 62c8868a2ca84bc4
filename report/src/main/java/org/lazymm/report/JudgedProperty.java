package org.lazymm.report;

/**
 * Something that every correct scheme does or never does.
 *
 * @param id its short name, such as {@code S1}
 * @param family the heading it stands under, such as "Safety"
 * @param sentence what it demands, in one sentence
 * @param aboutOrders whether it is about the order of memory accesses, so that only a check that
 *     looks at executions can judge it
 */
public record JudgedProperty(String id, String family, String sentence, boolean aboutOrders) {

  /** Checks that nothing is blank. */
  public JudgedProperty {
    Checks.text(id, "id");
    Checks.text(family, "family");
    Checks.text(sentence, "sentence");
  }

  /**
   * A property that any check can judge.
   *
   * @param id its short name, such as {@code S1}
   * @param family the heading it stands under, such as "Safety"
   * @param sentence what it demands, in one sentence
   */
  public JudgedProperty(String id, String family, String sentence) {
    this(id, family, sentence, false);
  }
}
