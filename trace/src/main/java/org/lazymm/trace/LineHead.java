package org.lazymm.trace;

/**
 * The part of a line in front of the event's name: task, CPU, flags and time. What differs between
 * the formats is how the task is written.
 */
abstract class LineHead {
  private int failedAt;
  private String expected = "";

  /**
   * Reads the task that stands in {@code [from, bracket)}; the bracket opens the CPU's number.
   *
   * @return whether a task stands there; then pid, tgid and comm of the event are set
   */
  abstract boolean task(byte[] text, int from, int bracket, TraceEvent event);

  /**
   * Reads a line's head into the event.
   *
   * @return the position behind the time, or -1, see {@link #failedAt()}
   */
  final int read(byte[] text, int from, int to, TraceEvent event) {
    fail(from, "a line of the form 'task-pid [cpu] flags time: event: fields'");
    for (int bracket = from; bracket < to; bracket++) {
      if (text[bracket] != '[') {
        continue;
      }
      int digits = Bytes.skipDigits(text, bracket + 1, to);
      if (digits == bracket + 1 || digits >= to || text[digits] != ']') {
        continue;
      }
      if (digits - bracket > 6 || !task(text, from, bracket, event)) {
        continue;
      }
      event.cpu = Bytes.pid(text, bracket + 1, digits);
      int behind = time(text, digits + 1, to, event);
      if (behind >= 0) {
        event.text = text;
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
    if (seconds < 0) {
      at = Bytes.skipBlanks(text, Bytes.skipToBlank(text, at, to), to);
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
    long part = Bytes.decimal(text, fraction, end);
    for (int i = places; i < 9; i++) {
      part *= 10;
    }
    event.timeNanos = Bytes.decimal(text, at, seconds) * 1_000_000_000L + part;
    return end + 1;
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

  final void fail(int at, String what) {
    failedAt = at;
    expected = what;
  }

  /** Where in the buffer the last failure was. */
  final int failedAt() {
    return failedAt;
  }

  /** What should have stood there. */
  final String expected() {
    return expected;
  }

  /**
   * {@code name-pid}, with the process in parentheses behind it or behind the CPU: ftrace and
   * trace-cmd.
   */
  static final class Dashed extends LineHead {
    @Override
    boolean task(byte[] text, int from, int bracket, TraceEvent event) {
      int end = Bytes.skipBlanksBack(text, from, bracket);
      if (end == bracket) {
        return false;
      }
      event.tgid = TraceEvent.UNKNOWN;
      if (text[end - 1] == ')') {
        int open = end - 1;
        while (open > from && text[open] != '(') {
          open--;
        }
        if (tgid(text, open, end, event) != end) {
          return false;
        }
        end = Bytes.skipBlanksBack(text, from, open);
      }
      int digits = Bytes.skipDigitsBack(text, from, end);
      if (digits == end || digits == from || text[digits - 1] != '-') {
        return false;
      }
      if (isProcess(text, from, digits - 1)) {
        return false;
      }
      event.pid = Bytes.pid(text, digits, end);
      event.commFrom = Bytes.skipBlanks(text, from, digits - 1);
      event.commTo = digits - 1;
      return event.pid >= 0;
    }

    /** Whether a number and a slash end here: perf's idle task may be {@code -1/-1}. */
    private static boolean isProcess(byte[] text, int from, int end) {
      int slash = end - 1;
      return slash > from && text[slash] == '/' && Bytes.isDigit(text[slash - 1]);
    }
  }

  /** {@code name tid} or {@code name pid/tid}: perf script. */
  static final class Spaced extends LineHead {
    @Override
    boolean task(byte[] text, int from, int bracket, TraceEvent event) {
      int end = Bytes.skipBlanksBack(text, from, bracket);
      int digits = Bytes.skipDigitsBack(text, from, end);
      if (end == bracket || digits == end) {
        return false;
      }
      event.tgid = TraceEvent.UNKNOWN;
      int start = digits;
      if (start > from && text[start - 1] == '-') {
        start--;
        event.pid = 0;
      } else {
        event.pid = Bytes.pid(text, digits, end);
      }
      if (start > from && text[start - 1] == '/') {
        int process = Bytes.skipDigitsBack(text, from, start - 1);
        if (process == start - 1) {
          return false;
        }
        event.tgid = Bytes.pid(text, process, start - 1);
        boolean negative = process > from && text[process - 1] == '-';
        if (negative) {
          event.tgid = TraceEvent.UNKNOWN;
        }
        start = negative ? process - 1 : process;
      }
      if (start > from && !Bytes.isBlank(text[start - 1])) {
        return false;
      }
      event.commFrom = Bytes.skipBlanks(text, from, start);
      event.commTo = Bytes.skipBlanksBack(text, event.commFrom, start);
      return event.pid >= 0;
    }
  }
}
