package org.lazymm.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.Repetition;
import org.lazymm.explorer.search.Limits;
import org.lazymm.output.Printable;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.HookException;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.yaml.YamlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Repeats a counterexample that was recorded. */
@Command(
    name = "replay",
    description = {
      "Repeat a counterexample that lazymm check --counterexamples has written.",
      "",
      "Runs the scheme in the recorded execution, judges it again and draws it. Exit code 1 if the"
          + " same property is broken, 2 if the recording cannot be read or does not fit the scheme"
          + " as it is now, 0 if the execution breaks nothing any more.",
      ""
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "a recording: NAME.json")
  private Path file = Path.of("");

  @Mixin private final PluginOptions plugins;
  @Mixin private final DrawingOptions drawing = new DrawingOptions();

  ReplayCommand(Console console, Errand errand) {
    this.console = console;
    plugins = new PluginOptions(errand);
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    try (Discovery discovery = plugins.discover(diagnostics)) {
      Recording recording = RecordingFile.read(file);
      SchemeSelection scheme = SchemeSelection.parse(discovery.registry(), recording.scheme());
      if (plugins.isolates(scheme)) {
        return plugins.relay(scheme, console, diagnostics);
      }
      Scenario scenario = ScenarioYaml.parse(recording.scenario(), file + ": scenario");
      Model model = Model.of(recording.model());
      try {
        tell(
            recording,
            new ScenarioExplorer(Limits.NONE)
                .replay(
                    scenario,
                    scheme::create,
                    model,
                    recording.interrupted(),
                    recording.events(),
                    recording.property()),
            diagnostics);
      } catch (HookException thrown) {
        diagnostics.fellShort(scheme.displayName(), thrown + "; " + file);
      }
    } catch (YamlException wrong) {
      throw new InputException(wrong);
    } catch (IllegalArgumentException unknown) {
      throw new InputException(file.toString(), String.valueOf(unknown.getMessage()));
    }
    return ExitCode.of(diagnostics);
  }

  private void tell(Recording recording, Repetition repetition, Diagnostics diagnostics) {
    Optional<Counterexample> found = repetition.counterexample();
    if (found.isEmpty()) {
      String line = "not reproduced: " + repetition.reason();
      if (repetition.result() == Repetition.Result.SOUND) {
        console.out().println(line);
      } else {
        diagnostics.input(file.toString(), line);
      }
      return;
    }
    Counterexample counterexample = found.get();
    TextDiagram.of(counterexample, recording.scheme(), drawing.detail())
        .forEach(line -> console.out().println(Printable.escaped(line)));
    console.out().println();
    boolean same = counterexample.violation().property() == recording.property();
    console
        .out()
        .println(
            same
                ? "reproduced: " + recording.property() + " is broken"
                : "not reproduced: "
                    + counterexample.violation().property()
                    + " is broken, and was "
                    + recording.property());
    diagnostics.fellShort(recording.scheme(), "breaks " + counterexample.violation() + "; " + file);
  }
}
