package org.lazymm.scheduler.discovery;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;

/**
 * Loads the classes of one plugin jar. Classes of the API come from outside even if the jar has
 * copies of them: two copies of one interface would be two types.
 */
final class PluginClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(Path jar) throws MalformedURLException {
    super("plugin " + jar, new URL[] {jar.toUri().toURL()}, new ApiClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (ApiClassLoader.isApi(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }

  /**
   * Only the jar's own resources: what the JDK offers to {@code ServiceLoader} is none of a
   * plugin's.
   */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
