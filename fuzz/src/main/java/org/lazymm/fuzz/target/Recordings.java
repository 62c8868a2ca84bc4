package org.lazymm.fuzz.target;

import java.util.List;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.counterexample.Detail;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;
import org.lazymm.explorer.replay.Repetition;
import org.lazymm.explorer.search.Limits;
import org.lazymm.fuzz.Reading;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Model;

/** The reader of recordings, and what repeats them. */
final class Recordings {
  private Recordings() {}

  static Reading read(String text) {
    Recording read = RecordingFile.parse(text, "f");
    if (!RecordingFile.parse(RecordingFile.text(read), "f").equals(read)) {
      throw new AssertionError("written and read again, it is another recording: " + read);
    }
    return Reading.of(read);
  }

  static Reading replay(String text) throws RefusedException {
    Recording recording = RecordingFile.parse(text, "f");
    SchemeSelection scheme;
    Model model;
    try {
      scheme = SchemeSelection.parse(Texts.SCHEMES, recording.scheme());
      model = Model.of(recording.model());
    } catch (IllegalArgumentException refusal) {
      throw new RefusedException(refusal);
    }
    Scenario scenario = ScenarioYaml.parse(recording.scenario(), "f: scenario");
    Repetition found =
        new ScenarioExplorer(Limits.NONE)
            .replay(
                scenario,
                scheme::create,
                model,
                recording.interrupted(),
                recording.events(),
                recording.property());
    return found
        .counterexample()
        .map(shown -> Reading.of(TextDiagram.of(shown, recording.scheme(), Detail.WHOLE)))
        .orElseGet(() -> new Reading(found.result().name(), List.of(found.reason())));
  }
}
