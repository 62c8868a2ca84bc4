package org.lazymm.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that files are written to. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes a folder and those that it is in, as far as they are not there.
   *
   * @param folder a folder, or a link to one
   * @throws UnwritableFileException if that cannot be
   */
  public static void make(Path folder) throws UnwritableFileException {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException problem) {
      throw new UnwritableFileException(folder, problem);
    }
  }
}
