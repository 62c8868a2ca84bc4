package org.lazymm.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of a trace as a replay needs them, lost switches put in: read once, replayed often.
 * Names and lines are not kept. An event takes 32 bytes, and a tape holds {@value #MOST_EVENTS} of
 * them; a longer trace is not taped.
 *
 * <p>One thread records; any number of threads may play what is recorded.
 */
public final class TraceTape implements TraceHandler {
  /** The most events that are kept, 128 MB of them. */
  static final int MOST_EVENTS = 4 << 20;

  private static final int WORDS = 4;
  private static final int EVENTS_OF_PIECE = 1 << 14;
  private static final int KIND_BITS = 8;
  private static final int SITE_BITS = 8;
  private static final EventKind[] KINDS = EventKind.values();
  private static final MmSite[] SITES = MmSite.values();

  private static final long DEAD = 1L << 62;
  private static final long INFERRED = 1L << 61;
  private static final long SHARES = 1L << 60;
  private static final long BEFORE_EXIT_MM = 1L << 59;
  private static final long IDLE_ENTERED = 1L << 58;
  private static final long FULL_FLUSH = 1L << 57;

  private final List<long[]> pieces = new ArrayList<>();
  private final int most;
  private long events;

  TraceTape() {
    this(MOST_EVENTS);
  }

  TraceTape(int most) {
    this.most = most;
  }

  /** Whether all events are on it; if not, there are none. */
  boolean isWhole() {
    return events <= most;
  }

  @Override
  public void event(TraceEvent event) {
    if (events++ >= most) {
      pieces.clear();
      return;
    }
    int at = (int) ((events - 1) % EVENTS_OF_PIECE) * WORDS;
    if (at == 0) {
      pieces.add(new long[EVENTS_OF_PIECE * WORDS]);
    }
    long[] piece = pieces.get(pieces.size() - 1);
    piece[at] = event.timeNanos;
    piece[at + 1] = (long) event.pid << Integer.SIZE | event.otherPid & 0xffff_ffffL;
    piece[at + 2] = head(event);
    piece[at + 3] = event.kind == EventKind.MEMBARRIER ? event.membarrierCommand : event.mmPointer;
  }

  private static long head(TraceEvent event) {
    int other = event.kind == EventKind.HOTPLUG_STEP ? event.targetCpu : 0;
    long head = (long) other << Short.SIZE | event.cpu;
    head = (head << KIND_BITS | event.kind.ordinal()) << SITE_BITS | event.mmSite.ordinal();
    return head
        | (event.leftDead() ? DEAD : 0)
        | (event.inferred ? INFERRED : 0)
        | (event.sharesMm() ? SHARES : 0)
        | (event.exitPlace == ExitPlace.BEFORE_EXIT_MM ? BEFORE_EXIT_MM : 0)
        | (event.idleEntered ? IDLE_ENTERED : 0)
        | (event.fullFlush ? FULL_FLUSH : 0);
  }

  /**
   * Gives all events again, in one object that is filled again for each.
   *
   * @param handler receives them
   */
  public void play(TraceHandler handler) {
    TraceEvent event = new TraceEvent();
    long left = events;
    for (long[] piece : pieces) {
      int to = (int) Math.min(left, EVENTS_OF_PIECE) * WORDS;
      for (int at = 0; at < to; at += WORDS) {
        fill(event, piece, at);
        handler.event(event);
      }
      left -= EVENTS_OF_PIECE;
    }
  }

  private static void fill(TraceEvent event, long[] piece, int at) {
    long head = piece[at + 2];
    event.timeNanos = piece[at];
    event.pid = (int) (piece[at + 1] >> Integer.SIZE);
    event.otherPid = (int) piece[at + 1];
    event.subjectPid = event.pid;
    event.mmSite = SITES[(int) head & (1 << SITE_BITS) - 1];
    event.kind = KINDS[(int) (head >> SITE_BITS) & (1 << KIND_BITS) - 1];
    event.cpu = (int) (head >> SITE_BITS + KIND_BITS) & 0xffff;
    event.targetCpu = (int) (head >> SITE_BITS + KIND_BITS + Short.SIZE) & 0xffff;
    event.previousState = (head & DEAD) != 0 ? 'X' : '?';
    event.inferred = (head & INFERRED) != 0;
    event.cloneFlags = (head & SHARES) != 0 ? TraceEvent.CLONE_VM : 0;
    event.exitPlace =
        (head & BEFORE_EXIT_MM) != 0 ? ExitPlace.BEFORE_EXIT_MM : ExitPlace.AFTER_EXIT_MM;
    event.idleEntered = (head & IDLE_ENTERED) != 0;
    event.fullFlush = (head & FULL_FLUSH) != 0;
    event.membarrierCommand = (int) piece[at + 3];
    event.mmPointer = piece[at + 3];
  }
}
