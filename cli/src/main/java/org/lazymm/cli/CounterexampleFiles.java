package org.lazymm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.kernel.Counterexample;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;

/** Writes counterexamples to a folder. */
final class CounterexampleFiles {
  private final @Nullable Path folder;
  private final PrintWriter out;
  private final Complaints complaints;

  /**
   * Files in a folder.
   *
   * @param folder where; null if nothing is to be written
   * @param out where it is said that there is no litmus test
   * @param complaints told of what cannot be written
   */
  CounterexampleFiles(@Nullable Path folder, PrintWriter out, Complaints complaints) {
    this.folder = folder;
    this.out = out;
    this.complaints = complaints;
  }

  /**
   * Writes a counterexample.
   *
   * @return the recording; empty if none was asked for or it could not be written
   */
  Optional<Path> write(ExploredCase explored, Counterexample counterexample) {
    Path to = folder;
    if (to == null) {
      return Optional.empty();
    }
    String name = explored.fileName();
    String scheme = explored.scheme().displayName();
    Path recording = to.resolve(name + ".json");
    try {
      Files.createDirectories(to);
      Files.writeString(
          to.resolve(name + ".txt"),
          String.join("\n", TextDiagram.of(counterexample, scheme)) + "\n");
      Files.writeString(
          recording, RecordingFile.text(Recording.of(counterexample, scheme, Version.number())));
    } catch (IOException notWritten) {
      complaints.input(
          "--counterexamples "
              + to
              + ": "
              + name
              + " cannot be written ("
              + notWritten
              + "); choose another folder");
      return Optional.empty();
    }
    return Optional.of(recording);
  }
}
