package org.lazymm.trace;

/** The lines of a trace that are not events: headers, stacks, and what the tracer says it lost. */
final class NonEventLines {
  private static final byte[] ENTRIES = Bytes.ascii("# entries-in-buffer/entries-written: ");
  private static final byte[] STACK = Bytes.ascii("=>");
  private static final byte[] STACK_MARK = Bytes.ascii("<stack trace");
  private static final byte[] CPU_COLON = Bytes.ascii("CPU:");
  private static final byte[] CPU = Bytes.ascii("CPU ");
  private static final byte[] LOST = Bytes.ascii("[LOST ");
  private static final byte[] DROPPED = Bytes.ascii("EVENTS DROPPED]");
  private static final byte[] PERF_LOST = Bytes.ascii("PERF_RECORD_LOST");
  private static final byte[] PERF_LOST_COUNT = Bytes.ascii("lost ");

  private long lost;
  private long uncountedLosses;

  /** Takes a line that is not an event; false if it is not a known remark either. */
  boolean take(byte[] text, int from, int to) {
    int at = Bytes.skipBlanks(text, from, to);
    if (at == to) {
      return true;
    }
    if (text[at] == '#') {
      header(text, at, to);
      return true;
    }
    if (Bytes.startsWith(text, at, to, CPU_COLON)) {
      return loss(text, at, to);
    }
    return text[from] == '\t'
        || Bytes.startsWith(text, at, to, STACK)
        || Bytes.startsWith(text, at, to, STACK_MARK)
        || Bytes.startsWith(text, at, to, CPU)
        || callChain(text, at, to);
  }

  private void header(byte[] text, int at, int to) {
    if (Bytes.startsWith(text, at, to, ENTRIES)) {
      int kept = at + ENTRIES.length;
      int slash = Bytes.skipDigits(text, kept, to);
      if (slash < to && text[slash] == '/') {
        int end = Bytes.skipDigits(text, slash + 1, to);
        long written = Bytes.decimal(text, slash + 1, end);
        lost += Math.max(0, written - Bytes.decimal(text, kept, slash));
      }
    }
  }

  /**
   * {@code CPU:3 [LOST 12 EVENTS]}, {@code CPU:3 [12 EVENTS DROPPED]}, {@code CPU:3 [EVENTS
   * DROPPED]}.
   */
  private boolean loss(byte[] text, int at, int to) {
    int count = Bytes.find(text, at, to, LOST);
    int dropped = Bytes.find(text, at, to, DROPPED);
    if (count < 0 && dropped < 0) {
      return false;
    }
    int digits = count >= 0 ? count + LOST.length : Bytes.find(text, at, to, new byte[] {'['}) + 1;
    addLoss(Bytes.decimal(text, digits, Bytes.skipDigits(text, digits, to)));
    return true;
  }

  private void addLoss(long number) {
    if (number < 0) {
      uncountedLosses++;
    } else {
      lost += number;
    }
  }

  /** An address in front of a function, as perf prints call chains. */
  private static boolean callChain(byte[] text, int at, int to) {
    int end = at;
    while (end < to && Character.digit(text[end], 16) >= 0) {
      end++;
    }
    return at > 0 && end - at >= 6 && end < to && Bytes.isBlank(text[end]);
  }

  /** Takes the loss that perf shows in the place of an event. */
  void takePerf(byte[] text, int from, int to) {
    int at = Bytes.skipBlanks(text, from, to);
    if (Bytes.startsWith(text, at, to, PERF_LOST)) {
      int count = Bytes.find(text, at, to, PERF_LOST_COUNT);
      int digits = count + PERF_LOST_COUNT.length;
      addLoss(count < 0 ? -1 : Bytes.decimal(text, digits, Bytes.skipDigits(text, digits, to)));
    }
  }

  long lost() {
    return lost;
  }

  long uncountedLosses() {
    return uncountedLosses;
  }
}
