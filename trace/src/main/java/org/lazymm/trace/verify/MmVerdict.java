package org.lazymm.trace.verify;

import java.util.List;

/**
 * One mm that the trace saw born, held against the kernel.
 *
 * @param bornAt the line of its birth
 * @param pid the task that it was made for
 * @param verdict how the two compare
 * @param byExecOrder whether it is exact only because exec moves to another CPU before it swaps the
 *     mm
 * @param kernel where the kernel freed it
 * @param replayed where the modelled kernel freed it, without choosing anything
 * @param possible all places that some choice of the untraced moments gives
 * @param reason on what the places rest, or why there is no match; empty if one place is possible
 *     whatever the order of the steps in exec
 */
public record MmVerdict(
    long bornAt,
    int pid,
    FreeVerdict verdict,
    boolean byExecOrder,
    FreePoint kernel,
    FreePoint replayed,
    List<FreePoint> possible,
    String reason) {
  /** Copies the list, and checks that only an exact match rests on nothing else. */
  public MmVerdict {
    possible = List.copyOf(possible);
    if (verdict != FreeVerdict.EXACT && reason.isBlank()) {
      throw new IllegalArgumentException("a verdict of " + verdict + " needs a reason");
    }
    if (verdict != FreeVerdict.EXACT && byExecOrder) {
      throw new IllegalArgumentException("a verdict of " + verdict + " is not exact");
    }
  }

  /**
   * Whether the modelled kernel freed it where the kernel did, without choosing anything.
   *
   * @return true if the two places are the same
   */
  public boolean asReplayed() {
    return replayed.equals(kernel);
  }

  /**
   * The verdict on one line.
   *
   * @return birth, places and reason
   */
  public String line() {
    return "line %d: mm of pid %d: kernel: %s; replay: %s; %s: %s"
        .formatted(
            bornAt,
            pid,
            verdict == FreeVerdict.UNRECORDED ? "free not recorded" : kernel,
            replayed,
            label(),
            reason);
  }

  private String label() {
    return switch (verdict) {
      case EXACT -> "exact";
      case WINDOW -> "inside a window";
      case LATE_WINDOW -> "inside the window of a late drop";
      case UNTRACED_WINDOW -> "inside a window of untraced users";
      case LOSS_WINDOW -> "inside a window of lost events";
      case UNEXPLAINED -> "unexplained";
      case UNFOLLOWED, UNRECORDED -> "not judged";
    };
  }
}
