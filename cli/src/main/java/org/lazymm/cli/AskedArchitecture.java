package org.lazymm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.MappingFaults;
import tools.jackson.core.JacksonException;

/**
 * An architecture that was asked for.
 *
 * @param asked how it was asked for: a name or a file
 * @param architecture which
 */
record AskedArchitecture(String asked, Architecture architecture) {

  /**
   * Finds it.
   *
   * @param text a name of a shipped one, or a file
   * @throws IllegalArgumentException if there is none; the message says what was expected, and of a
   *     file where
   */
  static AskedArchitecture of(String text) {
    String asked = text.strip();
    Path file = Path.of(asked);
    if (!Files.isRegularFile(file)) {
      return new AskedArchitecture(asked, Architecture.of(asked));
    }
    try {
      Architecture architecture = ArchitectureFiles.parse(Files.readString(file));
      MemoryModels.of(architecture.model()); // Refuses one that there is not.
      return new AskedArchitecture(asked, architecture);
    } catch (IOException e) {
      throw new IllegalArgumentException(asked + ": cannot be read: " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(MappingFaults.in(asked, e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(asked + ": " + e.getMessage(), e);
    }
  }
}
