package org.lazymm.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;

/**
 * Loads the readers, and the libraries that parse for them, with counters of branches. The classes
 * are others than those of another loader, so what one target leaves behind is not seen by another.
 */
final class CountingLoader extends ClassLoader {
  private static final String TARGETS = "org.lazymm.fuzz.target.";
  private static final String FUZZER = "org.lazymm.fuzz.";
  private static final List<String> COUNTED =
      List.of(
          "org.lazymm.",
          "org.snakeyaml.",
          "de.siegmar.fastcsv.",
          "tools.jackson.",
          "com.google.protobuf.");

  private final Coverage coverage = new Coverage();
  private final Instrumenter instrumenter;

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
    IRuntime runtime = new LoggerRuntime();
    instrumenter = new Instrumenter(runtime);
    try {
      runtime.startup(coverage);
    } catch (Exception e) {
      throw new IllegalStateException("branches cannot be counted", e);
    }
  }

  /** Which branches of its classes have been run. */
  Coverage coverage() {
    return coverage;
  }

  /** The readers of an enumeration, with counters. */
  List<Reader> readers(String enumeration) {
    try {
      return List.of((Reader[]) loadClass(enumeration).getEnumConstants());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of the readers of an enumeration. */
  Reader reader(String enumeration, String label) {
    return readers(enumeration).stream()
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reader " + label));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isCounted(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private static boolean isCounted(String name) {
    return name.startsWith(TARGETS)
        || (!name.startsWith(FUZZER) && COUNTED.stream().anyMatch(name::startsWith));
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = instrumenter.instrument(in, name);
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
