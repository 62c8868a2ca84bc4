package org.lazymm.isolation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A child that does what its task says, good or bad. */
final class Villain {
  private static final byte[] NOTHING = {};

  private final Optional<Trail.Slot> trail;

  private Villain(Optional<Trail.Slot> trail) {
    this.trail = trail;
  }

  /** Does tasks until its parent is gone. */
  public static void main(String[] none) {
    ChildService.run(
        trail -> new Villain(trail.map(left -> left.slot(UnaryOperator.identity())))::work);
  }

  private Answer work(byte[] task, Consumer<String> out, Consumer<String> err) {
    trail.ifPresent(
        slot -> {
          slot.begins("a task");
          slot.entered("a hook");
        });
    Answer answer;
    try {
      answer = does(new String(task, StandardCharsets.UTF_8), out, err);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    trail.ifPresent(Trail.Slot::left);
    return answer;
  }

  private static Answer does(String task, Consumer<String> out, Consumer<String> err)
      throws IOException {
    switch (task) {
      case "pid" -> {
        return answer(0, ProcessHandle.current().pid() + "");
      }
      case "print" -> {
        out.accept("a result \ud83d\ude00".repeat(10_000));
        err.accept("a diagnostic");
        System.out.println("what a plugin prints");
        return answer(1, "printed");
      }
      case "exit" -> System.exit(7);
      case "halt" -> Runtime.getRuntime().halt(0);
      case "exit and hang" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(Villain::hang));
        System.exit(0);
      }
      case "fill" -> {
        List<long[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
          all.add(new long[1 << 20]);
        }
      }
      case "hang" -> hang();
      case "mute" -> {
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("lazymm-beat"))
            .forEach(Thread::interrupt);
        hang();
      }
      case "noise" -> {
        while (true) {
          System.out.println("x".repeat(1 << 16));
        }
      }
      case "words" -> {
        while (true) {
          out.accept("x".repeat(1 << 16));
        }
      }
      case "garbage" -> {
        channel()
            .write("HTTP/1.1 200 OK, and what else a server says".getBytes(StandardCharsets.UTF_8));
        hang();
      }
      case "close" -> {
        channel().close();
        hang();
      }
      case "forge" -> {
        frame(new Frame(Frame.Kind.DONE, 999, new byte[] {0}));
        hang();
      }
      case "greet" -> {
        frame(new Frame(Frame.Kind.HELLO, 1, NOTHING));
        hang();
      }
      case "empty" -> {
        frame(new Frame(Frame.Kind.DONE, 1, NOTHING));
        hang();
      }
      case "interrupt" -> {
        Thread.currentThread().interrupt();
        return answer(0, "interrupted");
      }
      case "leave" -> {
        Thread later =
            new Thread(
                () -> {
                  pause();
                  Runtime.getRuntime().halt(9);
                });
        later.setDaemon(true);
        later.start();
        return answer(0, "left");
      }
      case "start" -> {
        Process started =
            new ProcessBuilder("sleep", "1000")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out.accept(started.pid() + "");
        hang();
      }
      default -> throw new IllegalArgumentException(task);
    }
    return answer(0, "");
  }

  private static Answer answer(int exitCode, String text) {
    return new Answer(exitCode, text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileOutputStream channel() {
    return new FileOutputStream(FileDescriptor.out);
  }

  private static void frame(Frame frame) throws IOException {
    new FrameWriter(channel()).write(frame);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
