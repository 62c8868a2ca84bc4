package org.lazymm.trace;

/**
 * {@code name-pid [cpu] flags time:}, with the process in parentheses behind the task or behind the
 * CPU: ftrace and trace-cmd.
 */
class FtraceHead extends LineHead {
  @Override
  boolean task(byte[] text, int from, int bracket, TraceEvent event) {
    int end = Bytes.skipBlanksBack(text, from, bracket);
    if (end == bracket || end == from) {
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
