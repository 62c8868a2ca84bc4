package org.lazymm.scheduler.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.api.LazyMmSchemeProvider;

class DiscoveryTest {
  private static final String LEFT = "; all of them are left out, the other schemes go on";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path plugin(String jar, String... names) throws IOException {
    PluginJarBuilder builder = new PluginJarBuilder(folder.resolve(jar));
    for (String name : names) {
      String type = "Provider" + name.replace("-", "");
      builder.source(type, ProviderSource.named(name).of(type)).service("plugin." + type);
    }
    return builder.build();
  }

  private static List<String> lines(Discovery discovery) {
    return discovery.problems().stream().map(DiscoveryProblem::toString).toList();
  }

  /** A class path with these jars on it, and no other scheme. */
  private static URLClassLoader classPath(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, LazyMmSchemeProvider.class.getClassLoader());
  }

  @Test
  void schemesAreInTheOrderOfTheirNamesWhateverTheJars() throws IOException {
    plugin("1.jar", "zeta", "beta");
    plugin("2.jar", "alpha");
    Files.writeString(folder.resolve("README.txt"), "not a jar");
    try (Discovery discovery = Discovery.withPlugins(List.of(folder))) {
      assertEquals(List.of(), lines(discovery));
      assertEquals(List.of("alpha", "beta", "zeta"), discovery.registry().names());
    }
  }

  @Test
  void aSingleJarMayStandForItsFolder() throws IOException {
    plugin("other.jar", "other");
    Path jar = plugin("one.jar", "one");
    try (Discovery discovery = Discovery.withPlugins(List.of(jar))) {
      assertEquals(List.of("one"), discovery.registry().names());
      assertEquals(jar.toString(), discovery.registry().schemes().get(0).origin().toString());
    }
  }

  @Test
  void eachJarHasClassesOfItsOwn() throws IOException {
    for (String name : List.of("first", "second")) {
      new PluginJarBuilder(folder.resolve(name + ".jar"))
          .source("Counter", "class Counter { static String next = \"" + name + "\"; }")
          .source(
              "Same", ProviderSource.named("unused").withName("return Counter.next;").of("Same"))
          .service("plugin.Same")
          .build();
    }
    try (Discovery discovery = Discovery.withPlugins(List.of(folder))) {
      assertEquals(List.of("first", "second"), discovery.registry().names());
    }
  }

  @Test
  void aPluginsOwnCopyOfTheApiIsNotUsed() throws IOException {
    Path jar =
        new PluginJarBuilder(folder.resolve("fat.jar"))
            .source("Fat", ProviderSource.named("fat").of("Fat"))
            .service("plugin.Fat")
            .build();
    try (PluginClassLoader loader = new PluginClassLoader(jar)) {
      Class<?> seen = Class.forName(LazyMmSchemeProvider.class.getName(), false, loader);
      assertSame(LazyMmSchemeProvider.class, seen);
      assertThrows(
          ClassNotFoundException.class,
          () -> Class.forName("org.lazymm.api.Nowhere", false, loader));
    } catch (ClassNotFoundException notSeen) {
      throw new AssertionError(notSeen);
    }
  }

  @Test
  void twoJarsWithOneNameAreBothRefused() throws IOException {
    Path a = plugin("a.jar", "same", "a-only");
    Path b = plugin("b.jar", "same");
    String both = "scheme name 'same' comes from " + a + " and " + b;
    try (Discovery discovery = Discovery.withPlugins(List.of(folder))) {
      assertEquals(List.of("a-only"), discovery.registry().names());
      assertEquals(
          List.of(
              a + ": plugin.Providersame: " + both + LEFT,
              b + ": plugin.Providersame: " + both + LEFT),
          lines(discovery));
    }
  }

  @Test
  void aPluginDoesNotTakeTheNameOfASchemeOnTheClassPath() throws IOException {
    Path shipped = plugin("shipped.jar", "same");
    Path jar =
        Files.move(
            plugin("p.jar", "same"), Files.createDirectory(folder.resolve("p")).resolve("p.jar"));
    try (URLClassLoader classPath = classPath(shipped);
        Discovery discovery = Discovery.search(classPath, List.of(jar))) {
      assertEquals("shipped.jar", discovery.registry().schemes().get(0).origin().place());
      assertEquals(
          List.of(
              jar
                  + ": plugin.Providersame: scheme name 'same' is the name of a scheme in"
                  + " shipped.jar; the one on the class path is used, this one is left out"),
          lines(discovery));
    }
  }

  @Test
  void twoOnTheClassPathWithOneNameAreBothRefused() throws IOException {
    Path one =
        new PluginJarBuilder(folder.resolve("one.jar"))
            .source("One", ProviderSource.named("same").of("One"))
            .service("plugin.One")
            .build();
    Path two =
        new PluginJarBuilder(folder.resolve("two.jar"))
            .source("Two", ProviderSource.named("same").of("Two"))
            .service("plugin.Two")
            .build();
    try (URLClassLoader classPath = classPath(one, two);
        Discovery discovery = Discovery.search(classPath, List.of())) {
      assertTrue(discovery.registry().isEmpty());
      assertEquals(3, discovery.problems().size(), () -> lines(discovery).toString());
      assertTrue(lines(discovery).get(0).startsWith("one.jar: plugin.One: scheme name 'same'"));
    }
  }

  @Test
  void aMissingFolderAndAnEmptyOneSayWhatToDo() throws IOException {
    Path missing = folder.resolve("missing");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (Discovery discovery = Discovery.withPlugins(List.of(missing, empty))) {
      List<String> lines = lines(discovery);
      assertEquals(missing + ": no such folder; going on without it", lines.get(0));
      assertTrue(lines.get(1).startsWith(empty + ": no jar in this folder; put plugin jars there"));
      assertTrue(lines.get(1).contains("annotationProcessorPaths"), lines.get(1));
    }
  }

  @Test
  void nothingFoundSaysHowProvidersAreRegistered() throws IOException {
    try (URLClassLoader bare = classPath();
        Discovery discovery = Discovery.search(bare, List.of())) {
      assertTrue(lines(discovery).get(0).startsWith("schemes: none can be used: register"));
    }
  }

  @Test
  void closingAllowsTheJarToBeReplaced() throws IOException {
    Path jar = plugin("one.jar", "one");
    Discovery discovery = Discovery.withPlugins(List.of(jar));
    ClassLoader loader =
        discovery.registry().schemes().get(0).provider().getClass().getClassLoader();
    discovery.close();
    assertThrows(ClassNotFoundException.class, () -> loader.loadClass("plugin.NotYetLoaded"));
    Files.delete(jar);
  }
}
