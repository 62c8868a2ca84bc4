package org.lazymm.scheduler.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A YAML file that a jar brings in a folder of lazymm, below {@value #PARENT}.
 *
 * @param name its name without the ending
 * @param place the jar and the file in it, for messages
 * @param text what it says
 */
public record BroughtFile(String name, String place, String text) {
  /** What the folders are in. */
  public static final String PARENT = "META-INF/lazymm";

  /** How the names of the files end. */
  public static final String ENDING = ".yaml";

  /** More than any YAML text may have; what is cut off here is refused as too long. */
  private static final int MOST_BYTES = 4_000_004;

  /**
   * The files of a jar, in the order of their names.
   *
   * @param jar the jar
   * @param folder a folder below {@value #PARENT}, by its whole name; folders inside it are not
   *     searched
   * @throws UncheckedIOException if the jar cannot be read
   */
  public static List<BroughtFile> inJar(Path jar, String folder) {
    List<BroughtFile> found = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          Collections.list(zip.entries()).stream()
              .filter(entry -> entry.getName().matches(folder + "/[^/]+\\" + ENDING))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          String file = entry.getName().substring(folder.length() + 1);
          found.add(
              new BroughtFile(
                  file.substring(0, file.length() - ENDING.length()),
                  jar + "!/" + entry.getName(),
                  new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be read", e);
    }
    return found;
  }
}
