package org.lazymm.trace.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceException;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceInfo;
import org.lazymm.trace.TraceProblem;

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

  private Verifier() {}

  /**
   * Verifies a trace.
   *
   * @param trace a trace with the allocations and frees of {@code mm_struct} in it
   * @param asked the scheme that the recorded kernel is said to have; if none, the trace tells
   * @param schemes make the scheme to replay with
   * @return the verdicts
   * @throws IOException if the trace cannot be read
   * @throws TraceException if there is nothing to hold the replay against, or if the recorded
   *     kernel cannot have had the scheme that is asked for
   */
  public static Verification verify(
      TraceFile trace,
      Optional<RecordedScheme> asked,
      Function<RecordedScheme, Function<Kernel, LazyMmScheme>> schemes)
      throws IOException {
    TraceInfo info = TraceInfo.of(trace);
    requireFrees(trace, info);
    EventLog log = EventLog.of(trace);
    RecordedScheme.Guess guess = RecordedScheme.guess(log.events());
    RecordedScheme recorded = asked.orElse(guess.scheme());
    if (guess.sure() && recorded != guess.scheme()) {
      throw new TraceException(
          new TraceProblem(
              trace.name(),
              0,
              0,
              guess.reason(),
              "a recording of " + recorded.scheme(),
              "leave --scheme out, or give " + guess.scheme().scheme()));
    }
    Function<Kernel, LazyMmScheme> scheme = schemes.apply(recorded);
    List<MmSteps.Entry> steps = StepBuilder.build(log.events(), true);
    MachineRun machine = run(log, recorded, scheme, LoadedMmChoices.PLAIN);
    Map<Long, FreePoint> replayed = machine.run(steps);
    FreeJudge judge = new FreeJudge(log, steps, recorded == RecordedScheme.COUNTING);
    List<MmVerdict> verdicts = judge.verdicts(replayed);
    if (verdicts.isEmpty()) {
      throw new TraceException(
          new TraceProblem(
              trace.name(),
              info.read().lines(),
              0,
              "no mm is seen born: no kmem_cache_alloc of mm_struct with its name",
              "a trace that has allocations as well as frees",
              "record one with record-trace.sh, whose allocations have names"));
    }
    return new Verification(
        info,
        recorded,
        asked.isPresent() ? "as asked for" : guess.reason(),
        verdicts,
        judge.freesOfOlder(),
        seen(log, recorded, scheme, judge.wideSteps(), verdicts),
        interruptions(log, recorded, steps),
        machine.retention(true),
        machine.retention(false),
        machine.violations());
  }

  private static void requireFrees(TraceFile trace, TraceInfo info) {
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
  }

  private static MachineRun run(
      EventLog log,
      RecordedScheme recorded,
      Function<Kernel, LazyMmScheme> scheme,
      LoadedMmChoices choices) {
    return new MachineRun(log.census(), recorded.architecture(), scheme, choices);
  }

  private static Optional<Interruptions> interruptions(
      EventLog log, RecordedScheme recorded, List<MmSteps.Entry> steps) {
    if (recorded != RecordedScheme.SHOOTDOWN) {
      return Optional.empty();
    }
    MaskReplay masks = new MaskReplay(log);
    List<ExpectedDeath> deaths = masks.run(steps);
    boolean probed = RecordedInterruptions.areProbed(log);
    return Optional.of(
        Interruptions.compare(
            deaths,
            probed ? RecordedInterruptions.of(log) : masks.sent(),
            probed ? 0 : masks.unplaced(),
            log.has(EventKind.FLUSH),
            RecordedInterruptions.areTraced(log)));
  }

  /**
   * Looks for the windows that the modelled kernel itself shows, for choices made to that end and
   * then by chance.
   */
  private static long seen(
      EventLog log,
      RecordedScheme recorded,
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
      Map<Long, FreePoint> places = run(log, recorded, scheme, choices).run(steps);
      open.entrySet().removeIf(mm -> mm.getValue().equals(places.get(mm.getKey())));
    }
    return (long) windows - open.size();
  }
}
