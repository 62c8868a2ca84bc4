package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of {@code --plugins} may bring a workload or a format of traces. */
class ExtensionsTest {
  private static final String FORMAT =
      """
      package plugin;
      import org.lazymm.trace.*;
      public class Provider implements TraceFormat {
        public String name() { return "DOTS"; }
        public String label() { return "dots"; }
        public LineParser parser() { return new Dots(); }
      }
      class Dots extends LineParser {
        private long time;
        public int head(byte[] text, int from, int to, TraceEvent event) {
          if (from + 2 > to || text[from] != '.') return fail(from, "a dot");
          int pid = text[from + 1] - '0';
          task(event, 0, time += 1_000, pid, pid, from, from);
          return from + 2;
        }
        public Outcome event(byte[] text, int from, int to, boolean whole, TraceEvent event) {
          switchTo(event, text[from] - '0', from, from, 'S', false);
          return Outcome.READ;
        }
      }
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run simulate(String load) {
    String line =
        "simulate --scheme fullbarrier --profile client-skl --cpus 2 --switches 200 --plugins "
            + folder
            + " "
            + load;
    return Run.of(line.split(" "));
  }

  private void workload(String jar, String name, String constructor) throws IOException {
    PluginJar.ofService(
        folder.resolve(jar),
        "org.lazymm.simulator.workload.Workload",
        """
        package plugin;
        import java.util.List;
        import org.lazymm.scheduler.machine.Task;
        import org.lazymm.simulator.dispatch.*;
        import org.lazymm.simulator.workload.*;
        public class Provider implements Workload {
          public Provider() { %s }
          public String name() { return "%s"; }
          public String summary() { return "naps"; }
          public String operations() { return "naps"; }
          public List<Knob> knobs() { return List.of(Knob.nanoseconds("nap", "how long", 50_000)); }
          public void populate(LoadContext load) {
            load.busyCpus(1);
            for (int cpu = 0; cpu < load.cpus(); cpu++) {
              load.startWithin(new Napper(load.newProcess("n"), cpu, load), 1_000, load.choices());
            }
          }
        }
        class Napper extends SimProcess {
          private final LoadContext load;
          Napper(Task task, int cpu, LoadContext load) { super(task, cpu, 100); this.load = load; }
          protected long act(Dispatcher dispatcher) {
            load.operation();
            return sleep(load.work("nap"));
          }
        }
        """
            .formatted(constructor, name));
  }

  @Test
  void aWorkloadOfAJarRuns() throws IOException {
    workload("naps.jar", "naps", "");
    Run run = simulate("--workload naps:nap=70000");
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().contains("naps"), run.out());
  }

  @Test
  void anUnknownWorkloadIsRefusedWithThoseOfTheJars() throws IOException {
    workload("naps.jar", "naps", "");
    Run run = simulate("--workload nope");
    assertTrue(run.err().contains("hotplug-loop, naps"), run.err());
  }

  @Test
  void aWorkloadThatCannotBeMadeIsOneLineWithItsJar() throws IOException {
    workload("bad.jar", "naps", "if (true) throw new IllegalStateException(\"not today\");");
    Run run = simulate("--workload idle-server");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("bad.jar: "), run.err());
    assertTrue(run.err().contains("not today"), run.err());
    assertTrue(run.out().contains("idle-server"), run.out());
  }

  @Test
  void aWorkloadOfATakenNameIsLeftOut() throws IOException {
    workload("twin.jar", "use-mm", "");
    Run run = simulate("--workload idle-server");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().contains("twin.jar: there is a workload 'use-mm' already; give"), run.err());
  }

  @Test
  void aTraceInTheFormatOfAJarIsReplayed() throws IOException {
    PluginJar.ofService(folder.resolve("dots.jar"), "org.lazymm.trace.TraceFormat", FORMAT);
    Path trace = Files.writeString(folder.resolve("t.txt"), ".07\n.78\n.80\n");
    Run run = simulate("--trace " + trace);
    assertTrue(run.out().contains("fullbarrier"), run.out() + run.err());
  }
}
