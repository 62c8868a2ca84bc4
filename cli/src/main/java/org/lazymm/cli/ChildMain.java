package org.lazymm.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.lazymm.isolation.Answer;
import org.lazymm.isolation.ChildService;
import org.lazymm.isolation.Trail;
import org.lazymm.output.Printable;
import org.lazymm.scheduler.discovery.DescribedJar;
import org.lazymm.scheduler.discovery.HookTrail;
import org.lazymm.scheduler.discovery.HookTrails;
import org.lazymm.scheduler.machine.HookStack;

/** The program of a JVM that runs what plugins bring, for the one that the user has started. */
final class ChildMain {
  private static final byte[] NOTHING = {};

  private ChildMain() {}

  /** Does tasks until its parent is gone. */
  public static void main(String[] none) {
    ChildService.run(
        trail -> {
          trail.ifPresent(left -> HookTrails.leave(() -> leave(left.slot(HookStack::name))));
          return ChildMain::work;
        });
  }

  private static HookTrail leave(Trail.Slot slot) {
    return new HookTrail() {
      @Override
      public void begins(String what) {
        slot.begins(what);
      }

      @Override
      public void entered(String call) {
        slot.entered(call);
      }

      @Override
      public void left() {
        slot.left();
      }
    };
  }

  private static Answer work(byte[] asked, Consumer<String> out, Consumer<String> err) {
    try {
      return does(asked, out, err);
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      err.accept("lazymm: " + Printable.of(thrown));
      return new Answer(ExitCode.INTERNAL, NOTHING);
    }
  }

  private static Answer does(byte[] asked, Consumer<String> out, Consumer<String> err) {
    ChildTask task = Wire.MAPPER.readValue(asked, ChildTask.class);
    if (task.kind() == ChildTask.Kind.DESCRIBE) {
      DescribedJar described = DescribedJar.of(Path.of(task.jar()));
      return new Answer(ExitCode.FINE, Wire.MAPPER.writeValueAsBytes(described));
    }
    Errand errand = Errand.of(task);
    Console console = new Console(printing(out), printing(err), false);
    int exitCode = Main.run(console, errand);
    console.out().flush();
    console.err().flush();
    byte[] part = errand.part().map(Wire.MAPPER::writeValueAsBytes).orElse(NOTHING);
    return part.length > Answer.LONGEST
        ? new Answer(ExitCode.RESOURCES, NOTHING)
        : new Answer(exitCode, part);
  }

  private static PrintWriter printing(Consumer<String> to) {
    return new PrintWriter(
        new Writer() {
          private final StringBuilder waiting = new StringBuilder();

          @Override
          public synchronized void write(char[] text, int from, int length) {
            waiting.append(text, from, length);
            if (waiting.length() > 1 << 13) {
              flush();
            }
          }

          @Override
          public synchronized void flush() {
            to.accept(waiting.toString());
            waiting.setLength(0);
          }

          @Override
          public void close() {
            flush();
          }
        });
  }
}
