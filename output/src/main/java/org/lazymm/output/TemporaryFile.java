package org.lazymm.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is to take the place of another. Its name cannot be foreseen, and it is made anew, so
 * that nobody can put a link in its way.
 *
 * @param path where it is
 * @param stream writes it
 * @param mode that of the file whose place it takes; empty if there is none, or no modes
 */
record TemporaryFile(Path path, OutputStream stream, Optional<Set<PosixFilePermission>> mode)
    implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RADIX = 36;
  private static final String UNIX = "unix";

  /** An empty file in the folder of another; the other may be missing. */
  static TemporaryFile beside(Path file) throws IOException {
    Path path = unforeseen(file);
    Optional<Set<PosixFilePermission>> mode = mode(file);
    FileAttribute<?>[] attributes =
        mode.map(PosixFilePermissions::asFileAttribute).stream().toArray(FileAttribute<?>[]::new);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new TemporaryFile(
        path, Channels.newOutputStream(Files.newByteChannel(path, fresh, attributes)), mode);
  }

  private static Path unforeseen(Path file) {
    String random = Long.toUnsignedString(RANDOM.nextLong(), RADIX);
    return file.resolveSibling(".lazymm-" + random + ".tmp");
  }

  private static Optional<Set<PosixFilePermission>> mode(Path file) throws IOException {
    return Files.exists(file) && has(file, "posix")
        ? Optional.of(Files.getPosixFilePermissions(file))
        : Optional.empty();
  }

  /**
   * Whether another file may take the place of one without anybody noticing: nothing else links to
   * it, and it would have the same owner.
   *
   * @param file a regular file
   */
  static boolean canReplace(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || !Files.isWritable(folder)) {
      return false;
    }
    if (!has(file, UNIX)) {
      return true;
    }
    return Integer.valueOf(1).equals(Files.getAttribute(file, UNIX + ":nlink"))
        && owner(file).equals(ownerOfNew(file));
  }

  private static Map<String, Object> ownerOfNew(Path file) throws IOException {
    Path probe = Files.createFile(unforeseen(file));
    try {
      return owner(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static Map<String, Object> owner(Path file) throws IOException {
    return Files.readAttributes(file, UNIX + ":uid,gid", LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean has(Path file, String view) {
    return file.getFileSystem().supportedFileAttributeViews().contains(view);
  }

  /** Takes the place of a file; where that cannot be, as of one that is mounted, fills it. */
  void moveTo(Path file) throws IOException {
    if (mode.isPresent()) {
      Files.setPosixFilePermissions(path, mode.get());
    }
    try {
      Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException notMoved) {
      if (!Files.isRegularFile(file)) {
        throw notMoved;
      }
      try (OutputStream out =
          Files.newOutputStream(
              file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        Files.copy(path, out);
      }
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(path);
  }
}
