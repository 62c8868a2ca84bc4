package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.trace.TraceInfo;

/**
 * A trace held against the kernel's own frees.
 *
 * @param info what is in the trace
 * @param scheme how the recorded kernel keeps mms
 * @param schemeReason what that is known by
 * @param mms every mm that it saw born, in the order of their births
 * @param freesOfOlder the kernel's frees of mms that existed before the trace; not judged
 * @param seenWindows the {@link FreeVerdict#WINDOW} matches that the modelled kernel itself showed,
 *     in replays whose untraced moments were chosen otherwise
 * @param interruptions the interrupts that should have been sent, held against those that were, if
 *     the recorded kernel shoots down
 * @param retentionRecorded for how long the recorded kernel kept dead mms
 * @param retentionReplayed for how long the modelled kernel kept the same mms
 * @param violations what the modelled kernel found wrong on the way
 */
public record Verification(
    TraceInfo info,
    RecordedScheme scheme,
    String schemeReason,
    List<MmVerdict> mms,
    long freesOfOlder,
    long seenWindows,
    Optional<Interruptions> interruptions,
    Retention retentionRecorded,
    Retention retentionReplayed,
    List<Violation> violations) {
  /** Copies the lists. */
  public Verification {
    mms = List.copyOf(mms);
    violations = List.copyOf(violations);
    if (freesOfOlder < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /**
   * The mms with a verdict.
   *
   * @param verdict the verdict
   * @return their number
   */
  public long count(FreeVerdict verdict) {
    return mms.stream().filter(mm -> mm.verdict() == verdict).count();
  }

  /**
   * The mms whose free by the kernel is in the trace, or that live on at its end: the whole of all
   * shares.
   *
   * @return their number
   */
  public long judged() {
    return mms.size() - count(FreeVerdict.UNRECORDED) - count(FreeVerdict.UNFOLLOWED);
  }

  /**
   * The mms that are freed where the kernel did, exactly or inside a window.
   *
   * @return their number
   */
  public long matched() {
    return count(FreeVerdict.EXACT) + windows();
  }

  /**
   * The mms that are freed where the kernel did by some choice.
   *
   * @return their number
   */
  public long windows() {
    return count(FreeVerdict.WINDOW)
        + count(FreeVerdict.LATE_WINDOW)
        + count(FreeVerdict.UNTRACED_WINDOW)
        + count(FreeVerdict.LOSS_WINDOW);
  }

  /**
   * The mms that no choice frees where the kernel did.
   *
   * @return their number
   */
  public long unexplained() {
    return count(FreeVerdict.UNEXPLAINED);
  }

  /**
   * Whether the recorded kernel did what the modelled one cannot do.
   *
   * @return true if a free is unexplained, an interrupt at a death is not as predicted, or the
   *     modelled kernel found a property broken
   */
  public boolean isContradicted() {
    return unexplained() > 0
        || interruptions.map(Interruptions::isContradicted).orElse(false)
        || !violations.isEmpty();
  }

  /**
   * Whether there was something to judge, and all of it was followed to its end.
   *
   * @return false if the verdict is unknown
   */
  public boolean isJudged() {
    return judged() > 0 && count(FreeVerdict.UNFOLLOWED) == 0;
  }

  /**
   * The exact matches that would be windows if it were not known that exec moves to another CPU
   * before it swaps the mm.
   *
   * @return their number
   */
  public long exactByExecOrder() {
    return mms.stream().filter(MmVerdict::byExecOrder).count();
  }

  /**
   * The mms that the modelled kernel freed where the kernel did, without choosing anything.
   *
   * @return their number
   */
  public long asReplayed() {
    return mms.stream()
        .filter(mm -> mm.verdict() != FreeVerdict.UNRECORDED)
        .filter(mm -> mm.verdict() != FreeVerdict.UNFOLLOWED)
        .filter(MmVerdict::asReplayed)
        .count();
  }

  /**
   * The mms that the modelled kernel did not free where the kernel did, or that are not judged.
   *
   * @return those, in the order of their births
   */
  public List<MmVerdict> misses() {
    return mms.stream()
        .filter(mm -> !mm.asReplayed() || mm.verdict() == FreeVerdict.UNEXPLAINED)
        .toList();
  }

  /**
   * A share of the judged mms, cut to one decimal so that it says 100 only if it is all.
   *
   * @param number how many
   * @return percent, 0 if nothing was judged
   */
  public double percent(long number) {
    return judged() == 0 ? 0 : Math.floor(number * 1000.0 / judged()) / 10;
  }

  /**
   * All that a user should see: quality, every miss with its reason, what rests on what, and the
   * summary.
   *
   * @return the lines; {@link #summary()} is the last one, before that of the interrupts if there
   *     are any
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(info.quality().line());
    lines.add("scheme of the recorded kernel: " + scheme.scheme() + " (" + schemeReason + ")");
    misses().forEach(mm -> lines.add(mm.line()));
    violations.forEach(violation -> lines.add("the modelled kernel: " + violation));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d mms seen born; not judged: %d whose free is not in the trace, %d not followed to the"
                + " end; %d frees of older mms",
            mms.size(),
            count(FreeVerdict.UNRECORDED),
            count(FreeVerdict.UNFOLLOWED),
            freesOfOlder));
    lines.add(
        String.format(
            Locale.ROOT,
            "as replayed, without choosing: %.1f %%; exact by the order of steps in exec: %d",
            percent(asReplayed()),
            exactByExecOrder()));
    lines.add(
        String.format(
            Locale.ROOT,
            "windows: %d, seen on the modelled kernel itself: %d; further windows: %d of late drops,"
                + " %d of untraced users, %d of more lost events",
            count(FreeVerdict.WINDOW),
            seenWindows,
            count(FreeVerdict.LATE_WINDOW),
            count(FreeVerdict.UNTRACED_WINDOW),
            count(FreeVerdict.LOSS_WINDOW)));
    lines.add(
        "retention of dead mms: recorded " + retentionRecorded + "; replayed " + retentionReplayed);
    interruptions.ifPresent(compared -> lines.addAll(compared.lines()));
    lines.add(summary());
    interruptions.ifPresent(compared -> lines.add(compared.summary()));
    return lines;
  }

  /**
   * The frees on one line.
   *
   * @return the shares of the judged mms that match, and the number of those that do not
   */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "matched %.1f %% (exact %.1f %%, window %.1f %%), unexplained %d",
        percent(matched()),
        percent(count(FreeVerdict.EXACT)),
        percent(windows()),
        unexplained());
  }
}
