package org.lazymm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;

/** Finds the litmus tests that a user names. */
final class LitmusFiles {
  private static final String SUFFIX = ".litmus";

  /** More than any test or table that makes sense here. */
  private static final int MOST_BYTES = 16_000_000;

  /** More folders in folders than anyone has. */
  private static final int DEEPEST = 100;

  private LitmusFiles() {}

  /**
   * The tests, each once, in the order given; those of a folder and of the folders in it by path.
   *
   * @param places files and folders
   * @param diagnostics told of what is not there
   */
  static List<Path> find(List<Path> places, Diagnostics diagnostics) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        files.addAll(inside(place, diagnostics));
      } else {
        files.add(place);
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> inside(Path folder, Diagnostics diagnostics) {
    List<Path> tests = new ArrayList<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(SUFFIX)) {
              tests.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            if (!(why instanceof FileSystemLoopException)) {
              unreadable(file, why);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException why) {
            if (why != null) {
              unreadable(visited, why);
            }
            return FileVisitResult.CONTINUE;
          }

          private void unreadable(Path place, IOException why) {
            diagnostics.input(place.toString(), "cannot be read (" + why + ")");
          }
        };
    try {
      Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, visitor);
    } catch (IOException unreadable) {
      diagnostics.input(folder.toString(), "cannot be read (" + unreadable + ")");
    }
    if (tests.isEmpty()) {
      diagnostics.input(folder.toString(), "no file in it ends in " + SUFFIX);
    }
    Collections.sort(tests);
    return tests;
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

  /** A path with {@code /} between its folders. */
  static String slashed(Path file) {
    return file.toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  /** A file's own name, without its folder. */
  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
