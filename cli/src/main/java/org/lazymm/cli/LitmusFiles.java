package org.lazymm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;

/** Finds the litmus tests that a user names. */
final class LitmusFiles {
  private static final String SUFFIX = ".litmus";

  /** More than any test or table that makes sense here. */
  private static final int MOST_BYTES = 16_000_000;

  private LitmusFiles() {}

  /**
   * The tests, in the order given; those of a folder by name.
   *
   * @param places files and folders
   * @param diagnostics told of what is not there
   */
  static List<Path> find(List<Path> places, Diagnostics diagnostics) {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        addFolder(place, files, diagnostics);
      } else {
        files.add(place);
      }
    }
    return files;
  }

  private static void addFolder(Path folder, List<Path> files, Diagnostics diagnostics) {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> tests = inside.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      if (tests.isEmpty()) {
        diagnostics.input(folder.toString(), "no file in it ends in " + SUFFIX);
      }
      files.addAll(tests);
    } catch (IOException unreadable) {
      diagnostics.input(folder.toString(), "cannot be read (" + unreadable + ")");
    }
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read
   */
  static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            file.toString(), "is too long; expected at most %,d bytes".formatted(MOST_BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException missing) {
      throw new InputException(file.toString(), "no such file");
    } catch (IOException unreadable) {
      throw new InputException(file.toString(), "cannot be read (" + unreadable + ")");
    }
  }

  /** A file's own name, without its folder. */
  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
