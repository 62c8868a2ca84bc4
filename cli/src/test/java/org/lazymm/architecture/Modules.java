package org.lazymm.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules of the project, read from the poms: what each is named, and what it may use. */
final class Modules {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final String GROUP = "org.lazymm";
  private static final String PREFIX = "lazymm-";

  private final Map<String, Module> byFolder = new LinkedHashMap<>();

  private Modules() {}

  /** Reads the project's poms, in the order in which the modules are built. */
  static Modules read() {
    Modules modules = new Modules();
    for (Element module : elements(pom(PROJECT), "module")) {
      String folder = module.getTextContent().strip();
      modules.byFolder.put(folder, module(folder));
    }
    return modules;
  }

  /** All of them, each after those that it uses. */
  List<Module> all() {
    return List.copyOf(byFolder.values());
  }

  /** The modules that a module's pom names. */
  List<Module> usedBy(Module module) {
    return module.uses().stream().map(this::named).toList();
  }

  /** The module of a folder. */
  Module named(String folder) {
    Module module = byFolder.get(folder);
    if (module == null) {
      throw new AssertionError("no module '" + folder + "' in " + byFolder.keySet());
    }
    return module;
  }

  /** A line for each module, with arrows to those that it uses and reaches by no other arrow. */
  String diagram() {
    int width = byFolder.keySet().stream().mapToInt(String::length).max().orElse(0);
    return all().stream()
        .map(module -> line(module, width))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(Module module, int width) {
    Set<String> indirect = new LinkedHashSet<>();
    for (Module used : usedBy(module)) {
      collect(used, indirect);
    }
    String arrows =
        module.uses().stream()
            .filter(used -> !indirect.contains(used))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return arrows.isEmpty()
        ? module.folder()
        : module.folder() + " ".repeat(width - module.folder().length()) + " -> " + arrows;
  }

  private void collect(Module module, Set<String> reached) {
    for (Module used : usedBy(module)) {
      if (reached.add(used.folder())) {
        collect(used, reached);
      }
    }
  }

  private static Module module(String folder) {
    List<String> uses = new ArrayList<>();
    for (Element dependency : elements(pom(PROJECT.resolve(folder)), "dependency")) {
      String artifact = text(dependency, "artifactId");
      if (!isManaged(dependency)
          && text(dependency, "groupId").equals(GROUP)
          && !text(dependency, "scope").equals("test")
          && !uses.contains(artifact.substring(PREFIX.length()))) {
        uses.add(artifact.substring(PREFIX.length()));
      }
    }
    return new Module(folder, root(PROJECT.resolve(folder).resolve("src/main/java")), uses);
  }

  private static boolean isManaged(Element dependency) {
    return dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
  }

  /** The package that holds all classes below a folder. */
  private static String root(Path sources) {
    Path root = sources;
    try {
      while (Files.isDirectory(root)) {
        List<Path> inside = list(root);
        if (inside.size() != 1 || !Files.isDirectory(inside.get(0))) {
          return sources.relativize(root).toString().replace('/', '.');
        }
        root = inside.get(0);
      }
      return "";
    } catch (IOException e) {
      throw new AssertionError(sources + " cannot be read", e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.toList();
    }
  }

  private static Document pom(Path folder) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(folder + " has no pom that can be read", e);
    }
  }

  private static List<Element> elements(Document pom, String name) {
    return elements(pom.getElementsByTagName(name));
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at)).toList();
  }

  private static String text(Element element, String name) {
    List<Element> found = elements(element.getElementsByTagName(name));
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }
}
