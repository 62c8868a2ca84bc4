package org.lazymm.report.writer;

import org.lazymm.report.table.TableCell.Mark;

/** How a terminal shows heads and marked cells. */
enum AnsiStyle {
  /** As plain text. */
  NONE {
    @Override
    String head(String text) {
      return text;
    }

    @Override
    String cell(String text, Mark mark) {
      return text;
    }
  },
  /** With ANSI escape sequences. */
  ANSI {
    @Override
    String head(String text) {
      return "\u001b[1m" + text + "\u001b[0m";
    }

    @Override
    String cell(String text, Mark mark) {
      return switch (mark) {
        case PLAIN -> text;
        case BEST -> "\u001b[32m" + text + "\u001b[0m";
        case FAIL -> "\u001b[1;31m" + text + "\u001b[0m";
        case UNKNOWN -> "\u001b[2m" + text + "\u001b[0m";
      };
    }
  };

  abstract String head(String text);

  abstract String cell(String text, Mark mark);
}
