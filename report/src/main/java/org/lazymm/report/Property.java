package org.lazymm.report;

/**
 * Something that every correct scheme does or never does.
 *
 * @param id its short name, such as {@code S1}
 * @param family the heading it stands under, such as "Safety"
 * @param sentence what it demands, in one sentence
 */
public record Property(String id, String family, String sentence) {

  /** Checks that nothing is blank. */
  public Property {
    Checks.text(id, "id");
    Checks.text(family, "family");
    Checks.text(sentence, "sentence");
  }
}
