package org.lazymm.isolation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lazymm.isolation.Frame.Kind;

/**
 * A child, as its parent sees it. It does one task after the other; one thread at a time may ask.
 * Whatever the child does, the parent loses no more than the answer.
 */
public final class ChildJvm implements AutoCloseable {
  /** In which it is to be there. */
  private static final long STARTING_SECONDS = 60;

  private static final int OUT_OF_MEMORY = 3;
  private static final int SIGKILL = 128 + 9;

  private final Process process;
  private final ChildLimits limits;
  private final Inbox inbox;
  private final FrameWriter tasks;
  private final Leash leash;
  private final Noise noise;
  private @Nullable Trail trail;
  private int task;
  private long pieces;

  private ChildJvm(Process process, ChildLimits limits) {
    this.process = process;
    this.limits = limits;
    inbox = new Inbox(process);
    tasks = new FrameWriter(process.getOutputStream());
    leash = new Leash(process, limits);
    noise = new Noise(process.getErrorStream(), leash);
  }

  /**
   * Starts a child.
   *
   * @param main its {@code main} calls {@link ChildService#run}
   * @param limits what it may take
   * @throws ChildDeathException if it cannot be started
   */
  public static ChildJvm start(Class<?> main, ChildLimits limits) throws ChildDeathException {
    ChildJvm child;
    try {
      child = new ChildJvm(new ProcessBuilder(JavaCommand.of(main, limits)).start(), limits);
    } catch (IOException noJvm) {
      throw new ChildDeathException(
          ChildDeathException.Kind.UNSTARTED,
          "was not run: no JVM of its own can be started (" + noJvm.getMessage() + ")");
    }
    child.greet();
    return child;
  }

  private void greet() throws ChildDeathException {
    leash.begin(STARTING_SECONDS);
    Frame hello = next().orElseThrow(() -> death(true));
    leash.end();
    if (hello.kind() != Kind.HELLO) {
      throw killed("sends " + hello.kind() + " first, expected " + Kind.HELLO, true);
    }
    // The child has loaded no code but ours yet.
    String file = new String(hello.payload(), StandardCharsets.UTF_8);
    if (!file.isEmpty()) {
      try {
        trail = Trail.map(Path.of(file));
        trail.delete();
      } catch (IOException noTrail) {
        trail = null;
      }
    }
  }

  /** Whether it can be asked for more. */
  public boolean isAlive() {
    return process.isAlive() && !leash.isCut();
  }

  /**
   * Has a task done, and waits for its end.
   *
   * @param what the task, in a form that parent and child have agreed on
   * @param seconds the time of each piece of work in it, 1 or more; all of it may take {@value
   *     Leash#MOST_PIECES} times that
   * @param out told of what the child prints as a result, as it does
   * @param err told of what it prints as diagnostics
   * @return what came of it
   * @throws ChildDeathException if the child ended first, or did what no child may and was ended
   */
  public Answer ask(byte[] what, long seconds, Consumer<String> out, Consumer<String> err)
      throws ChildDeathException {
    task++;
    leash.begin(seconds);
    noise.begin();
    try {
      tasks.write(new Frame(Kind.TASK, task, what));
    } catch (IOException gone) {
      throw death(false);
    }
    long left = limits.bytes();
    while (true) {
      Frame frame = next().orElseThrow(() -> death(false));
      if (frame.task() != task && frame.kind() != Kind.ALIVE) {
        throw killed("sends a frame of task " + frame.task() + " in task " + task, false);
      }
      left -= frame.payload().length;
      if (left < 0) {
        throw killed("sends more than " + limits.bytes() + " bytes", false);
      }
      switch (frame.kind()) {
        case ALIVE -> progress(frame);
        case OUT -> out.accept(new String(frame.payload(), StandardCharsets.UTF_8));
        case ERR -> err.accept(new String(frame.payload(), StandardCharsets.UTF_8));
        case DONE -> {
          leash.end();
          return answer(frame);
        }
        case HELLO, TASK -> throw killed("sends a second " + frame.kind(), false);
      }
    }
  }

  private void progress(Frame alive) throws ChildDeathException {
    if (alive.payload().length != Long.BYTES) {
      throw killed("gives a sign of life that is none", false);
    }
    long begun = ByteBuffer.wrap(alive.payload()).getLong();
    if (begun != pieces) {
      pieces = begun;
      leash.progress();
    }
  }

  private Answer answer(Frame done) throws ChildDeathException {
    byte[] payload = done.payload();
    if (payload.length == 0) {
      throw killed("sends the end of a task without its exit code", false);
    }
    return new Answer(payload[0] & 0xff, Arrays.copyOfRange(payload, 1, payload.length));
  }

  private Optional<Frame> next() throws ChildDeathException {
    try {
      Optional<Frame> frame = inbox.next();
      leash.heard();
      return frame;
    } catch (BadFrameException bad) {
      if (leash.isCut()) {
        throw death(false);
      }
      throw killed("sends " + bad.getMessage(), false);
    } catch (IOException gone) {
      throw death(false);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw killed("was given up", false);
    }
  }

  private ChildDeathException killed(String why, boolean unstarted) {
    leash.cut(why);
    return death(unstarted);
  }

  /** What has become of the child, which is no more, or will be. */
  private ChildDeathException death(boolean unstarted) {
    leash.end();
    int exitCode = exitCode();
    String where = trail == null ? "" : trail.whereabouts();
    Optional<Leash.Cut> why = leash.why();
    if (why.isPresent()) {
      ChildDeathException.Kind kind =
          unstarted ? ChildDeathException.Kind.UNSTARTED : why.get().kind();
      return new ChildDeathException(kind, why.get().what() + where);
    }
    if (unstarted) {
      return new ChildDeathException(
          ChildDeathException.Kind.UNSTARTED,
          "was not run: the JVM of its own ended with exit code "
              + exitCode
              + noise.lastLine().map(line -> ": " + line).orElse(""));
    }
    if (noise.tells("java.lang.OutOfMemoryError") && exitCode == OUT_OF_MEMORY) {
      return new ChildDeathException(
          ChildDeathException.Kind.MEMORY,
          "ran out of memory in a JVM of its own with " + limits.megabytes() + " MB" + where);
    }
    return new ChildDeathException(
        ChildDeathException.Kind.ENDED,
        exitCode == SIGKILL
            ? "lost the JVM of its own, which was killed from outside" + where
            : "ended the JVM of its own with exit code " + exitCode + where);
  }

  private int exitCode() {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        leash.cut("closed the channel to its parent");
        process.waitFor();
      }
      noise.await();
      leash.forget();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      leash.cut("was given up");
      return SIGKILL;
    }
  }

  /** Ends the child, whatever it does, and what it has started. */
  @Override
  public void close() {
    leash.cut("is no longer needed");
    try (OutputStream in = process.getOutputStream()) {
      in.flush();
    } catch (IOException gone) {
      // As it is to be.
    }
  }
}
