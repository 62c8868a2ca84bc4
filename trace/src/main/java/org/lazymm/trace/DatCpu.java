package org.lazymm.trace;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The events of one CPU in a trace.dat file, in their order. One page of the ring buffer is in
 * memory; an event is a range of its bytes.
 */
final class DatCpu {
  private static final int PADDING = 29;
  private static final int TIME_EXTEND = 30;
  private static final int TIME_STAMP = 31;
  private static final int DELTA_BITS = 27;
  private static final long LENGTH_OF_PAGE = (1L << DELTA_BITS) - 1;
  private static final long MISSED = 1L << 31;
  private static final long MISSED_STORED = 1L << 30;
  private static final long ABOVE_STAMP = 0xf8L << 56;

  private final int cpu;
  private final DatPages pages;
  private final DatFile file;
  private final ByteBuffer page;
  private final boolean bigEndian;
  private int next;
  private int end;
  private long time;
  private int from;
  private int to;
  private long lost;
  private long uncountedLosses;
  private long damagedPages;

  DatCpu(int cpu, DatPages pages, DatFile file) {
    this.cpu = cpu;
    this.pages = pages;
    this.file = file;
    this.page = ByteBuffer.wrap(pages.page()).order(file.order());
    this.bigEndian = file.order() == java.nio.ByteOrder.BIG_ENDIAN;
  }

  /**
   * Moves on to the next event.
   *
   * @return false behind the last one
   * @throws java.io.EOFException if the file ends inside the pages, or they are damaged
   */
  boolean advance() throws IOException {
    while (true) {
      while (next < end) {
        if (inPage()) {
          return true;
        }
      }
      if (!pages.advance()) {
        return false;
      }
      begin();
    }
  }

  private void begin() {
    int length = pages.length();
    next = 0;
    end = 0;
    if (length < file.dataAt()) {
      damagedPages += length > 0 ? 1 : 0;
      return;
    }
    time = page.getLong(file.timestampAt());
    long commit =
        file.commitSize() == 8
            ? page.getLong(file.commitAt())
            : Integer.toUnsignedLong(page.getInt(file.commitAt()));
    long size = commit & LENGTH_OF_PAGE;
    if (size > length - file.dataAt()) {
      damagedPages++;
      return;
    }
    next = file.dataAt();
    end = next + (int) size;
    if ((commit & MISSED) != 0) {
      boolean stored = (commit & MISSED_STORED) != 0 && end + file.commitSize() <= length;
      long missed = !stored ? -1 : file.commitSize() == 8 ? page.getLong(end) : page.getInt(end);
      if (missed > 0) {
        lost += missed;
      } else {
        uncountedLosses++;
      }
    }
  }

  /** Looks at the record at {@code next}; false if it is no event. */
  private boolean inPage() {
    if (end - next < 4) {
      return leavePage();
    }
    int head = page.getInt(next);
    int type = bigEndian ? head >>> DELTA_BITS : head & 31;
    long delta = bigEndian ? head & LENGTH_OF_PAGE : head >>> 5;
    int data = next + 4;
    if (type > 0 && type < PADDING) {
      return event(data, type * 4L, delta);
    }
    if (type == PADDING && delta == 0) {
      next = end;
      return false;
    }
    if (end - data < 4) {
      return leavePage();
    }
    long word = Integer.toUnsignedLong(page.getInt(data));
    switch (type) {
      case 0 -> {
        return event(data + 4, (word - 4 + 3) & ~3L, delta);
      }
      case PADDING -> {
        if (word < 4 || word > end - data) {
          return leavePage();
        }
        time += delta;
        next = data + (int) word;
      }
      case TIME_EXTEND -> {
        time += (word << DELTA_BITS) + delta;
        next = data + 4;
      }
      case TIME_STAMP -> {
        time = (word << DELTA_BITS) + delta | time & ABOVE_STAMP;
        next = data + 4;
      }
      default -> throw new IllegalStateException("five bits: " + type);
    }
    return false;
  }

  private boolean event(int data, long length, long delta) {
    if (length < 4 || length > end - data) {
      return leavePage();
    }
    time += delta;
    from = data;
    to = data + (int) length;
    next = to;
    return true;
  }

  private boolean leavePage() {
    damagedPages++;
    next = end;
    return false;
  }

  int cpu() {
    return cpu;
  }

  /** The time of the event, in ticks of the clock. */
  long time() {
    return time;
  }

  /** The page that the event is in. */
  ByteBuffer page() {
    return page;
  }

  /** The bytes of that page. */
  byte[] text() {
    return pages.page();
  }

  /** Where it begins. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return to;
  }

  long lost() {
    return lost;
  }

  long uncountedLosses() {
    return uncountedLosses;
  }

  long damagedPages() {
    return damagedPages;
  }
}
