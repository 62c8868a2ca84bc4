package org.lazymm.trace;

/**
 * Lines of the form {@code task [cpu] flags time: event: fields}, as the kernel and its tools print
 * them. What differs between the formats is how the task is written.
 */
abstract class LineHead extends LineParser {
  /** The nanoseconds of more would not fit into a long. */
  private static final long MOST_SECONDS = 9_000_000_000L;

  /**
   * Reads the task that stands in {@code [from, bracket)}; the bracket opens the CPU's number.
   *
   * @return whether a task stands there; then pid, tgid and comm of the event are set
   */
  abstract boolean task(byte[] text, int from, int bracket, TraceEvent event);

  @Override
  public final int head(byte[] text, int from, int to, TraceEvent event) {
    fail(from, "a line of the form 'task-pid [cpu] flags time: event: fields'");
    for (int bracket = from; bracket < to; bracket++) {
      if (text[bracket] != '[') {
        continue;
      }
      int digits = Bytes.skipDigits(text, bracket + 1, to);
      if (digits == bracket + 1 || digits >= to || text[digits] != ']') {
        continue;
      }
      if (!task(text, from, bracket, event)) {
        continue;
      }
      event.cpu = Bytes.pid(text, bracket + 1, digits);
      if (!isCpu(event.cpu)) {
        fail(bracket + 1, CPU);
        continue;
      }
      int behind = time(text, digits + 1, to, event);
      if (behind >= 0) {
        return behind;
      }
    }
    return -1;
  }

  private int time(byte[] text, int from, int to, TraceEvent event) {
    int at = Bytes.skipBlanks(text, from, to);
    if (at < to && text[at] == '(') {
      at = Bytes.skipBlanks(text, tgid(text, at, to, event), to);
    }
    int seconds = secondsEnd(text, at, to);
    event.preemptDepth = TraceEvent.UNKNOWN;
    if (seconds < 0) {
      int flags = Bytes.skipToBlank(text, at, to);
      preemptDepth(text, at, flags, event);
      at = Bytes.skipBlanks(text, flags, to);
      seconds = secondsEnd(text, at, to);
    }
    if (seconds < 0) {
      fail(
          at,
          "a time in seconds such as 8589.388368, behind the flags (with the trace clock mono)");
      return -1;
    }
    int fraction = seconds + 1;
    int end = Bytes.skipDigits(text, fraction, to);
    int places = end - fraction;
    if (places < 1 || places > 9 || end >= to || text[end] != ':') {
      fail(end, "a time with one to nine decimals and a colon");
      return -1;
    }
    long whole = Bytes.decimal(text, at, seconds);
    if (whole > MOST_SECONDS) {
      fail(at, "a time of at most " + MOST_SECONDS + " seconds");
      return -1;
    }
    long part = Bytes.decimal(text, fraction, end);
    for (int i = places; i < 9; i++) {
      part *= 10;
    }
    event.timeNanos = whole * 1_000_000_000L + part;
    return end + 1;
  }

  /** The fourth of the flags, such as {@code d..2.}: a point stands for 0. */
  private static void preemptDepth(byte[] text, int from, int to, TraceEvent event) {
    int depth = from + 3;
    if (depth < to) {
      event.preemptDepth = text[depth] == '.' ? 0 : Character.digit(text[depth], 16);
    }
  }

  /** Returns the position of the point behind the digits at {@code at}, or -1. */
  private static int secondsEnd(byte[] text, int at, int to) {
    int digits = Bytes.skipDigits(text, at, to);
    boolean seconds = digits > at && digits - at <= 9 + 1 && digits < to && text[digits] == '.';
    return seconds ? digits : -1;
  }

  /**
   * Reads {@code ( 516)} or {@code (-----)}; returns the position behind it, or {@code at} if it is
   * neither.
   */
  static int tgid(byte[] text, int at, int to, TraceEvent event) {
    int digits = Bytes.skipBlanks(text, at + 1, to);
    int end = Bytes.skipDigits(text, digits, to);
    if (end > digits && end < to && text[end] == ')') {
      event.tgid = Bytes.pid(text, digits, end);
      return end + 1;
    }
    while (end < to && text[end] == '-') {
      end++;
    }
    return end > digits && end < to && text[end] == ')' ? end + 1 : at;
  }
}
