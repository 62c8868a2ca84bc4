package org.lazymm.trace.verify;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.lazymm.trace.verify.FreeWindowAnalysis.Followed;

/**
 * Holds the kernel's free of each mm against the places that are possible.
 *
 * <p>First all choices are looked at that keep every event and put in no more lost switches than
 * the trace shows. Where none gives the kernel's place, more and more is taken to be possible, in
 * the order of {@link Level}; the verdict names what was needed.
 */
final class FreeJudge {
  private static final String EXEC_ORDER =
      "exec lets the stopper move the task before it swaps the mm";

  private static final int MOST_CHOICES = 4;

  /** How much may have happened without an event. */
  private enum Level {
    /** Exits, execs and the lost switches that the trace shows. */
    STRICT,
    /** The stopper's move of an exec may be the load balancer's. */
    BALANCED,
    /** A CPU may drop its reference some time behind the switch event. */
    LATE,
    /** Asynchronous puts, and kernel threads that use mms. */
    UNTRACED,
    /** More lost switches than the trace shows. */
    LOSSY
  }

  private final EventLog log;
  private final boolean lazyCounts;
  private final List<MmSteps.Entry> wideSteps;
  private final Map<Level, SortedMap<Long, Followed>> followed = new EnumMap<>(Level.class);
  private final long freesOfOlder;

  FreeJudge(EventLog log, List<MmSteps.Entry> steps, boolean lazyCounts) {
    this.log = log;
    this.lazyCounts = lazyCounts;
    this.wideSteps = StepBuilder.build(log.events(), false);
    FreeWindowAnalysis strict = new FreeWindowAnalysis(log, Latitude.strict(lazyCounts));
    strict.run(steps);
    followed.put(Level.STRICT, strict.mms());
    freesOfOlder = strict.freesOfOlder();
  }

  /** The kernel's frees of mms that were not seen born. */
  long freesOfOlder() {
    return freesOfOlder;
  }

  /** The steps of which nothing is known but what the events say. */
  List<MmSteps.Entry> wideSteps() {
    return wideSteps;
  }

  /** Judges each mm that was seen born, in the order of the births. */
  List<MmVerdict> verdicts(Map<Long, FreePoint> replayed) {
    List<MmVerdict> verdicts = new ArrayList<>();
    for (Map.Entry<Long, Followed> mm : at(Level.STRICT).entrySet()) {
      verdicts.add(judge(mm.getValue(), requireNonNull(replayed.get(mm.getKey()))));
    }
    return verdicts;
  }

  private SortedMap<Long, Followed> at(Level level) {
    return followed.computeIfAbsent(
        level,
        key -> {
          FreeWindowAnalysis windows = new FreeWindowAnalysis(log, latitude(level));
          windows.run(wideSteps);
          return windows.mms();
        });
  }

  private Latitude latitude(Level level) {
    Latitude strict = Latitude.strict(lazyCounts);
    return switch (level) {
      case STRICT, BALANCED -> strict;
      case LATE -> strict.withLateDrops();
      case UNTRACED -> strict.withLateDrops().withUntracedUsers();
      case LOSSY -> strict.withLateDrops().withHiddenVisits();
    };
  }

  private MmVerdict judge(Followed strict, FreePoint replayed) {
    if (strict.givenOutAgainAt > 0) {
      String reason = "its memory is given out again at line " + strict.givenOutAgainAt;
      return verdict(strict, FreeVerdict.UNRECORDED, strict.kernel, replayed, Set.of(), reason);
    }
    FreePoint kernel = strict.kernel;
    if (!isPossible(strict, replayed)) {
      String reason = "the modelled kernel frees it where no choice does";
      return verdict(strict, FreeVerdict.UNEXPLAINED, kernel, replayed, places(strict), reason);
    }
    Set<FreePoint> possible = new TreeSet<>();
    for (Level level : Level.values()) {
      Followed mm = requireNonNull(at(level).get(strict.bornAt));
      possible.addAll(places(mm));
      Optional<FreePoint> place = find(possible, strict.kernel);
      if (place.isPresent()) {
        kernel = place.get();
        return matched(level, mm, kernel, replayed, possible);
      }
      if (!mm.history.cap().isEmpty()) {
        String reason = "not followed to the end: " + mm.history.cap();
        return verdict(strict, FreeVerdict.UNFOLLOWED, kernel, replayed, possible, reason);
      }
    }
    return verdict(
        strict, FreeVerdict.UNEXPLAINED, kernel, replayed, possible, why(kernel, possible));
  }

