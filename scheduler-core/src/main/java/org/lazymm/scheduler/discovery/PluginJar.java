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
 * @param loaders what to close when its schemes are no longer needed
 */
public record PluginJar(
    List<FoundScheme> found,
    List<DiscoveryProblem> problems,
    List<? extends AutoCloseable> loaders) {
  /** The file of a jar that names its providers. */
  static final String SERVICE_FILE = "META-INF/services/" + LazyMmSchemeProvider.class.getName();

  /** What to do when providers are not found though there are some. */
  static final String REGISTER =
      "register the provider in "
          + SERVICE_FILE
          + " (with AutoService: its processor must be on annotationProcessorPaths, on the class"
          + " path alone it does nothing from JDK 23 on)";

  /** Copies the lists. */
  public PluginJar {
    found = List.copyOf(found);
    problems = List.copyOf(problems);
    loaders = List.copyOf(loaders);
  }

  /** Makes the providers of a jar. */
  @FunctionalInterface
  public interface Scan {
    /**
     * Makes them.
     *
     * @param jar a jar that names providers
     * @throws IOException if it cannot be opened
     */
    PluginJar of(Path jar) throws IOException;
  }

  /**
   * Opens a jar.
   *
   * @param jar a file
   * @param scan makes its providers, if it names some
   */
  static PluginJar open(Path jar, Scan scan) {
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
      return scan.of(jar);
    } catch (IOException notReadable) {
      return leftOut(jar, "cannot be opened (" + notReadable.getMessage() + ")");
    }
  }

  /**
   * Makes the providers of a jar in this JVM.
   *
   * @param jar a jar that names providers
   */
  static PluginJar scan(Path jar) throws IOException {
    PluginClassLoader loader = new PluginClassLoader(jar);
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

  /**
   * Whether a jar names providers. No class is loaded to find that out.
   *
   * @param jar any file
   */
  public static boolean namesProviders(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(SERVICE_FILE) != null;
    } catch (IOException notReadable) {
      return false;
    }
  }

  /** What is wrong with a file that is no jar. */
  static String unreadable(IOException why) {
    return "cannot be read as a jar (" + why.getMessage() + ")";
  }

  /**
   * A jar that gave nothing.
   *
   * @param jar the file
   * @param what what is wrong with it, in one line
   */
  public static PluginJar leftOut(Path jar, String what) {
    return new PluginJar(
        List.of(),
        List.of(new DiscoveryProblem(jar.toString(), what, Discovery.LEFT_OUT)),
        List.of());
  }
}
