package org.lazymm.scheduler.discovery;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search for schemes gave. Close it when its schemes are no longer needed: that closes the
 * plugin jars.
 *
 * @param registry the schemes that can be used
 * @param problems what could not be used, each in one line; empty if all is well
 * @param loaders the open plugin jars
 */
public record Discovery(
    SchemeRegistry registry, List<DiscoveryProblem> problems, List<? extends AutoCloseable> loaders)
    implements AutoCloseable {
  static final String LEFT_OUT = "left out, the other schemes go on";

  /** Copies the lists. */
  public Discovery {
    problems = List.copyOf(problems);
    loaders = List.copyOf(loaders);
  }

  /** Finds the schemes on the class path. */
  public static Discovery onClassPath() {
    return withPlugins(List.of());
  }

  /**
   * The jars that {@link #withPlugins} would load, in the order of their names.
   *
   * @param folder a folder of jars, or a single jar
   */
  public static List<Path> jars(Path folder) {
    return PluginFolder.list(folder).jars();
  }

  /**
   * Finds the schemes on the class path and in plugin jars, whose code it runs.
   *
   * @param plugins folders of jars, or single jars
   */
  public static Discovery withPlugins(List<Path> plugins) {
    return withPlugins(plugins, PluginJar::scan);
  }

  /**
   * Finds the schemes on the class path and in plugin jars.
   *
   * @param plugins folders of jars, or single jars
   * @param scan makes the providers of a jar, in whatever way; this JVM loads no class of one
   */
  public static Discovery withPlugins(List<Path> plugins, PluginJar.Scan scan) {
    return search(Discovery.class.getClassLoader(), plugins, scan);
  }

  static Discovery search(ClassLoader classPath, List<Path> plugins) {
    return search(classPath, plugins, PluginJar::scan);
  }

  private static Discovery search(ClassLoader classPath, List<Path> plugins, PluginJar.Scan scan) {
    ProviderScan shipped =
        new ProviderScan(classPath, "class path", Discovery::originOnClassPath).run();
    List<FoundScheme> found = new ArrayList<>(shipped.found());
    List<DiscoveryProblem> problems = new ArrayList<>(shipped.problems());
    List<AutoCloseable> loaders = new ArrayList<>();
    for (Path folder : plugins) {
      PluginFolder listed = PluginFolder.list(folder);
      problems.addAll(listed.problems());
      for (Path path : listed.jars()) {
        PluginJar jar = PluginJar.open(path, scan);
        found.addAll(jar.found());
        problems.addAll(jar.problems());
        loaders.addAll(jar.loaders());
      }
    }
    UniqueNames names = new UniqueNames(found);
    problems.addAll(names.problems());
    if (names.kept().isEmpty()) {
      problems.add(
          new DiscoveryProblem(
              "schemes", "none can be used: " + PluginJar.REGISTER, "nothing to run"));
    }
    return new Discovery(SchemeRegistry.of(names.kept()), problems, loaders);
  }

  private static Origin originOnClassPath(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return new Origin("class path", false);
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      Path shown = Files.isDirectory(path) ? path : path.getFileName();
      return new Origin(String.valueOf(shown), false);
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return new Origin(source.getLocation().toString(), false);
    }
  }

  /** Closes the plugin jars. Classes of their schemes that were not loaded yet can no longer be. */
  @Override
  public void close() {
    for (AutoCloseable loader : loaders) {
      try {
        loader.close();
      } catch (Exception stillOpen) {
        // Nothing is lost: the files were only read.
      }
    }
  }
}
