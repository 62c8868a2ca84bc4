package org.lazymm.trace;

import java.util.Optional;

/** Finds the kind of an event by the name on its line. */
final class EventNames {
  private static final EventKind[] KINDS = EventKind.values();
  private static final byte[][] NAMES = names();

  /** The kernel prints system calls by their own format, without the event's name. */
  private static final byte[] MEMBARRIER_CALL = Bytes.ascii("sys_membarrier(cmd");

  private int nameTo;
  private Optional<EventKind> kind = Optional.empty();

  private static byte[][] names() {
    byte[][] names = new byte[KINDS.length][];
    for (EventKind kind : KINDS) {
      names[kind.ordinal()] = Bytes.ascii(kind.traceName());
    }
    return names;
  }

  /**
   * Looks at the name behind a line's head. perf puts a period and a system's name in front of it.
   *
   * @return whether it is one of {@link EventKind}; then see {@link #kind()} and {@link #fields()}
   */
  boolean find(byte[] text, int from, int to) {
    int at = Bytes.skipBlanks(text, from, to);
    int end = Bytes.skipToBlank(text, at, to);
    if (end < to && Bytes.skipDigits(text, at, end) == end) {
      at = Bytes.skipBlanks(text, end, to);
      end = Bytes.skipToBlank(text, at, to);
    }
    nameTo = end;
    if (end - at < 2 || text[end - 1] != ':') {
      kind = Optional.empty();
      return false;
    }
    int name = end - 1;
    while (name > at && text[name - 1] != ':') {
      name--;
    }
    kind = known(text, name, end - 1);
    if (kind.isEmpty()) {
      kind = probe(text, Bytes.skipBlanks(text, end, to), to);
    }
    return kind.isPresent();
  }

  /** A probe is known by the function in {@code (function+offset/size)}, whatever its own name. */
  private Optional<EventKind> probe(byte[] text, int from, int to) {
    if (from >= to || text[from] != '(') {
      return Optional.empty();
    }
    int end = from + 1;
    while (end < to && Bytes.isWord(text[end])) {
      end++;
    }
    return end < to && text[end] == '+' ? known(text, from + 1, end) : Optional.empty();
  }

  private static final Optional<EventKind>[] FOUND = found();

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Optional<EventKind>[] found() {
    Optional<EventKind>[] found = new Optional[KINDS.length];
    for (EventKind kind : KINDS) {
      found[kind.ordinal()] = Optional.of(kind);
    }
    return found;
  }

  private Optional<EventKind> known(byte[] text, int from, int to) {
    int length = to - from;
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].length == length && Bytes.startsWith(text, from, to, NAMES[i])) {
        return FOUND[i];
      }
    }
    if (length == MEMBARRIER_CALL.length && Bytes.startsWith(text, from, to, MEMBARRIER_CALL)) {
      nameTo = to - "cmd".length();
      return FOUND[EventKind.MEMBARRIER.ordinal()];
    }
    return Optional.empty();
  }

  /** Whether the line ends inside the name that was looked at. */
  boolean unfinished(byte[] text, int to) {
    return nameTo == to && (to == 0 || text[to - 1] != ':');
  }

  /** The kind that was found. */
  EventKind kind() {
    return kind.orElseThrow();
  }

  /** The position behind the name. */
  int fields() {
    return nameTo;
  }
}
