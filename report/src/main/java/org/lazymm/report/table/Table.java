package org.lazymm.report.table;

import java.util.List;

/**
 * A table: the first column names the row and is aligned left, all others are aligned right.
 *
 * @param title what it shows
 * @param headers the heads of the columns, one or more
 * @param rows the rows
 * @param notes what a reader should know besides, each one sentence or more
 */
public record Table(String title, List<String> headers, List<Row> rows, List<String> notes) {

  /**
   * One row.
   *
   * @param name what the first column says
   * @param cells the other columns; empty for a heading between rows
   */
  public record Row(String name, List<TableCell> cells) {

    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether it is a heading between rows. */
    public boolean isHeading() {
      return cells.isEmpty();
    }
  }

  /** Checks that every row has a cell for each column. */
  public Table {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (!row.isHeading() && row.cells().size() != headers.size() - 1) {
        throw new IllegalArgumentException(
            "table '"
                + title
                + "', row '"
                + row.name()
                + "': "
                + row.cells().size()
                + " cells, expected "
                + (headers.size() - 1));
      }
    }
  }
}
