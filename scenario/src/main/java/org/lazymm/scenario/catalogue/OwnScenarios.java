package org.lazymm.scenario.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.discovery.BroughtFile;
import org.lazymm.yaml.YamlException;

/**
 * Finds the scenarios that join the catalogue: YAML files of a folder, or of the folder {@value
 * #FOLDER} of a jar or of the class path.
 */
public final class OwnScenarios {
  /** Where jars keep them. */
  public static final String FOLDER = BroughtFile.PARENT + "/scenarios";

  private OwnScenarios() {}

  /**
   * The scenarios of a folder, in the order of their names.
   *
   * @param folder a folder; folders inside it are not searched
   * @param wrong told of each that cannot be read; the message has the form {@code
   *     file:line:column: what}
   * @throws UncheckedIOException if the folder cannot be listed
   */
  public static List<OwnScenario> inFolder(Path folder, Consumer<YamlException> wrong) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(BroughtFile.ENDING))
          .sorted()
          .flatMap(file -> read(() -> of(file), wrong))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  /**
   * The scenario of a file.
   *
   * @param file a YAML file
   * @throws YamlException if it cannot be read
   */
  public static OwnScenario of(Path file) {
    return new OwnScenario(name(file.toString()), file.toString(), ScenarioYaml.readFile(file));
  }

  /**
   * The scenarios of a jar, in the order of their names.
   *
   * @param jar the jar
   * @param wrong told of each that cannot be read
   * @throws UncheckedIOException if the jar cannot be read
   */
  public static List<OwnScenario> inJar(Path jar, Consumer<YamlException> wrong) {
    return BroughtFile.inJar(jar, FOLDER).stream()
        .flatMap(each -> read(() -> of(each), wrong))
        .toList();
  }

  private static OwnScenario of(BroughtFile each) {
    return new OwnScenario(each.name(), each.name(), ScenarioYaml.readFile(each.read()));
  }

  private static Stream<OwnScenario> read(
      Supplier<OwnScenario> scenario, Consumer<YamlException> wrong) {
    try {
      return Stream.of(scenario.get());
    } catch (YamlException unreadable) {
      wrong.accept(unreadable);
      return Stream.of();
    }
  }

  /**
   * The scenarios of all folders and jars of the class path, in the order of their names. Of two
   * with the same name the first counts, as with all resources.
   *
   * @param classes loads what is on the class path
   * @throws YamlException if one cannot be read
   */
  public static List<OwnScenario> onClassPath(ClassLoader classes) {
    TreeMap<String, OwnScenario> found = new TreeMap<>();
    try {
      for (URL place : Collections.list(classes.getResources(FOLDER))) {
        at(place).forEach(each -> found.putIfAbsent(each.name(), each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " cannot be found", e);
    }
    return List.copyOf(found.values());
  }

  private static List<OwnScenario> at(URL place) throws IOException {
    try {
      if (place.getProtocol().equals("file")) {
        return inFolder(shortest(Path.of(place.toURI())), OwnScenarios::refuse);
      }
      String url = place.getPath();
      return place.getProtocol().equals("jar")
          ? inJar(
              Path.of(new URL(url.substring(0, url.indexOf('!'))).toURI()), OwnScenarios::refuse)
          : List.of();
    } catch (URISyntaxException e) {
      throw new IOException(place + " is no place of a file", e);
    }
  }

  private static void refuse(YamlException wrong) {
    throw wrong;
  }

  /** Relative to where the build runs, if it is below. */
  private static Path shortest(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }

  private static String name(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return last.substring(0, last.length() - BroughtFile.ENDING.length());
  }
}
