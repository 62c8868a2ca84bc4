package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.trace.verify.Interruption.From;
import org.lazymm.trace.verify.Interruptions.Counts;

/**
 * Several verified recordings as one table in Markdown. The name of a recording tells its load, its
 * architecture and its kernel, if it is of the form {@code load-architecture-kernel-Ncpu}.
 */
public final class VerificationTable {
  private static final Pattern NAME =
      Pattern.compile(
          "(.+)-(x86_64|aarch64|ppc64el|ppc64|s390x|riscv64|armhf)-([0-9.]+)-[0-9]+cpu");
  private static final String HEAD =
      "| load | architecture | kernel | CPUs | scheme | mms | matched | exact | window | unexplained"
          + " | interrupts at deaths: predicted / recorded / matched | in life | dead mms kept, ms:"
          + " p50 recorded / replayed | max | peak |";

  private VerificationTable() {}

  /**
   * Makes the table.
   *
   * @param verified the recordings, in the order of the rows
   * @return the lines
   */
  public static List<String> of(List<Verification> verified) {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    verified.forEach(each -> lines.add(row(each)));
    return lines;
  }

  private static String row(Verification all) {
    String name = all.info().read().file();
    name = name.substring(name.lastIndexOf('/') + 1).replaceFirst("(\\.txt)?(\\.gz)?$", "");
    Matcher parts = NAME.matcher(name);
    boolean told = parts.matches();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %d | %s | %d | %.1f %% | %.1f %% | %.1f %% | %d | %s | %s | %.1f / %.1f |"
            + " %.0f / %.0f | %d / %d |",
        told ? parts.group(1) : name.replace("|", "\\|"),
        told ? parts.group(2) : "-",
        told ? parts.group(3) : "-",
        all.info().quality().cpus(),
        all.scheme().scheme(),
        all.judged(),
        all.percent(all.matched()),
        all.percent(all.count(FreeVerdict.EXACT)),
        all.percent(all.windows()),
        all.unexplained(),
        interrupts(all.interruptions(), From.FINAL_FLUSH, From.MMDROP),
        interrupts(all.interruptions(), From.LIFE, From.OCCASIONAL),
        all.retentionRecorded().medianNanos() / 1e6,
        all.retentionReplayed().medianNanos() / 1e6,
        all.retentionRecorded().longestNanos() / 1e6,
        all.retentionReplayed().longestNanos() / 1e6,
        all.retentionRecorded().peak(),
        all.retentionReplayed().peak());
  }

  private static String interrupts(Optional<Interruptions> all, From first, From second) {
    if (all.isEmpty()) {
      return "-";
    }
    Counts counts =
        all.get()
            .counts()
            .getOrDefault(first, Counts.NONE)
            .plus(all.get().counts().getOrDefault(second, Counts.NONE));
    return all.get().recorded()
        ? counts.predicted() + " / " + counts.recorded() + " / " + counts.matched()
        : counts.predicted() + " / not recorded";
  }
}
