package org.lazymm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.evaluation.compare.LazyMmVersion;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.explorer.counterexample.Detail;
import org.lazymm.explorer.counterexample.ExportedLitmusTest;
import org.lazymm.explorer.counterexample.HtmlDiagram;
import org.lazymm.explorer.counterexample.LitmusExport;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.output.FileNames;
import org.lazymm.output.OutputFile;
import org.lazymm.output.OutputFolder;
import org.lazymm.output.Printable;
import org.lazymm.output.UnwritableFileException;

/** Writes counterexamples to a folder; of one run, none in the place of another. */
final class CounterexampleFiles {
  private final @Nullable Path folder;
  private final List<Path> plugins;
  private final Detail detail;
  private final List<String> notes = new ArrayList<>();
  private final Diagnostics diagnostics;
  private final FileNames names = new FileNames();

  /**
   * Files in a folder.
   *
   * @param folder where; null if nothing is to be written
   * @param plugins where the schemes were looked for, and a replay must look too
   * @param detail how much the diagrams show
   * @param diagnostics told of what cannot be written
   */
  CounterexampleFiles(
      @Nullable Path folder, List<Path> plugins, Detail detail, Diagnostics diagnostics) {
    this.folder = folder;
    this.plugins = plugins;
    this.detail = detail;
    this.diagnostics = diagnostics;
  }

  /**
   * Writes a counterexample.
   *
   * @return the recording; empty if none was asked for or it could not be written
   */
  Optional<Path> write(ExploredCase explored, Counterexample counterexample) {
    return inFolder(
        to -> write(to.resolve(names.unlikeOthers(explored.fileName())), explored, counterexample));
  }

  /**
   * Writes a scenario.
   *
   * @param name of the file, without ending
   * @param yaml the scenario
   * @return the file; empty if none was asked for or it could not be written
   */
  Optional<Path> write(String name, String yaml) {
    return inFolder(
        to -> {
          Path file = to.resolve(names.unlikeOthers(name) + ".yaml");
          new OutputFile(file).write(yaml);
          return file;
        });
  }

  /** What there is to say of the files. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Whether files were asked for. */
  boolean areWanted() {
    return folder != null;
  }

  /** Writes into a folder and says which file it was. */
  private interface Writing {
    Path into(Path folder) throws UnwritableFileException;
  }

  private Optional<Path> inFolder(Writing writing) {
    Path to = folder;
    if (to == null) {
      return Optional.empty();
    }
    try {
      OutputFolder.make(to);
      return Optional.of(writing.into(to));
    } catch (UnwritableFileException unwritable) {
      diagnostics.unwritten(unwritable);
      return Optional.empty();
    }
  }

  /** The lines of a diagram. */
  List<String> drawn(ExploredCase explored, Counterexample counterexample) {
    return drawn(explored.scheme().displayName(), counterexample);
  }

  private List<String> drawn(String scheme, Counterexample counterexample) {
    return TextDiagram.of(counterexample, scheme, detail).stream().map(Printable::escaped).toList();
  }

  /** The command that shows a recording again. */
  ReproCommand replay(Path recording) {
    ReproCommand repro = new ReproCommand("replay").with(recording);
    plugins.forEach(each -> repro.with("--plugins", each));
    return repro;
  }

  private Path write(Path place, ExploredCase explored, Counterexample counterexample)
      throws UnwritableFileException {
    String scheme = explored.scheme().displayName();
    Path recording = Path.of(place + ".json");
    ReproCommand again = replay(recording);
    String text = String.join("\n", drawn(scheme, counterexample));
    new OutputFile(Path.of(place + ".txt")).write(text + "\n");
    new OutputFile(Path.of(place + ".html"))
        .write(HtmlDiagram.of(counterexample, scheme, again.toString(), detail));
    Recording recorded = Recording.of(counterexample, scheme, LazyMmVersion.number());
    new OutputFile(recording).write(RecordingFile.text(recorded));
    ExportedLitmusTest litmus = LitmusExport.of(counterexample, scheme);
    if (litmus.obstacle().isEmpty()) {
      new OutputFile(Path.of(place + ".litmus")).write(litmus.text());
    } else {
      notes.add("no litmus test: " + litmus.obstacle());
    }
    return recording;
  }
}
