package org.lazymm.trace;

/** Recognises the events that only a task that runs user code can cause, whatever their fields. */
final class UserCode {
  private static final byte[] SYSTEM_CALL = Bytes.ascii("sys_");
  private static final byte[] USER_FAULT = Bytes.ascii("page_fault_user:");

  private UserCode() {}

  /** Looks at the name behind a line's head; the names of system and period may stand before it. */
  static boolean shows(byte[] text, int from, int to) {
    int at = Bytes.skipBlanks(text, from, to);
    int end = Bytes.skipToBlank(text, at, to);
    if (end < to && Bytes.skipDigits(text, at, end) == end) {
      at = Bytes.skipBlanks(text, end, to);
      end = Bytes.skipToBlank(text, at, to);
    }
    int colon = at;
    while (colon < end - 1 && Bytes.isWord(text[colon])) {
      colon++;
    }
    if (colon < end - 1 && text[colon] == ':') {
      at = colon + 1;
    }
    return Bytes.startsWith(text, at, end, SYSTEM_CALL)
        || Bytes.startsWith(text, at, end, USER_FAULT);
  }
}
