package org.lazymm.trace;

/** {@code name tid [cpu] time:} or {@code name pid/tid [cpu] time:}: perf script. */
class PerfHead extends LineHead {
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
