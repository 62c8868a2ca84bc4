package org.lazymm.conformance.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lazymm.conformance.ScenarioReplay;
import org.lazymm.output.FileNames;
import org.lazymm.output.OutputFile;
import org.lazymm.output.OutputFolder;
import org.lazymm.output.UnwritableFileException;

/** The files about what one scheme breaks, a folder for each scheme. */
final class FailureFiles {
  private final Path folder;

  /**
   * The files of a scheme; none is written yet.
   *
   * @param scheme the scheme with its options
   */
  FailureFiles(String scheme) {
    this.folder = ScenarioReplay.folder().resolve(plain(scheme));
  }

  /** Where a file of that name is. */
  Path file(String name, String ending) {
    return folder.resolve(plain(name) + ending);
  }

  /**
   * Writes a file, in place of an earlier one.
   *
   * @param name what it is about
   * @param ending with the dot
   * @param text what it says
   */
  Path write(String name, String ending, String text) {
    Path file = file(name, ending);
    try {
      OutputFolder.make(folder);
      new OutputFile(file).write(text);
      return file;
    } catch (UnwritableFileException unwritable) {
      throw new UncheckedIOException(unwritable.getMessage(), unwritable);
    }
  }

  /**
   * Adds to a file.
   *
   * @param file one that was written
   * @param text what it says too
   */
  static void append(Path file, String text) {
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      new OutputFile(file).write(before + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static String plain(String name) {
    return FileNames.plain(name.toLowerCase(Locale.ROOT));
  }
}
