package org.lazymm.scheduler.discovery;

import org.lazymm.api.LazyMmSchemeProvider;

/** What a plugin sees of the outside: the JDK and {@code org.lazymm.api}, nothing else. */
final class ApiClassLoader extends ClassLoader {
  private static final String API = LazyMmSchemeProvider.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;

  ApiClassLoader() {
    super("lazymm-api", ClassLoader.getPlatformClassLoader());
    host = LazyMmSchemeProvider.class.getClassLoader();
  }

  /** Whether a class belongs to the API, so that a plugin's own copy of it must not be used. */
  static boolean isApi(String className) {
    return className.startsWith(API);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isApi(name)) {
      return host.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
