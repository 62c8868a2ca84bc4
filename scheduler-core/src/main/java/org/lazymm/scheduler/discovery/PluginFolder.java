package org.lazymm.scheduler.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The jars of a {@code --plugins} folder.
 *
 * @param jars in the order of their names
 * @param problems why there are none
 */
record PluginFolder(List<Path> jars, List<DiscoveryProblem> problems) {

  /**
   * Lists a folder; folders inside it are not searched.
   *
   * @param folder a folder of jars, or one jar
   */
  static PluginFolder list(Path folder) {
    if (Files.isRegularFile(folder)) {
      return new PluginFolder(List.of(folder), List.of());
    }
    if (!Files.isDirectory(folder)) {
      return without(folder, "no such folder");
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(PluginFolder::isJar).sorted().toList();
    } catch (IOException notReadable) {
      return without(folder, "cannot be listed (" + notReadable.getMessage() + ")");
    }
    if (jars.isEmpty()) {
      return without(
          folder, "no jar in this folder; put plugin jars there, then " + PluginJar.REGISTER);
    }
    return new PluginFolder(jars, List.of());
  }

  private static boolean isJar(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private static PluginFolder without(Path folder, String what) {
    return new PluginFolder(
        List.of(), List.of(new DiscoveryProblem(folder.toString(), what, "going on without it")));
  }
}
