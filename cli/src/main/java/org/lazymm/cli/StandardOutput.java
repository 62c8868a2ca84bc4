package org.lazymm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;

/**
 * The standard output of this process. It knows whether something that was written to it is lost,
 * and ends the process when nobody reads it any more. To close it does nothing: a plugin that does
 * so costs no report.
 */
final class StandardOutput extends OutputStream {
  private static final String BROKEN_PIPE = "Broken pipe";

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Runnable ending;
  private @Nullable IOException loss;

  /**
   * The standard output.
   *
   * @param ending told before the process is ended
   */
  StandardOutput(Runnable ending) {
    this.ending = ending;
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException failed) {
      lose(failed);
      throw failed;
    }
  }

  private void lose(IOException failed) {
    if (BROKEN_PIPE.equals(failed.getMessage())) {
      ending.run();
      System.exit(ExitCode.NOBODY_READS);
    }
    synchronized (this) {
      loss = failed;
    }
  }

  private synchronized Optional<IOException> loss() {
    return Optional.ofNullable(loss);
  }

  /**
   * Says whether something is lost.
   *
   * @param console where
   * @param exitCode what the process would return
   * @return what it returns
   */
  int judge(Console console, int exitCode) {
    IOException failed = loss().orElse(null);
    if (failed == null) {
      return exitCode;
    }
    Optional<Shortage> shortage = Shortage.of(failed);
    String why = shortage.map(Shortage::toString).orElseGet(() -> Printable.message(failed));
    console.complain("standard output: what was to be printed is lost: " + why);
    return Math.max(exitCode, shortage.isPresent() ? ExitCode.RESOURCES : ExitCode.USAGE);
  }
}
