package org.lazymm.scheduler.discovery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources and packs them as a plugin author's build would. */
final class PluginJarBuilder {
  private final Path jar;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();

  PluginJarBuilder(Path jar) {
    this.jar = jar;
  }

  /** Adds a class, by its simple name, in package {@code plugin}. */
  PluginJarBuilder source(String simpleName, String source) {
    sources.put(simpleName, "package plugin; import org.lazymm.api.*; " + source);
    return this;
  }

  /** Adds a line to the service file. */
  PluginJarBuilder service(String line) {
    services.add(line);
    return this;
  }

  /** Compiles a class but leaves it out of the jar. */
  PluginJarBuilder drop(String simpleName) {
    dropped.add(simpleName);
    return this;
  }

  Path build() throws IOException {
    Path work = Files.createTempDirectory(jar.getParent(), "compile");
    Path classes = Files.createDirectories(work.resolve("classes"));
    if (!sources.isEmpty()) {
      compile(work, classes);
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path path : compiled.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(path).toString().replace('\\', '/');
        if (!dropped.contains(entry.replaceAll(".*/|\\.class", ""))) {
          put(out, entry, Files.readAllBytes(path));
        }
      }
      if (!services.isEmpty()) {
        put(
            out,
            "META-INF/services/org.lazymm.api.LazyMmSchemeProvider",
            String.join("\n", services).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private void compile(Path work, Path classes) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      files.add(Files.writeString(work.resolve(source.getKey() + ".java"), source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
      List<String> flags = List.of("-proc:none", "-d", classes.toString());
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
