package org.lazymm.report.table;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.report.Comparison;
import org.lazymm.report.Numbers;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Problem;
import org.lazymm.report.Profile;
import org.lazymm.report.Provenance;
import org.lazymm.report.RecordingQuality;

/** What stands around the tables: one line each. */
public final class TableLines {

  private TableLines() {}

  /** Version, command and seed. */
  public static String provenance(Provenance provenance) {
    return "lazymm "
        + provenance.version()
        + ", seed "
        + provenance.seed()
        + ": "
        + provenance.command();
  }

  /** A machine and how far to trust its prices. */
  public static String profile(Profile profile) {
    return "profile " + profile.id() + " (" + profile.title() + "): " + profile.standing();
  }

  /** How complete a trace is. */
  public static String quality(RecordingQuality quality) {
    String events = Numbers.count(quality.events()) + " events";
    return quality.isClean()
        ? events + ", none lost, nothing guessed, no discontinuity"
        : events
            + ", "
            + Numbers.count(quality.lost())
            + " lost, "
            + counted(quality.guessed(), "mm guessed", "mms guessed")
            + ", "
            + counted(quality.discontinuities(), "discontinuity", "discontinuities");
  }

  /** A load, its knobs and how complete its trace is. */
  public static String workload(PricedLoad workload) {
    List<String> settings = new ArrayList<>();
    workload.settings().forEach((name, value) -> settings.add(name + "=" + value));
    String knobs = settings.isEmpty() ? "" : " (" + String.join(", ", settings) + ")";
    String input = workload.quality().map(TableLines::quality).orElse("synthetic load");
    return workload.id() + knobs + ": " + input;
  }

  /** Something that went wrong. */
  public static String problem(Problem problem) {
    return problem.subject() + ": " + problem.message();
  }

  /** Everything that a reader should know before the first number. */
  public static List<String> preface(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(provenance(comparison.provenance()));
    comparison.provenance().stamp().forEach((name, value) -> lines.add(name + ": " + value));
    comparison.profiles().forEach(profile -> lines.add(profile(profile)));
    for (PricedLoad workload : comparison.workloads()) {
      lines.add(workload(workload));
      workload
          .quality()
          .ifPresent(quality -> quality.notes().forEach(note -> lines.add("  " + note)));
    }
    comparison.problems().forEach(problem -> lines.add("PROBLEM " + problem(problem)));
    return lines;
  }

  private static String counted(long count, String one, String many) {
    return Numbers.count(count) + " " + (count == 1 ? one : many);
  }
}