  private MmVerdict matched(
      Level level, Followed mm, FreePoint kernel, FreePoint replayed, Set<FreePoint> possible) {
    String rest = choices(mm);
    return switch (level) {
      case STRICT -> {
        if (!possible.equals(Set.of(kernel))) {
          yield verdict(mm, FreeVerdict.WINDOW, kernel, replayed, possible, rest);
        }
        boolean byExecOrder = places(requireNonNull(at(Level.BALANCED).get(mm.bornAt))).size() > 1;
        yield new MmVerdict(
            mm.bornAt,
            mm.bornFor,
            FreeVerdict.EXACT,
            byExecOrder,
            kernel,
            replayed,
            List.copyOf(possible),
            byExecOrder ? EXEC_ORDER : "");
      }
      case BALANCED ->
          verdict(
              mm,
              FreeVerdict.WINDOW,
              kernel,
              replayed,
              possible,
              "the stopper's move was the load balancer's, not exec's; " + rest);
      case LATE -> verdict(mm, FreeVerdict.LATE_WINDOW, kernel, replayed, possible, rest);
      case UNTRACED -> verdict(mm, FreeVerdict.UNTRACED_WINDOW, kernel, replayed, possible, rest);
      case LOSSY ->
          verdict(
              mm,
              FreeVerdict.LOSS_WINDOW,
              kernel,
              replayed,
              possible,
              "more switches were lost on CPU %d than the trace shows"
                  .formatted(kernel.cpu() >= 0 ? kernel.cpu() : replayed.cpu()));
    };
  }

  private static String choices(Followed mm) {
    List<String> all = List.copyOf(mm.history.choices());
    if (all.isEmpty()) {
      return "the order of an untraced moment and of a switch on another CPU";
    }
    String first = String.join("; ", all.subList(0, Math.min(all.size(), MOST_CHOICES)));
    return all.size() > MOST_CHOICES
        ? first + "; and " + (all.size() - MOST_CHOICES) + " more of the kind"
        : first;
  }

  /** Whether the modelled kernel, which knows nothing of these places, stays inside them. */
  private boolean isPossible(Followed strict, FreePoint replayed) {
    for (Level level : Level.values()) {
      Followed mm = requireNonNull(at(level).get(strict.bornAt));
      if (!mm.history.cap().isEmpty() || places(mm).contains(replayed)) {
        return true;
      }
    }
    return false;
  }

  /** The kernel's place among those that are possible; a trace may not tell for whom it was. */
  private static Optional<FreePoint> find(Set<FreePoint> possible, FreePoint kernel) {
    return possible.stream()
        .filter(
            place ->
                place.equals(kernel)
                    || kernel.cause() == FreeCause.DROP
                        && place.cpu() == kernel.cpu()
                        && place.afterLine() == kernel.afterLine())
        .findFirst();
  }

  private static String why(FreePoint kernel, Set<FreePoint> possible) {
    boolean later = possible.stream().allMatch(place -> place.compareTo(kernel) < 0);
    return later
        ? "the kernel frees it later than any choice: an untraced pin may have held it; possible: "
            + possible
        : "no choice gives the kernel's place; possible: " + possible;
  }

  private static MmVerdict verdict(
      Followed mm,
      FreeVerdict verdict,
      FreePoint kernel,
      FreePoint replayed,
      Set<FreePoint> possible,
      String reason) {
    return new MmVerdict(
        mm.bornAt, mm.bornFor, verdict, false, kernel, replayed, List.copyOf(possible), reason);
  }

  private static Set<FreePoint> places(Followed mm) {
    Set<FreePoint> places = new TreeSet<>(mm.history.places());
    if (mm.history.canLive()) {
      places.add(FreePoint.NOT_FREED);
    }
    return places;
  }
}
