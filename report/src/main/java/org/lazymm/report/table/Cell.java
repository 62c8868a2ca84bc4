package org.lazymm.report.table;

/**
 * One cell of a {@link Table}.
 *
 * @param text what it says
 * @param mark what it means
 */
public record Cell(String text, Mark mark) {

  /** What a cell means, for those who show it in colour. */
  public enum Mark {
    /** Nothing in particular. */
    PLAIN,
    /** Better than all others of its row, bands apart. */
    BEST,
    /** A property fell. */
    FAIL,
    /** Nothing is known. */
    UNKNOWN
  }

  /** A cell that means nothing in particular. */
  public static Cell of(String text) {
    return new Cell(text, Mark.PLAIN);
  }
}
