package org.lazymm.trace;

import java.io.InputStream;

/**
 * The trace in an HTML page of systrace or atrace: the text of its {@code script} elements of class
 * {@code trace-data}, or the string {@code linuxPerfData} of older ones.
 *
 * <p>Such an element may hold other things than a trace, so each one counts from its first line
 * that begins a trace.
 */
final class HtmlText extends EmbeddedText {
  private static final byte[] SCRIPT = Bytes.ascii("<script");
  private static final byte[] SCRIPT_END = Bytes.ascii("</script");
  private static final byte[] TRACE_DATA = Bytes.ascii("trace-data");
  private static final byte[] STRING = Bytes.ascii("linuxPerfData = \"");
  private static final byte[] HEADER = Bytes.ascii("# tracer");
  private static final int LONGEST = LineSource.LONGEST_LINE;

  private enum Place {
    OUTSIDE,
    TAG,
    ELEMENT,
    STRING,
    ESCAPE
  }

  private final byte[] line = new byte[LONGEST + 1];
  private int length;
  private int dropped;
  private Place place = Place.OUTSIDE;
  private boolean begun;
  private boolean found;

  HtmlText(InputStream in) {
    super(in);
  }

  @Override
  void step(byte value) {
    switch (place) {
      case OUTSIDE, TAG -> outside(value);
      case ELEMENT -> element(value);
      case STRING -> string(value);
      case ESCAPE -> escape(value);
    }
  }

  private void outside(byte value) {
    if (value == '\n') {
      take(value);
    }
    append(value);
    if (place == Place.OUTSIDE && Bytes.endsWith(line, 0, length, SCRIPT)) {
      place = Place.TAG;
      length = 0;
    } else if (place == Place.OUTSIDE && Bytes.endsWith(line, 0, length, STRING)) {
      enter(Place.STRING);
    } else if (place == Place.TAG && value == '>') {
      boolean data = Bytes.find(line, 0, length, TRACE_DATA) >= 0;
      enter(data ? Place.ELEMENT : Place.OUTSIDE);
    }
  }

  private void enter(Place next) {
    place = next;
    length = 0;
    dropped = 0;
    begun = false;
  }

  /** Keeps the last bytes only, where nothing is taken. */
  private void append(byte value) {
    if (length == line.length) {
      int kept = SCRIPT_END.length + STRING.length;
      System.arraycopy(line, length - kept, line, 0, kept);
      dropped += length - kept;
      length = kept;
    }
    line[length++] = value;
  }

  private void element(byte value) {
    if (value == '\n') {
      endLine();
      return;
    }
    if (begun && length == line.length) {
      // Too long for a line: it is passed on, to be refused with its place.
      flush(length);
    }
    append(value);
    if (Bytes.endsWith(line, 0, length, SCRIPT_END)) {
      length -= SCRIPT_END.length;
      if (begun && length > 0) {
        flush(length);
        take((byte) '\n');
      }
      enter(Place.OUTSIDE);
    }
  }

  private void endLine() {
    begun |= dropped == 0 && begins();
    if (begun) {
      found = true;
      flush(length);
    }
    take((byte) '\n');
    length = 0;
    dropped = 0;
  }

  private boolean begins() {
    if (Bytes.startsWith(line, 0, length, HEADER)) {
      return true;
    }
    for (int i = 1; i < length - 1; i++) {
      if (line[i] == '[' && Bytes.isBlank(line[i - 1]) && Bytes.isDigit(line[i + 1])) {
        int end = Bytes.skipDigits(line, i + 1, length);
        return end < length && line[end] == ']';
      }
    }
    return false;
  }

  private void flush(int count) {
    for (int i = 0; i < count; i++) {
      take(line[i]);
    }
    length = 0;
  }

  private void string(byte value) {
    if (value == '"') {
      take((byte) '\n');
      enter(Place.OUTSIDE);
    } else if (value == '\\') {
      place = Place.ESCAPE;
    } else {
      found = true;
      take(value);
    }
  }

  /** A backslash at the end of a line joins the lines of a string. */
  private void escape(byte value) {
    place = Place.STRING;
    if (value == 'n') {
      take((byte) '\n');
    } else if (value == 't') {
      take((byte) '\t');
    } else if (value != '\n' && value != '\r') {
      take(value);
    }
  }

  @Override
  boolean found() {
    return found;
  }
}
