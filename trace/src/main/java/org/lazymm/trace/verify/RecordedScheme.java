package org.lazymm.trace.verify;

import java.util.List;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.trace.EventKind;

/** How a recorded kernel keeps an mm that is used lazily. */
public enum RecordedScheme {
  /** It counts lazy references ({@code MMU_LAZY_TLB_REFCOUNT}). */
  COUNTING("fullbarrier", Architecture.X86),
  /** It shoots them down ({@code MMU_LAZY_TLB_SHOOTDOWN}), as powerpc book3s64 does. */
  SHOOTDOWN("shootdown", Architecture.POWERPC);

  private static final int ENOUGH_FREES = 3;

  private final String scheme;

  @SuppressWarnings("ImmutableEnumChecker") // A record of enums and lists that nobody changes.
  private final Architecture architecture;

  RecordedScheme(String scheme, Architecture architecture) {
    this.scheme = scheme;
    this.architecture = architecture;
  }

  /**
   * The scheme that models it.
   *
   * @return a name as {@code --scheme} takes it
   */
  public String scheme() {
    return scheme;
  }

  /** The architecture on which it is replayed. */
  Architecture architecture() {
    return architecture;
  }

  /**
   * What a recording tells.
   *
   * @param scheme the scheme of the recorded kernel
   * @param sure whether the other scheme cannot be
   * @param reason what it is told by
   */
  record Guess(RecordedScheme scheme, boolean sure, String reason) {}

  /** Tells by the interrupts that were sent, and by who frees. */
  static Guess guess(List<LogEvent> events) {
    long bySwitch = frees(events, FreeCause.SWITCH);
    long byUsers = frees(events, FreeCause.EXIT) + frees(events, FreeCause.WORKER);
    if (bySwitch > 0) {
      return new Guess(COUNTING, true, bySwitch + " frees are from finish_task_switch");
    }
    long interrupts =
        events.stream()
            .filter(
                event ->
                    switch (event.kind()) {
                      case SHOOT_INTERRUPT, FLUSH_INTERRUPT, INTERRUPT_SENT -> true;
                      default -> false;
                    })
            .count();
    if (interrupts > 0) {
      return new Guess(SHOOTDOWN, true, interrupts + " events are interrupts to leave an mm");
    }
    if (byUsers >= ENOUGH_FREES) {
      return new Guess(
          SHOOTDOWN,
          false,
          "none of the frees is from finish_task_switch, " + byUsers + " are from exits");
    }
    return new Guess(COUNTING, false, "nothing in it tells");
  }

  private static long frees(List<LogEvent> events, FreeCause cause) {
    return events.stream()
        .filter(event -> event.kind() == EventKind.MM_FREE && event.cause() == cause)
        .count();
  }
}
