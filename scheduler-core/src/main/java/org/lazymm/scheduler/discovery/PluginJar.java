package org.lazymm.scheduler.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.lazymm.api.LazyMmSchemeProvider;

/**
 * What one plugin jar gave.
 *
 * @param found its schemes
 * @param problems what in it could not be used
 * @param loaders its class loader, to be closed when its schemes are no longer needed; none if it
 *     was not opened
 */
record PluginJar(
    List<FoundScheme> found, List<DiscoveryProblem> problems, List<PluginClassLoader> loaders) {
  private static final String SERVICE_FILE =
      "META-INF/services/" + LazyMmSchemeProvider.class.getName();

  /** What to do when providers are not found though there are some. */
  static final String REGISTER =
      "register the provider in "
          + SERVICE_FILE
          + " (with AutoService: its processor must be on annotationProcessorPaths, on the class"
          + " path alone it does nothing from JDK 23 on)";

  /**
   * Opens a jar and makes its providers.
   *
   * @param jar a file
   */
  static PluginJar open(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.getEntry(SERVICE_FILE) == null) {
        if (Extensions.areIn(zip)) {
          return new PluginJar(List.of(), List.of(), List.of());
        }
        return leftOut(jar, "holds no scheme: " + REGISTER);
      }
    } catch (IOException notReadable) {
      return leftOut(jar, unreadable(notReadable));
    }
    try {
      return scan(jar, new PluginClassLoader(jar));
    } catch (IOException notReadable) {
      return leftOut(jar, "cannot be opened (" + notReadable.getMessage() + ")");
    }
  }

  private static PluginJar scan(Path jar, PluginClassLoader loader) {
    Origin origin = new Origin(jar.toString(), true);
    ProviderScan scan = new ProviderScan(loader, origin.place(), type -> origin).run();
    List<PluginClassLoader> loaders = List.of(loader);
    if (scan.found().isEmpty() && scan.problems().isEmpty()) {
      DiscoveryProblem empty =
          new DiscoveryProblem(
              origin.place(), SERVICE_FILE + " names no provider", Discovery.LEFT_OUT);
      return new PluginJar(List.of(), List.of(empty), loaders);
    }
    return new PluginJar(scan.found(), scan.problems(), loaders);
  }

  /** What is wrong with a file that is no jar. */
  static String unreadable(IOException why) {
    return "cannot be read as a jar (" + why.getMessage() + ")";
  }

  private static PluginJar leftOut(Path jar, String what) {
    return new PluginJar(
        List.of(),
        List.of(new DiscoveryProblem(jar.toString(), what, Discovery.LEFT_OUT)),
        List.of());
  }
}
