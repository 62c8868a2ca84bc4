package org.lazymm.trace.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceException;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceInfo;
import org.lazymm.trace.TraceProblem;
import org.lazymm.trace.verify.FreeWindowAnalysis.Followed;

/**
 * Replays a trace on the modelled kernel and holds each mm against the kernel's own free of it.
 *
 * <p>The kernel's allocations by fork and its frees are used to compare, never to replay. First all
 * choices are looked at that keep every event and put in no more lost switches than the trace
 * shows; where none gives the kernel's place, those in which more switches were lost, or in which
 * the stopper moved an exec behind its swap.
 */
public final class Verifier {
  private static final int REPLAYS_BY_CHANCE = 64;
  private static final int STEPS_BY_CHANCE = 5_000_000;
  private static final String EXEC_ORDER =
      "exec lets the stopper move the task before it swaps the mm";

  private Verifier() {}

  /**
   * Verifies a trace.
   *
   * @param trace a trace with the allocations and frees of {@code mm_struct} in it
   * @param scheme makes the scheme to replay with: the kernel's own, reference counting
   * @return the verdicts
   * @throws IOException if the trace cannot be read
   * @throws TraceException if there is nothing to hold the replay against
   */
  public static Verification verify(TraceFile trace, Function<Kernel, LazyMmScheme> scheme)
      throws IOException {
    TraceInfo info = TraceInfo.of(trace);
    if (info.kinds().getOrDefault(EventKind.MM_FREE, 0L) == 0
        || info.kinds().getOrDefault(EventKind.NEW_TASK, 0L) == 0) {
      throw new TraceException(
          new TraceProblem(
              trace.name(),
              info.read().lines(),
              0,
              "no kmem_cache_free of mm_struct, or no task_newtask",
              "a trace that has both",
              "record one with record-trace.sh"));
    }
    EventLog log = EventLog.of(trace);
    List<MmSteps.Entry> steps = StepBuilder.build(log.events(), true);
    MachineRun machine = new MachineRun(log.census(), scheme, LoadedMmChoices.PLAIN);
    Map<Long, FreePoint> replayed = machine.run(steps);
    FreeWindowAnalysis strict = follow(log, steps, false);
    List<MmSteps.Entry> wideSteps = StepBuilder.build(log.events(), false);
    FreeWindowAnalysis wide = follow(log, wideSteps, false);
    FreeWindowAnalysis lossy = follow(log, wideSteps, true);
    Map<Long, Followed> wideMms = wide.mms();
    Map<Long, Followed> lossyMms = lossy.mms();
    List<MmVerdict> verdicts = new ArrayList<>();
    for (Followed mm : strict.mms().values()) {
      verdicts.add(
          judge(
              mm,
              requireNonNull(wideMms.get(mm.bornAt)),
              requireNonNull(lossyMms.get(mm.bornAt)),
              requireNonNull(replayed.get(mm.bornAt))));
    }
    return new Verification(
        info,
        verdicts,
        strict.freesOfOlder(),
        seen(log, scheme, wideSteps, verdicts),
        machine.violations());
  }

  /**
   * Looks for the windows that the modelled kernel itself shows, for choices made to that end and
   * then by chance.
   */
  private static long seen(
      EventLog log,
      Function<Kernel, LazyMmScheme> scheme,
      List<MmSteps.Entry> steps,
      List<MmVerdict> verdicts) {
    Map<Long, FreePoint> open = new HashMap<>();
    Map<Long, FreePoint> kernel = new HashMap<>();
    for (MmVerdict mm : verdicts) {
      kernel.put(mm.bornAt(), mm.kernel());
      if (mm.verdict() == FreeVerdict.WINDOW) {
        open.put(mm.bornAt(), mm.kernel());
      }
    }
    int windows = open.size();
    int replays = Math.min(REPLAYS_BY_CHANCE, 1 + STEPS_BY_CHANCE / steps.size());
    for (int i = -2; i < replays && !open.isEmpty(); i++) {
      LoadedMmChoices choices =
          i < 0 ? LoadedMmChoices.towards(kernel, i == -1) : LoadedMmChoices.random(i);
      Map<Long, FreePoint> places = new MachineRun(log.census(), scheme, choices).run(steps);
      open.entrySet().removeIf(mm -> mm.getValue().equals(places.get(mm.getKey())));
    }
    return (long) windows - open.size();
  }

