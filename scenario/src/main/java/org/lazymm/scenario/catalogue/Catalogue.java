package org.lazymm.scenario.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlNode;

/**
 * The scenarios that come with the tool: the programs of {@code membarrier(2)} and the races of mm
 * lifetime, each as small as it can be, so that all its interleavings can be explored.
 */
public final class Catalogue {
  private static final List<String> ENTRIES =
      List.of("name", "about", "properties", "bugs", "not-on");

  private static final List<IndexLine> INDEX =
      Yaml.shipped(Catalogue.class, "index.yaml").items().stream().map(IndexLine::of).toList();

  private Catalogue() {}

  /** One line of the index. */
  private record IndexLine(
      String name,
      String about,
      List<Property> properties,
      List<String> bugs,
      List<Architecture> notOn) {
    static IndexLine of(YamlNode line) {
      line.allowOnly(ENTRIES);
      return new IndexLine(
          line.get("name").text(),
          line.get("about").text(),
          list(line, "properties", each -> each.constant(Property.values())),
          list(line, "bugs", YamlNode::text),
          list(line, "not-on", each -> each.at(() -> Architecture.of(each.text()))));
    }

    private static <T> List<T> list(YamlNode line, String entry, Function<YamlNode, T> read) {
      return line.find(entry).map(YamlNode::items).orElse(List.of()).stream().map(read).toList();
    }
  }

  /** The scenarios, read when one is first asked for. */
  private static final class Read {
    static final List<CatalogueEntry> ALL = INDEX.stream().map(Catalogue::entry).toList();
  }

  /** The names of all, in the order in which they are shown. */
  public static List<String> names() {
    return INDEX.stream().map(IndexLine::name).toList();
  }

  /** All, in the order in which they are shown. */
  public static List<CatalogueEntry> all() {
    return Read.ALL;
  }

  /**
   * One scenario.
   *
   * @param name its name
   * @throws IllegalArgumentException if there is none of that name; the message lists those that
   *     there are
   */
  public static CatalogueEntry load(String name) {
    return Read.ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scenario '"
                        + name
                        + "' is not in the catalogue; expected one of: "
                        + String.join(", ", names())));
  }

  private static CatalogueEntry entry(IndexLine line) {
    String file = line.name() + ".yaml";
    return new CatalogueEntry(
        line.name(),
        line.about(),
        line.properties(),
        line.bugs(),
        line.notOn(),
        ScenarioYaml.parse(text(file), file));
  }

  /** The text of a scenario as it stands in the catalogue, with its comment. */
  public static String source(String name) {
    return text(load(name).name() + ".yaml");
  }

  private static String text(String file) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("catalogue/" + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
