package org.lazymm.output;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is written whole or not at all.
 *
 * <p>The text goes into a temporary file of the same folder, which then takes the place of the file
 * and has its mode. A symbolic link stays a link: its target is written. A pipe, a device and an
 * open file descriptor are written to as they are. A file that has other hard links or another
 * owner, or that stands in a folder that takes no new file, is rewritten in place, once all of its
 * text is made.
 *
 * @param path where it is; compressed if the name ends in {@code .gz}
 */
public record OutputFile(Path path) {

  /** Makes the text of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the text.
     *
     * @param out where to; it is closed by the caller
     * @throws IOException if it takes no more
     */
    void to(Writer out) throws IOException;
  }

  /**
   * Writes the file, in place of an earlier one.
   *
   * @param text all of it
   * @throws UnwritableFileException if it cannot be written; an earlier one is as it was
   */
  public void write(String text) throws UnwritableFileException {
    write(out -> out.write(text));
  }

  /**
   * Writes the file, in place of an earlier one.
   *
   * @param content makes the text
   * @throws UnwritableFileException if it cannot be written; an earlier one is as it was
   */
  public void write(Content content) throws UnwritableFileException {
    try {
      put(content);
    } catch (IOException problem) {
      throw new UnwritableFileException(path, problem);
    }
  }

  /**
   * Where a path leads once it is written, whatever links are in its way.
   *
   * @param path the path
   * @return empty if it is an open file descriptor, or if nobody can tell
   */
  public static Optional<Path> placeOf(Path path) {
    try {
      Destination destination = Destination.of(path);
      return destination.isDescriptor() ? Optional.empty() : Optional.of(destination.file());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private void put(Content content) throws IOException {
    Destination destination = Destination.of(path);
    if (destination.isDescriptor()) {
      fill(destination.descriptor(), content);
      return;
    }
    Path file = destination.file();
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (!Files.exists(file)) {
      replace(file, content);
    } else if (!Files.isRegularFile(file)) {
      // A pipe or a device: there is nothing to replace.
      fill(Files.newOutputStream(file, StandardOpenOption.WRITE), content);
    } else if (!Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    } else if (TemporaryFile.canReplace(file)) {
      replace(file, content);
    } else {
      rewrite(file, content);
    }
  }

  private void replace(Path file, Content content) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.beside(file)) {
      fill(temporary.stream(), content);
      temporary.moveTo(file);
    }
  }

  private void rewrite(Path file, Content content) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    fill(whole, content);
    try (OutputStream out =
        Files.newOutputStream(
            file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      whole.writeTo(out);
    }
  }

  private void fill(OutputStream out, Content content) throws IOException {
    boolean isCompressed = path.toString().endsWith(".gz");
    try (out;
        OutputStream bytes = isCompressed ? new GZIPOutputStream(out) : out;
        Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      content.to(text);
    }
  }
}
