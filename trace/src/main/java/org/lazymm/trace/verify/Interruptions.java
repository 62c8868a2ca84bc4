package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lazymm.trace.verify.Interruption.From;

/**
 * The interrupts that a kernel which shoots down should have sent to CPUs, held against those that
 * it sent.
 *
 * @param deaths the mms that the trace sees born and dead
 * @param alike those of them of which every interrupt at their death is as expected
 * @param twice those of them that interrupt a CPU more than once at their death
 * @param counts how the interrupts compare, by who sent them
 * @param unplaced the recorded interrupts of which the trace does not tell the mm
 * @param flushesTraced whether the trace has the flushes in the lives of mms; if not, those trim
 *     masks unseen, and what is predicted for deaths is an upper bound
 * @param recorded whether the trace tells who was interrupted
 * @param misfits each interrupt that is expected or recorded alone, on a line with its reason
 */
public record Interruptions(
    long deaths,
    long alike,
    long twice,
    Map<From, Counts> counts,
    int unplaced,
    boolean flushesTraced,
    boolean recorded,
    List<String> misfits) {
  /** Copies the lists. */
  public Interruptions {
    counts = Map.copyOf(counts);
    misfits = List.copyOf(misfits);
  }

  /**
   * How interrupts compare.
   *
   * @param predicted those that were expected
   * @param recorded those in the trace
   * @param matched those that are both, with the same mm and CPU
   * @param predictedUseful those expected whose CPU has the mm loaded for certain
   * @param perhapsUseful those expected of which a moment that is not traced decides that
   * @param recordedUseful those recorded whose CPU left the mm
   */
  public record Counts(
      long predicted,
      long recorded,
      long matched,
      long predictedUseful,
      long perhapsUseful,
      long recordedUseful) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          predicted + other.predicted,
          recorded + other.recorded,
          matched + other.matched,
          predictedUseful + other.predictedUseful,
          perhapsUseful + other.perhapsUseful,
          recordedUseful + other.recordedUseful);
    }
  }

  /** Compares, for the mms that die. */
  static Interruptions compare(
      List<ExpectedDeath> deaths,
      List<Interruption> recorded,
      int unplaced,
      boolean flushesTraced,
      boolean areRecorded) {
    Map<Long, List<ExpectedDeath>> lives = new HashMap<>();
    deaths.forEach(mm -> lives.computeIfAbsent(mm.pointer(), key -> new ArrayList<>()).add(mm));
    Map<ExpectedDeath, List<Interruption>> byDeath = new HashMap<>();
    for (Interruption each : recorded) {
      // The memory of an mm is given out again: the last birth before is meant.
      lives.getOrDefault(each.pointer(), List.of()).stream()
          .filter(mm -> mm.bornAt() < each.line())
          .reduce((earlier, later) -> later.bornAt() > earlier.bornAt() ? later : earlier)
          .ifPresent(mm -> byDeath.computeIfAbsent(mm, key -> new ArrayList<>()).add(each));
    }
    Map<From, Counts> counts = new EnumMap<>(From.class);
    List<String> misfits = new ArrayList<>();
    long alike = 0;
    long twice = 0;
    for (ExpectedDeath mm : deaths) {
      List<Interruption> found = byDeath.getOrDefault(mm, List.of());
      boolean asExpected = match(mm, found, flushesTraced, counts, misfits);
      alike += asExpected ? 1 : 0;
      List<Integer> cpus =
          found.stream().filter(each -> isAtDeath(each)).map(Interruption::cpu).toList();
      twice += cpus.stream().distinct().count() < cpus.size() ? 1 : 0;
    }
    return new Interruptions(
        deaths.size(),
        alike,
        twice,
        counts,
        unplaced,
        flushesTraced,
        areRecorded,
        areRecorded ? misfits : List.of());
  }

  private static boolean isAtDeath(Interruption each) {
    return each.from() == From.FINAL_FLUSH || each.from() == From.MMDROP;
  }

  /**
   * Whether the recorded kernel did at deaths what it should not have done. Where flushes are not
   * traced, an interrupt that is missing may have been made needless by one; neither that nor an
   * interrupt in life is a misfit there.
   *
   * @return true if the modelled kernel is not the recorded one
   */
  public boolean isContradicted() {
    return recorded && alike < deaths;
  }

  /** Compares for one mm; returns whether all at its death is as expected. */
  private static boolean match(
      ExpectedDeath mm,
      List<Interruption> recorded,
      boolean flushesTraced,
      Map<From, Counts> counts,
      List<String> misfits) {
    List<Interruption> left = new ArrayList<>(recorded);
    boolean asExpected = true;
    for (Interruption expected : mm.interruptions()) {
      Interruption same =
          left.stream()
              .filter(each -> each.from() == expected.from() && each.cpu() == expected.cpu())
              .findFirst()
              .orElse(null);
      left.remove(same);
      if (same == null && !expected.sure()) {
        continue;
      }
      counts.merge(
          expected.from(),
          new Counts(
              1,
              0,
              same == null ? 0 : 1,
              expected.useful() == Useful.YES ? 1 : 0,
              expected.useful() == Useful.UNKNOWN ? 1 : 0,
              0),
          Counts::plus);
      if (same == null) {
        // Where flushes are not traced, one of them may have trimmed the CPU before.
        if (flushesTraced) {
          asExpected &= !isAtDeath(expected);
          misfits.add(line(mm, expected, "expected, not recorded"));
        }
      } else if (!same.useful().agreesWith(expected.useful())) {
        misfits.add(
            line(
                mm,
                same,
                "recorded as %s, expected to be %s"
                    .formatted(word(same.useful()), word(expected.useful()))));
      }
    }
    for (Interruption each : recorded) {
      counts.merge(
          each.from(),
          new Counts(0, 1, 0, 0, 0, each.useful() == Useful.YES ? 1 : 0),
          Counts::plus);
    }
    for (Interruption each : left) {
      boolean byWorker = mm.perhapsByWorker() && each.from() == From.FINAL_FLUSH;
      asExpected &= !isAtDeath(each) || byWorker;
      boolean byUntraced = !flushesTraced && each.from() == From.LIFE;
      if (!byUntraced) {
        misfits.add(line(mm, each, why(each.from(), byWorker)));
      }
    }
    return asExpected;
  }

  private static String why(From from, boolean byWorker) {
    return from == From.OCCASIONAL
        ? "recorded; the kernel trims at every 1,073rd flush of its own count"
        : byWorker
            ? "recorded, not expected: a worker flushed on a CPU that is not known"
            : "recorded, not expected";
  }

  private static String word(Useful useful) {
    return switch (useful) {
      case YES -> "useful";
      case NO -> "in vain";
      case UNKNOWN -> "either";
    };
  }

  private static String line(ExpectedDeath mm, Interruption each, String what) {
    return "line %d: mm of pid %d, born at line %d: %s, CPU %d: %s"
        .formatted(each.line(), mm.bornFor(), mm.bornAt(), each.from().label(), each.cpu(), what);
  }

  /**
   * What a user should see.
   *
   * @return each misfit, and a line for each sender
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(misfits);
    if (!flushesTraced) {
      lines.add(
          "flushes in the lives of mms are not traced: those of fork are known alone, and the"
              + " interrupts predicted for deaths are an upper bound");
    }
    for (From from : From.values()) {
      Counts of = counts.getOrDefault(from, Counts.NONE);
      if (!recorded) {
        lines.add("interrupts, %s: predicted %d".formatted(from.label(), of.predicted()));
        continue;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "interrupts, %s: predicted %d, recorded %d, matched %d; useful: predicted %s, recorded"
                  + " %d",
              from.label(),
              of.predicted(),
              of.recorded(),
              of.matched(),
              of.perhapsUseful() == 0
                  ? of.predictedUseful()
                  : of.predictedUseful() + " to " + (of.predictedUseful() + of.perhapsUseful()),
              of.recordedUseful()));
    }
    if (unplaced > 0) {
      lines.add(unplaced + " recorded interrupts are by workers, whose mm is not told");
    }
    return lines;
  }

  /**
   * The interrupts at deaths on one line.
   *
   * @return how many were predicted, recorded and matched, and of how many deaths all were
   */
  public String summary() {
    Counts of =
        counts
            .getOrDefault(From.FINAL_FLUSH, Counts.NONE)
            .plus(counts.getOrDefault(From.MMDROP, Counts.NONE));
    return recorded
        ? String.format(
            Locale.ROOT,
            "interrupts at deaths: predicted %d, recorded %d, matched %d; %d of %d deaths as"
                + " predicted, %d interrupt a CPU twice",
            of.predicted(),
            of.recorded(),
            of.matched(),
            alike,
            deaths,
            twice)
        : String.format(
            Locale.ROOT,
            "interrupts at deaths: predicted %d; the trace does not tell what was sent",
            of.predicted());
  }
}
