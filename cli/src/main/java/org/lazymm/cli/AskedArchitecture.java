package org.lazymm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;

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
   * @throws IllegalArgumentException if there is none of that name; the message lists those that
   *     there are
   * @throws YamlException if the file is none
   */
  static AskedArchitecture of(String text) {
    String asked = text.strip();
    Path file = Path.of(asked);
    if (!Files.isRegularFile(file)) {
      return new AskedArchitecture(asked, Architecture.of(asked));
    }
    Architecture architecture = ArchitectureFiles.of(Yaml.read(file));
    MemoryModels.of(architecture.model()); // Refuses one that there is not.
    return new AskedArchitecture(asked, architecture);
  }
}
