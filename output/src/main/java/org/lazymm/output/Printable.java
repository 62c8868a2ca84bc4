package org.lazymm.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Words that others wrote, as a person may see them: what would command a terminal, turn the
 * direction of writing or begin a line becomes a visible escape, such as {@code \n}.
 */
public final class Printable {
  /** The most characters of one name, description or exception text. */
  public static final int LONGEST = 500;

  private Printable() {}

  /**
   * One line; what is longer than {@value #LONGEST} characters is cut and says so.
   *
   * @param words any text
   */
  public static String line(String words) {
    return cut(words, LONGEST);
  }

  /**
   * One line; what is longer is cut and says so.
   *
   * @param words any text
   * @param longest the most characters, 1 or more
   */
  public static String cut(String words, int longest) {
    return words.length() <= longest
        ? escaped(words)
        : escaped(words.substring(0, longest)) + "... (" + words.length() + " characters)";
  }

  /**
   * The last line that is not blank, as {@link #line} has it.
   *
   * @param lines any text
   * @return empty if all of it is blank
   */
  public static Optional<String> lastLine(String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((line, next) -> next)
        .map(Printable::line);
  }

  /**
   * One line of any length.
   *
   * @param words any text
   */
  public static String escaped(String words) {
    if (words.codePoints().noneMatch(Printable::isHidden)) {
      return words;
    }
    StringBuilder line = new StringBuilder(words.length() + 16);
    words.codePoints().forEach(each -> append(line, each));
    return line.toString();
  }

  /**
   * What an exception says of itself, even if it throws when it is asked.
   *
   * @param thrown any exception
   */
  public static String of(Throwable thrown) {
    String name = thrown.getClass().getName();
    String message = message(thrown);
    return message.isEmpty() ? name : name + ": " + message;
  }

  /**
   * The message of an exception, even if it throws when it is asked.
   *
   * @param thrown any exception
   * @return empty if it has none
   */
  public static String message(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException | StackOverflowError again) {
      return "(its message throws " + again.getClass().getName() + ")";
    }
    return message == null ? "" : line(message);
  }

  /**
   * A writer of lines: line feeds and tabs stay, all else that is hidden is escaped.
   *
   * @param out where the lines go
   */
  public static Writer lines(Writer out) {
    return new Lines(out);
  }

  private static void append(StringBuilder line, int each) {
    switch (each) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHidden(each)) {
          for (char half : Character.toChars(each)) {
            line.append("\\u%04x".formatted((int) half));
          }
        } else {
          line.appendCodePoint(each);
        }
      }
    }
  }

  private static boolean isHidden(int each) {
    if (each >= ' ' && each < 0x7f) {
      return false;
    }
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Escapes character by character. */
  private static final class Lines extends FilterWriter {
    Lines(Writer out) {
      super(out);
    }

    @Override
    public void write(int each) throws IOException {
      write(new char[] {(char) each}, 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      int begin = from;
      for (int at = from; at < from + length; at++) {
        if (!isKept(text[at])) {
          out.write(text, begin, at - begin);
          StringBuilder escape = new StringBuilder();
          Printable.append(escape, text[at]);
          out.append(escape);
          begin = at + 1;
        }
      }
      out.write(text, begin, from + length - begin);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      write(text.substring(from, from + length).toCharArray(), 0, length);
    }

    /** A half of a pair may come without the other, which follows. */
    private static boolean isKept(char each) {
      return each == '\t'
          || System.lineSeparator().indexOf(each) >= 0
          || each == '\n'
          || Character.isSurrogate(each)
          || !isHidden(each);
    }
  }
}
