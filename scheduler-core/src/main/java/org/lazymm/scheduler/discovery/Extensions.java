package org.lazymm.scheduler.discovery;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What plugin jars bring that is no scheme: implementations of an interface of lazymm, such as a
 * workload, a rule or a format of traces. Other than a scheme they see all of lazymm, and the API
 * may change under them.
 *
 * @param found each with its jar, in the order of the jars
 * @param problems what could not be used, each in one line
 * @param <T> the interface
 */
public record Extensions<T>(List<Extension<T>> found, List<DiscoveryProblem> problems) {
  private static final String SERVICES = "META-INF/services/";
  private static final String OURS = SERVICES + "org.lazymm.";

  /**
   * One of them.
   *
   * @param jar where it comes from
   * @param value the implementation
   * @param <T> the interface
   */
  public record Extension<T>(Path jar, T value) {}

  /** Copies the lists. */
  public Extensions {
    found = List.copyOf(found);
    problems = List.copyOf(problems);
  }

  /**
   * Finds them.
   *
   * @param service the interface
   * @param plugins folders of jars, or single jars; what {@link Discovery} says of those that
   *     cannot be opened is not said again
   */
  public static <T> Extensions<T> find(Class<T> service, List<Path> plugins) {
    List<Extension<T>> found = new ArrayList<>();
    List<DiscoveryProblem> problems = new ArrayList<>();
    for (Path folder : plugins) {
      for (Path jar : PluginFolder.list(folder).jars()) {
        if (hasService(jar, SERVICES + service.getName())) {
          make(
              service,
              jar,
              made -> found.add(new Extension<>(jar, made)),
              thrown -> problems.add(problem(jar, LoadFailure.describe(thrown))));
        }
      }
    }
    return new Extensions<>(found, problems);
  }

  /**
   * Something about an extension that could not be used.
   *
   * @param jar where it comes from
   * @param what what is wrong with it
   */
  public static DiscoveryProblem problem(Path jar, String what) {
    return new DiscoveryProblem(jar.toString(), what, "left out, the others go on");
  }

  /**
   * What {@link Discovery} says of folders and jars that cannot be opened, for whoever looks for no
   * schemes.
   *
   * @param plugins folders of jars, or single jars
   */
  public static List<DiscoveryProblem> unreadable(List<Path> plugins) {
    List<DiscoveryProblem> problems = new ArrayList<>();
    for (Path folder : plugins) {
      PluginFolder listed = PluginFolder.list(folder);
      problems.addAll(listed.problems());
      for (Path jar : listed.jars()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          zip.size();
        } catch (IOException e) {
          problems.add(problem(jar, PluginJar.unreadable(e)));
        }
      }
    }
    return problems;
  }

  /**
   * Whether a jar brings classes that are no scheme's. No class is loaded to find that out.
   *
   * @param plugins folders of jars, or single jars
   */
  public static boolean bringCode(List<Path> plugins) {
    return plugins.stream()
        .flatMap(folder -> PluginFolder.list(folder).jars().stream())
        .anyMatch(Extensions::bringsCode);
  }

  private static boolean bringsCode(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .anyMatch(name -> name.startsWith(OURS) && !name.equals(PluginJar.SERVICE_FILE));
    } catch (IOException notReadable) {
      return false;
    }
  }

  /** Whether a jar brings anything but schemes. */
  static boolean areIn(ZipFile jar) {
    return jar.stream()
        .map(ZipEntry::getName)
        .anyMatch(name -> name.startsWith(OURS) || name.startsWith(BroughtFile.PARENT));
  }

  private static boolean hasService(Path jar, String file) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(file) != null;
    } catch (IOException notReadable) {
      return false;
    }
  }

  private static <T> void make(
      Class<T> service, Path jar, Consumer<T> made, Consumer<Throwable> failed) {
    try {
      Iterator<ServiceLoader.Provider<T>> providers =
          ServiceLoader.load(service, new ExtensionClassLoader(jar)).stream()
              .filter(provider -> provider.type().getClassLoader() instanceof ExtensionClassLoader)
              .iterator();
      while (providers.hasNext()) {
        made.accept(providers.next().get());
      }
    } catch (Throwable thrown) {
      LoadFailure.rethrowIfOurs(thrown);
      failed.accept(thrown);
    }
  }

  /**
   * Loads the classes of one jar, which stays open: what it brings loads more of them when it is
   * used.
   */
  private static final class ExtensionClassLoader extends URLClassLoader {
    static {
      registerAsParallelCapable();
    }

    ExtensionClassLoader(Path jar) throws MalformedURLException {
      super("extension " + jar, new URL[] {jar.toUri().toURL()}, Extensions.class.getClassLoader());
    }
  }
}
