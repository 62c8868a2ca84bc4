package org.lazymm.scheduler.discovery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/**
 * A YAML file that a jar brings in a folder of lazymm, below {@value #PARENT}. It is not read
 * before it is asked for.
 *
 * @param jar the jar
 * @param path where it is in the jar
 */
public record BroughtFile(Path jar, String path) {
  /** What the folders are in. */
  public static final String PARENT = "META-INF/lazymm";

  /** How the names of the files end. */
  public static final String ENDING = ".yaml";

  /**
   * The files of a jar, in the order of their names.
   *
   * @param jar the jar
   * @param folder a folder below {@value #PARENT}, by its whole name; folders inside it are not
   *     searched
   * @throws UncheckedIOException if the jar cannot be read
   */
  public static List<BroughtFile> inJar(Path jar, String folder) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches(folder + "/[^/]+\\" + ENDING))
          .sorted()
          .map(name -> new BroughtFile(jar, name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be read", e);
    }
  }

  /** Its name without folder and ending. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
  }

  /**
   * Reads it.
   *
   * @throws YamlException if it cannot be read or is no YAML; the message has the form {@code
   *     jar!/path:line:column: what}
   */
  public YamlNode read() {
    String place = jar + "!/" + path;
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(entry(zip))) {
      return Yaml.read(in, place);
    } catch (IOException e) {
      throw new YamlException(place, "cannot be read: " + e.getMessage(), e);
    }
  }

  private ZipEntry entry(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new FileNotFoundException("it is gone");
    }
    return entry;
  }
}