  private static FreeWindowAnalysis follow(
      EventLog log, List<MmSteps.Entry> steps, boolean hidden) {
    FreeWindowAnalysis windows = new FreeWindowAnalysis(log.census().tasks(), hidden);
    windows.run(steps);
    return windows;
  }

  private static MmVerdict judge(
      Followed strict, Followed wide, Followed lossy, FreePoint replayed) {
    Set<FreePoint> possible = places(strict);
    Set<FreePoint> wider = new TreeSet<>(possible);
    wider.addAll(places(wide));
    Set<FreePoint> widest = new TreeSet<>(wider);
    widest.addAll(places(lossy));
    String rest =
        strict.history.choices().isEmpty()
            ? "the order of an untraced moment and of a switch on another CPU"
            : String.join("; ", strict.history.choices());
    FreePoint kernel = strict.kernel;
    if (strict.givenOutAgainAt > 0) {
      String reason = "its memory is given out again at line " + strict.givenOutAgainAt;
      return verdict(strict, FreeVerdict.UNRECORDED, replayed, possible, reason);
    }
    if (!widest.contains(replayed)) {
      String reason = "the modelled kernel frees it where no choice does; possible: " + widest;
      return verdict(strict, FreeVerdict.UNEXPLAINED, replayed, possible, reason);
    }
    if (possible.equals(Set.of(kernel)) && replayed.equals(kernel)) {
      boolean byExecOrder = wider.size() > 1;
      return new MmVerdict(
          strict.bornAt,
          strict.bornFor,
          FreeVerdict.EXACT,
          byExecOrder,
          kernel,
          replayed,
          List.copyOf(possible),
          byExecOrder ? EXEC_ORDER : "");
    }
    if (possible.contains(kernel)) {
      return verdict(strict, FreeVerdict.WINDOW, replayed, possible, rest);
    }
    if (wider.contains(kernel)) {
      String reason = "the stopper's move was the load balancer's, not exec's; " + rest;
      return verdict(strict, FreeVerdict.WINDOW, replayed, wider, reason);
    }
    if (widest.contains(kernel)) {
      String reason =
          "more switches were lost on CPU %d than the trace shows".formatted(cpu(kernel, replayed));
      return verdict(strict, FreeVerdict.LOSS_WINDOW, replayed, widest, reason);
    }
    return verdict(strict, FreeVerdict.UNEXPLAINED, replayed, widest, why(strict, lossy, widest));
  }

  private static int cpu(FreePoint kernel, FreePoint replayed) {
    return kernel.cpu() >= 0 ? kernel.cpu() : replayed.cpu();
  }

  private static String why(Followed strict, Followed free, Set<FreePoint> wider) {
    String cap = strict.history.cap().isEmpty() ? free.history.cap() : strict.history.cap();
    if (!cap.isEmpty()) {
      return "not followed to the end: " + cap;
    }
    boolean later = wider.stream().allMatch(place -> place.compareTo(strict.kernel) < 0);
    return later
        ? "the kernel frees it later than any choice: an untraced pin may have held it; possible: "
            + wider
        : "no choice gives the kernel's place; possible: " + wider;
  }

  private static MmVerdict verdict(
      Followed mm,
      FreeVerdict verdict,
      FreePoint replayed,
      Set<FreePoint> possible,
      String reason) {
    return new MmVerdict(
        mm.bornAt, mm.bornFor, verdict, false, mm.kernel, replayed, List.copyOf(possible), reason);
  }

  private static Set<FreePoint> places(Followed mm) {
    Set<FreePoint> places = new TreeSet<>(mm.history.places());
    if (mm.history.canLive()) {
      places.add(FreePoint.NOT_FREED);
    }
    return places;
  }
}
