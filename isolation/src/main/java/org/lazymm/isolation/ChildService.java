package org.lazymm.isolation;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lazymm.isolation.Frame.Kind;

/**
 * A child, as it sees itself: does tasks until its parent is gone. Then it ends at once, whatever
 * runs in it.
 */
public final class ChildService {
  private static final long BEAT_MILLIS = 500;
  private static final int CHUNK = 16 << 10;
  private static final long ENDING_MILLIS = 2_000;

  private final FrameWriter frames;
  private final FrameReader tasks;
  private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
  private final Optional<Trail> trail = trail();
  private volatile boolean ending;

  private ChildService(InputStream from, FileOutputStream to) {
    tasks = new FrameReader(from);
    frames = new FrameWriter(to);
  }

  /** Does tasks. */
  @FunctionalInterface
  public interface Worker {
    /**
     * Does a task.
     *
     * @param task in a form that parent and child have agreed on
     * @param out takes what is to be printed as a result; any thread may call it
     * @param err takes what is to be printed as a diagnostic; any thread may call it
     * @return what came of it
     */
    Answer work(byte[] task, Consumer<String> out, Consumer<String> err);
  }

  /** Makes a worker, before any task is there. */
  @FunctionalInterface
  public interface Employer {
    /**
     * Makes it.
     *
     * @param trail where it is to leave what it is doing; empty if there is no place for that
     */
    Worker employ(Optional<Trail> trail);
  }

  /**
   * Does tasks for the process that started this one, until that one is gone. Takes the standard
   * streams for itself: what is printed on {@code System.out} goes to the standard error.
   *
   * @param employer makes who does them
   */
  public static void run(Employer employer) {
    InputStream parent = new FileInputStream(FileDescriptor.in);
    FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    new ChildService(parent, answers).serve(employer);
  }

  private void serve(Employer employer) {
    Worker worker = employer.employ(trail);
    Daemon.thread("lazymm-parent", this::listen).start();
    Daemon.thread("lazymm-beat", this::beat).start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "lazymm-end"));
    say(new Frame(Kind.HELLO, 0, utf8(trail.map(left -> left.file().toString()).orElse(""))));
    try {
      while (true) {
        work(worker, waiting.take());
      }
    } catch (InterruptedException stopped) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static Optional<Trail> trail() {
    try {
      return Optional.of(Trail.make());
    } catch (IOException noPlace) {
      return Optional.empty();
    }
  }

  private void work(Worker worker, Frame task) {
    int number = task.task();
    Answer answer =
        worker.work(
            task.payload(),
            text -> print(Kind.OUT, number, text),
            text -> print(Kind.ERR, number, text));
    byte[] payload = new byte[1 + answer.result().length];
    payload[0] = (byte) answer.exitCode();
    System.arraycopy(answer.result(), 0, payload, 1, answer.result().length);
    // A hook may have left the thread interrupted.
    Thread.interrupted();
    say(new Frame(Kind.DONE, number, payload));
  }

  private void print(Kind kind, int task, String text) {
    int from = 0;
    while (from < text.length()) {
      int end = Math.min(text.length(), from + CHUNK);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      say(new Frame(kind, task, utf8(text.substring(from, end))));
      from = end;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void say(Frame frame) {
    try {
      frames.write(frame);
    } catch (IOException nobodyListens) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Hands on what the parent asks for; its end is the end of all. */
  private void listen() {
    try {
      while (true) {
        Frame task = tasks.read().orElse(null);
        if (task == null || task.kind() != Kind.TASK) {
          break;
        }
        waiting.add(task);
      }
    } catch (IOException | RuntimeException | Error gone) {
      // As if it had said goodbye.
    } finally {
      // What a parent that ended at once could not.
      trail.ifPresent(Trail::delete);
      Runtime.getRuntime().halt(0);
    }
  }

  private void beat() {
    try {
      while (!ending) {
        TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
        say(new Frame(Kind.ALIVE, 0, pieces()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] pieces() {
    return ByteBuffer.allocate(Long.BYTES).putLong(trail.map(Trail::pieces).orElse(0L)).array();
  }

  /** Something ends this JVM. What does not end by itself then is ended. */
  private void end() {
    ending = true;
    Daemon.thread("lazymm-halt", ChildService::halt).start();
  }

  private static void halt() {
    try {
      TimeUnit.MILLISECONDS.sleep(ENDING_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
