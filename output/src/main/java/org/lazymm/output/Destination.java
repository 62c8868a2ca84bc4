package org.lazymm.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the symbolic links of a path lead, also if nothing is there yet.
 *
 * @param file what is there; no symbolic link
 * @param number of the open file descriptor that it names, as {@code /dev/stdout} does; else
 *     {@value #NONE}
 */
record Destination(Path file, int number) {
  private static final int NONE = -1;
  private static final int MOST_LINKS = 40;
  private static final Pattern DESCRIPTOR =
      Pattern.compile("(?:/dev|/proc/" + ProcessHandle.current().pid() + ")/fd/(\\d{1,9})");

  static Destination of(Path path) throws IOException {
    Path at = path.toAbsolutePath();
    for (int links = 0; links < MOST_LINKS; links++) {
      Path folder = at.getParent();
      if (folder != null && Files.isDirectory(folder)) {
        at = folder.toRealPath().resolve(at.getFileName());
      }
      Matcher descriptor = DESCRIPTOR.matcher(at.toString());
      if (descriptor.matches()) {
        return new Destination(at, Integer.parseInt(descriptor.group(1)));
      }
      if (!Files.isSymbolicLink(at)) {
        return new Destination(at, NONE);
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(path.toString());
  }

  boolean isDescriptor() {
    return number != NONE;
  }

  /** Writes on where the descriptor stands; to open it anew would begin at its start. */
  OutputStream descriptor() throws IOException {
    return switch (number) {
      case 1 -> open(FileDescriptor.out);
      case 2 -> open(FileDescriptor.err);
      default ->
          Files.isRegularFile(file)
              ? Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
              : Files.newOutputStream(file, StandardOpenOption.WRITE);
    };
  }

  /** A stream that leaves the descriptor open. */
  private static OutputStream open(FileDescriptor descriptor) {
    return new FilterOutputStream(new FileOutputStream(descriptor)) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
