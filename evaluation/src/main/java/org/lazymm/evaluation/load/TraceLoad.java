package org.lazymm.evaluation.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.Axis;
import org.lazymm.report.PricedLoad;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.TraceSimulation;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileException;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceInfo;
import org.lazymm.trace.TraceQuality;
import org.lazymm.trace.TraceSurvey;
import org.lazymm.trace.replay.TraceReplay;

/**
 * A recorded trace, on as many CPUs as it was recorded on.
 *
 * @param name as the user types it
 * @param trace the trace
 * @param survey what is in it
 * @param machine the modelled machine
 * @param command what to type to get one of its numbers again
 */
public record TraceLoad(
    String name, TraceFile trace, TraceSurvey survey, MachineSelection machine, String command)
    implements Load {

  /**
   * Looks a trace through.
   *
   * @param name a file, or {@link TraceInput#BUNDLED}
   * @param formats in which a file may be
   * @param tasks a list of its tasks, instead of the one beside it
   * @param whole the modelled machine, with all its CPUs
   * @param command what to type to get one of its numbers again
   * @param diagnostics told of what in it cannot be read
   * @throws InputException if nothing in it can be used, or no machine has so many CPUs
   */
  public static Load of(
      String name,
      TraceFormats formats,
      Optional<Path> tasks,
      MachineSelection whole,
      ReproCommand command,
      Diagnostics diagnostics) {
    TraceInput input = TraceInput.named(name, formats, tasks);
    TraceSurvey survey = input.read(TraceSurvey::of);
    TraceInput.tell(survey.info().read(), diagnostics);
    try {
      return new TraceLoad(
          name, input.trace(), survey, whole.withCpus(survey.census().cpus()), command.toString());
    } catch (ProfileException tooMany) {
      throw new InputException("--trace " + name, String.valueOf(tooMany.getMessage()));
    }
  }

  @Override
  public PricedLoad workload() {
    return new PricedLoad(
        "trace:" + name,
        "recorded trace " + name.replaceAll(".*/", ""),
        Axis.CPUS,
        Map.of(),
        Optional.of(quality(survey.info(), machine.profile().architecture())),
        command);
  }

  private static org.lazymm.report.RecordingQuality quality(
      TraceInfo info, Architecture architecture) {
    TraceQuality quality = info.quality();
    List<String> notes = new ArrayList<>();
    note(notes, quality.inferredSwitches(), "switches were lost and put in where they must be");
    if (quality.guessedSwitches() > 0) {
      notes.add(
          "%.1f %% of the switches rest on guesses which tasks are kernel threads (%d guessed to be, %d not to be); see 'trace info', and give a list with --tasks."
              .formatted(
                  100 * quality.guessedShare(),
                  quality.guessedKernelThreads(),
                  quality.guessedUserTasks()));
    }
    note(notes, quality.contradictions(), "tasks look like both kernel threads and user tasks");
    note(notes, quality.uncountedLosses(), "places lost events without saying how many");
    note(notes, quality.malformed(), "lines could not be read");
    note(notes, quality.backwardTimes(), "events are earlier than the one before them");
    if (quality.truncated()) {
      notes.add("The file ends too early.");
    }
    boolean showsFlushes = info.kinds().getOrDefault(EventKind.FLUSH, 0L) > 0;
    if (architecture.flushTrimsMask() && !showsFlushes) {
      notes.add(
          "It shows no munmap, mprotect or copy-on-write, whose flushes trim mm_cpumask here: the"
              + " interrupts at the death of an mm are an upper bound.");
    }
    return new org.lazymm.report.RecordingQuality(
        quality.events(), quality.lost(), quality.guessedMms(), quality.discontinuities(), notes);
  }

  private static void note(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add(count + " " + what + ".");
    }
  }

  @Override
  public List<MachineSelection> machines() {
    return List.of(machine);
  }

  @Override
  public boolean paced() {
    return true;
  }

  @Override
  public SimulationResult run(SchemeSelection scheme, Draw draw) {
    TraceSimulation simulation = new TraceSimulation(name, scheme, draw.machine());
    TraceReplay replay = new TraceReplay(simulation.machine(), survey.census(), simulation::at);
    try {
      if (survey.tape().isPresent()) {
        replay.run(survey.tape().get());
      } else {
        replay.run(trace);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("read before, and no longer: " + name, unreadable);
    }
    return simulation.end();
  }
}
