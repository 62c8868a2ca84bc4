package org.lazymm.report.table;

import java.util.Locale;

/**
 * One cell of a {@link Table}.
 *
 * @param text what it says
 * @param mark what it means
 */
public record TableCell(String text, Mark mark) {

  /** What a cell means, for those who show it in colour. */
  public enum Mark {
    /** Nothing in particular. */
    PLAIN,
    /** Nobody is better, and somebody is worse than the best; bands apart. */
    BEST,
    /** A property fell. */
    FAIL,
    /** Nothing is known. */
    UNKNOWN;

    /** The class that gives its look on a page. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A cell that means nothing in particular. */
  public static TableCell of(String text) {
    return new TableCell(text, Mark.PLAIN);
  }
}
