package org.lazymm.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file cannot be written. The message is one line: which, why, and what to do. */
public final class UnwritableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String subject;
  private final String reason;

  /**
   * Puts it into words.
   *
   * @param path which file or folder
   * @param problem why
   */
  public UnwritableFileException(Path path, IOException problem) {
    this("cannot write " + path, reason(path, problem), problem);
  }

  private UnwritableFileException(String subject, String reason, IOException problem) {
    super(subject + ": " + reason, problem);
    this.subject = subject;
    this.reason = reason;
  }

  /** That the file cannot be written. */
  public String subject() {
    return subject;
  }

  /** Why, and what to do. */
  public String reason() {
    return reason;
  }

  private static String reason(Path path, IOException problem) {
    Optional<Shortage> shortage = Shortage.of(problem);
    if (shortage.isPresent()) {
      return shortage.get() + ", or choose another path";
    }
    if (Files.isDirectory(path)) {
      return "it is a directory; name a file in it";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied; choose a path that you may write to";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "it is no directory; choose another path";
    }
    if (problem instanceof NoSuchFileException missing) {
      Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return folder != null && Files.isDirectory(folder)
          ? "the directory " + folder + " takes no new one; choose another path"
          : "the directory " + folder + " does not exist; create it or choose another path";
    }
    String why =
        problem instanceof FileSystemException known && known.getReason() != null
            ? known.getReason()
            : String.valueOf(problem.getMessage());
    return why.lines().findFirst().orElse("unknown error") + "; choose another path";
  }
}
