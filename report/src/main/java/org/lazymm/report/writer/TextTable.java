package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.report.table.Table;
import org.lazymm.report.table.Table.Row;
import org.lazymm.report.table.TableCell;

/**
 * Lays a table out in a fixed number of columns; one that is too wide is continued below, its first
 * column repeated.
 */
final class TextTable {

  private static final String GAP = "  ";

  private final Table table;
  private final int width;
  private final AnsiStyle ink;

  TextTable(Table table, int width, AnsiStyle ink) {
    this.table = table;
    this.width = width;
    this.ink = ink;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int nameWidth = nameWidth();
    int from = 1;
    do {
      int to = fitting(from, nameWidth);
      if (from > 1) {
        lines.add("");
      }
      block(lines, nameWidth, from, to);
      from = to;
    } while (from < table.headers().size());
    return lines;
  }

  /** The first column gets what the widest other column leaves, at most. */
  private int nameWidth() {
    int wanted = table.headers().get(0).length();
    for (Row row : table.rows()) {
      wanted = Math.max(wanted, row.isHeading() ? 0 : indented(row).length());
    }
    return Math.min(wanted, width / 2);
  }

  private int fitting(int from, int nameWidth) {
    int used = nameWidth;
    int to = from;
    while (to < table.headers().size()) {
      used += GAP.length() + columnWidth(to, nameWidth);
      if (used > width && to > from) {
        break;
      }
      to++;
    }
    return to;
  }

  private int columnWidth(int column, int nameWidth) {
    int wanted = table.headers().get(column).length();
    for (Row row : table.rows()) {
      if (!row.isHeading()) {
        wanted = Math.max(wanted, row.cells().get(column - 1).text().length());
      }
    }
    return Math.min(wanted, width - nameWidth - GAP.length());
  }

  private void block(List<String> lines, int nameWidth, int from, int to) {
    StringBuilder head = new StringBuilder(left(table.headers().get(0), nameWidth));
    for (int column = from; column < to; column++) {
      head.append(GAP).append(right(table.headers().get(column), columnWidth(column, nameWidth)));
    }
    lines.add(ink.head(head.toString().stripTrailing()));
    for (Row row : table.rows()) {
      if (row.isHeading()) {
        lines.add(ink.head(cut(row.name(), width)));
        continue;
      }
      StringBuilder line = new StringBuilder(left(indented(row), nameWidth));
      for (int column = from; column < to; column++) {
        TableCell cell = row.cells().get(column - 1);
        line.append(GAP)
            .append(ink.cell(right(cell.text(), columnWidth(column, nameWidth)), cell.mark()));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private String indented(Row row) {
    boolean underHeading = table.rows().get(0).isHeading();
    return underHeading ? " " + row.name() : row.name();
  }

  private static String left(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(width - cut.length());
  }

  private static String right(String text, int width) {
    String cut = cut(text, width);
    return " ".repeat(width - cut.length()) + cut;
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "~";
  }
}
