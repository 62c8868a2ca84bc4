package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plugin of one scheme, compiled and packed when a test runs. */
final class PluginJar {
  private PluginJar() {}

  /**
   * Makes a jar.
   *
   * @param jar the file
   * @param name the scheme's name
   * @param create the body of the provider's {@code create}; {@code Plain} is a scheme that does
   *     nothing and can be extended; it has a static {@code long shared}. There is a class {@code
   *     Missing}, which is not in the jar
   */
  static Path of(Path jar, String name, String create) throws IOException {
    return of(jar, name, "", create);
  }

  /**
   * Makes a jar whose provider does something when it is made.
   *
   * @param jar the file
   * @param name the scheme's name
   * @param constructor the body of the provider's constructor
   */
  static Path ofProvider(Path jar, String name, String constructor) throws IOException {
    return of(jar, name, constructor, "return new Plain();");
  }

  private static Path of(Path jar, String name, String constructor, String create)
      throws IOException {
    String source =
        """
        package plugin;
        import org.lazymm.api.*;
        public class Provider implements LazyMmSchemeProvider {
          public Provider() { %s }
          public String name() { return "%s"; }
          public String summary() { return "a scheme for tests"; }
          public int spiVersion() { return Spi.VERSION; }
          public LazyMmScheme create(Kernel kernel, Options options) { %s }
        }
        class Missing {}
        class Plain implements LazyMmScheme {
          static long shared;
          public Guarantees guarantees() { return Guarantees.none(); }
          public void borrow(int cpu, Mm mm) {}
          public void giveBack(int cpu, Mm mm) {}
        }
        """
            .formatted(constructor, name, create);
    return ofService(jar, "org.lazymm.api.LazyMmSchemeProvider", source);
  }

  /**
   * Makes a jar of one class {@code plugin.Provider}.
   *
   * @param jar the file
   * @param service the interface that the class implements
   * @param source its source, and that of further classes
   */
  static Path ofService(Path jar, String service, String source) throws IOException {
    Path work = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "compile");
    Path file = Files.writeString(work.resolve("Provider.java"), source);
    Path classes = Files.createDirectories(work.resolve("classes"));
    compile(file, classes);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path path : compiled.filter(PluginJar::isPacked).sorted().toList()) {
        put(out, classes.relativize(path).toString(), Files.readAllBytes(path));
      }
      put(out, "META-INF/services/" + service, "plugin.Provider".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /**
   * Makes a jar of one file.
   *
   * @param jar the file
   * @param entry where in the jar
   * @param text what the file says
   */
  static Path ofFile(Path jar, String entry, String text) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, entry, text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static boolean isPacked(Path path) {
    return Files.isRegularFile(path) && !path.endsWith("Missing.class");
  }

  private static void compile(Path file, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> flags = List.of("-proc:none", "-d", classes.toString());
      var units = manager.getJavaFileObjects(file);
      assertTrue(
          compiler.getTask(messages, manager, null, flags, null, units).call(), messages::toString);
    }
  }

  private static void put(JarOutputStream out, String entry, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(entry));
    out.write(content);
    out.closeEntry();
  }
}
