package org.lazymm.output;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What the machine has too little of. Its text says so, and what to do. */
public enum Shortage {
  /** The heap of the JVM is full. */
  HEAP(
      "the heap of this JVM is full ("
          + megabytes()
          + " MB): give it more with LAZYMM_JAVA_OPTIONS=-Xmx8g; what runs in a JVM of its own"
          + " has a heap of its own"),

  /** The system starts no more threads. */
  THREADS("this system starts no more threads: raise the limit (ulimit -u), or end other programs"),

  /** The system gives no more memory. */
  MEMORY("this system has no memory left: end other programs"),

  /** The disk is full. */
  DISK("the disk is full: free some space on it"),

  /** Too many files are open. */
  FILES("too many files are open: raise the limit (ulimit -n)"),

  /** What a JVM of its own has found is too long to be handed back. */
  CHANNEL(
      "a JVM of its own hands back no more than 32 MB: ask for fewer --replicates or --cpus, or use"
          + " --in-process"),

  /** No further JVM starts. */
  JVM("no further JVM starts: raise the limits of memory and processes (ulimit -a), or end others");

  private static final long MEBIBYTE = 1 << 20;

  private final String text;

  Shortage(String text) {
    this.text = text;
  }

  private static long megabytes() {
    return Runtime.getRuntime().maxMemory() / MEBIBYTE;
  }

  /**
   * What an exception or one of its causes says that there is too little of.
   *
   * @param thrown the exception
   * @return empty if that is not why it came
   */
  public static Optional<Shortage> of(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof ShortageException known) {
        return Optional.of(known.shortage());
      }
      if (at instanceof OutOfMemoryError || at instanceof IOException) {
        Optional<Shortage> found = of(at, Printable.message(at));
        if (found.isPresent()) {
          return found;
        }
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Shortage> of(Throwable thrown, String message) {
    String said = message.toLowerCase(Locale.ROOT);
    if (thrown instanceof OutOfMemoryError) {
      return Optional.of(said.contains("native thread") ? THREADS : HEAP);
    }
    if (said.contains("no space left on device") || said.contains("disk quota exceeded")) {
      return Optional.of(DISK);
    }
    if (said.contains("too many open files")) {
      return Optional.of(FILES);
    }
    return said.contains("cannot allocate memory") ? Optional.of(MEMORY) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
