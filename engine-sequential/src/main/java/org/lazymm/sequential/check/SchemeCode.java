package org.lazymm.sequential.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.machine.Machine;

/**
 * Which classes are a scheme's own, so that what they keep is its state, and which are ours or a
 * library's.
 *
 * <p>Of a plugin, all that its class loader has is its own. Of a scheme beside us on the class
 * path, as in its own build, it is what shares the beginning of its package's name.
 */
final class SchemeCode {
  private static final ClassLoader HOST_LOADER = Machine.class.getClassLoader();
  private static final String HOST = "org.lazymm.";
  private static final Set<String> HOST_MODULES =
      Set.of(
          "api",
          "benchmarks",
          "cli",
          "conformance",
          "explorer",
          "litmus",
          "report",
          "scenario",
          "scheduler",
          "sequential",
          "simulator",
          "testkit",
          "trace");

  private final Set<Class<?>> topLevels = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private final Map<Class<?>, Boolean> own = new HashMap<>();

  SchemeCode(Class<?> scheme) {
    add(scheme);
  }

  /** Whether a class, no array, is the scheme's. */
  boolean owns(Class<?> type) {
    return own.computeIfAbsent(type, this::isOwn);
  }

  private boolean isOwn(Class<?> type) {
    if (JdkObjects.isOfJdk(type)) {
      return false;
    }
    if (LazyMmScheme.class.isAssignableFrom(type)) {
      add(type); // A scheme in a wrapper has a home of its own.
      return true;
    }
    return type.getClassLoader() != HOST_LOADER
        || topLevels.contains(type.getNestHost())
        || (!isHost(type.getPackageName()) && packages.contains(root(type.getPackageName())));
  }

  private void add(Class<?> scheme) {
    topLevels.add(scheme.getNestHost());
    packages.add(root(scheme.getPackageName()));
  }

  private static boolean isHost(String packageName) {
    if (!packageName.startsWith(HOST)) {
      return false;
    }
    String rest = packageName.substring(HOST.length());
    int dot = rest.indexOf('.');
    return HOST_MODULES.contains(dot < 0 ? rest : rest.substring(0, dot));
  }

  /** Whether a class is ours. */
  boolean isHost(Class<?> type) {
    return type.getClassLoader() == HOST_LOADER && isHost(type.getPackageName()) && !owns(type);
  }

  /** The first two parts of a package's name. */
  private static String root(String packageName) {
    int first = packageName.indexOf('.');
    int second = packageName.indexOf('.', first + 1);
    return first < 0 || second < 0 ? packageName : packageName.substring(0, second);
  }
}
