package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a jar of {@code --plugins} may bring that is no scheme. */
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
        "simulate --scheme fullbarrier --cpus 2 --switches 200 --plugins " + folder + " " + load;
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
  void aWorkloadThatEndsTheJvmEndsNoneThatTheUserStarted() throws IOException {
    workload("bad.jar", "naps", "System.exit(0);");
    Run run = simulate("--workload idle-server");
    assertEquals(
        "lazymm: the command with the classes of ["
            + folder
            + "]: ended the JVM of its own with exit code 0\n",
        run.err());
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
  }

  @Test
  void wordsOfAnotherProcessCommandNoTerminal() throws IOException {
    workload(
        "bad.jar",
        "naps",
        """
        for (var kind : new org.lazymm.isolation.Frame.Kind[] {
            org.lazymm.isolation.Frame.Kind.OUT, org.lazymm.isolation.Frame.Kind.ERR}) {
          try {
            new org.lazymm.isolation.FrameWriter(
                    new java.io.FileOutputStream(java.io.FileDescriptor.out))
                .write(new org.lazymm.isolation.Frame(kind, 1, new byte[] {27, '[', '2', 'J', 10}));
          } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
          }
        }
        """);
    Run run = simulate("--workload idle-server");
    assertTrue(run.out().contains("\\u001b[2J\n"), run.out());
    assertTrue(run.err().contains("\\u001b[2J\n"), run.err());
    assertEquals(-1, (run.out() + run.err()).indexOf(27));
  }

  @Test
  void aStreamOfThisProcessIsNoneOfTheOtherOne() throws IOException {
    workload("naps.jar", "naps", "");
    Run run = simulate("--workload naps --json /dev/stdout");
    assertEquals(
        "lazymm: --json /dev/stdout: the command runs in a JVM of its own, as plugin jars bring"
            + " classes; name a file, or use --in-process\n",
        run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @Test
  void aWorkloadOfATakenNameIsLeftOut() throws IOException {
    workload("twin.jar", "use-mm", "");
    Run run = simulate("--workload idle-server");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().contains("twin.jar: there is a workload 'use-mm' already; give"), run.err());
  }

  private void rule(String jar, String id) throws IOException {
    PluginJar.ofService(
        folder.resolve(jar),
        "org.lazymm.conformance.OwnRule",
        """
        package plugin;
        import java.util.Optional;
        import org.lazymm.api.Mm;
        import org.lazymm.conformance.OwnRule;
        import org.lazymm.scheduler.machine.*;
        public class Provider implements OwnRule {
          public String id() { return "%s"; }
          public String claim() { return "a scheme interrupts nobody"; }
          public String triedWhen() { return "an mm dies"; }
          public String rationale() { return "CPUs are isolated here."; }
          public String check() { return "who is sent an IPI."; }
          public Judge judge() { return new Quiet(); }
        }
        class Quiet implements OwnRule.Judge {
          private boolean tried;
          private String broken;
          public void died(int cpu, MmStruct mm) { tried = true; }
          public void interrupted(
              int from, int to, InterruptCause cause, Mm mm, boolean useful, boolean idle,
              boolean holder) {
            if (cause == InterruptCause.SCHEME) broken = "cpu" + to + " is interrupted";
          }
          public boolean tried() { return tried; }
          public Optional<String> broken() { return Optional.ofNullable(broken); }
        }
        """
            .formatted(id));
  }

  private Run run(String line) {
    return Run.of(line.replace("@", folder.toString()).split(" "));
  }

  @Test
  void aRuleOfAJarIsListed() throws IOException {
    rule("quiet.jar", "QUIET");
    Run run = run("rules quiet --plugins @");
    assertEquals("", run.err());
    assertEquals(
        """
        QUIET: a scheme interrupts nobody
          must; tried when an mm dies
          CPUs are isolated here.
          If this fails, check who is sent an IPI.

        """,
        run.out());
  }

  @Test
  void aRuleOfATakenIdIsLeftOut() throws IOException {
    rule("twin.jar", "S1");
    Run run = run("rules S2 --plugins @");
    assertTrue(
        run.err().contains("twin.jar: there is a rule 'S1' already; give this one another id"),
        run::err);
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @Test
  void aSchemeIsHeldToTheRuleOfAJar() throws IOException {
    rule("quiet.jar", "QUIET");
    Run sound = run("check fullbarrier --plugins @ --scenario exit-while-lazy --in-order");
    assertEquals("", sound.err());
    Run broken = run("check shootdown --plugins @ --scenario exit-while-lazy --in-order");
    assertEquals(ExitCode.FELL_SHORT, broken.exitCode());
    assertTrue(broken.err().contains(" breaks QUIET: cpu"), broken::err);
    Run explored = run("check shootdown --plugins @ --scenario exit-while-lazy --model sc");
    assertTrue(explored.err().contains(" breaks QUIET: cpu"), explored::err);
  }

  @Test
  void theRuleOfAJarHasAVerdictBesideThoseOfTheSuite() throws IOException {
    rule("quiet.jar", "QUIET");
    Run run = run("check shootdown --plugins @ --executions 10 --counterexamples @/x");
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("  QUIET +must +fail +runs +[1-9][0-9,]*")),
        run::out);
    assertTrue(run.err().contains("shootdown: breaks QUIET: cpu"), run::err);
    Run again = run("check shootdown --plugins @ --scenario @/x/shootdown_quiet.yaml --in-order");
    assertTrue(again.err().contains(" breaks QUIET: cpu"), again::err);
  }

  @Test
  void aProfileOfAJarIsFoundByItsName() throws IOException {
    profile("mine.jar", "my-box");
    Run run = simulate("--workload idle-server --profile my-box");
    assertEquals("", run.err());
    assertTrue(run.out().contains("my-box"), run::out);
    assertTrue(
        simulate("--workload idle-server --profile nope").err().contains("extrapolated, my-box, "));
  }

  @Test
  void aProfileOfATakenNameIsLeftOut() throws IOException {
    profile("twin.jar", "xeon-2s");
    Run run = simulate("--workload idle-server");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().contains("twin.jar: there is a profile 'xeon-2s' already; rename the file"),
        run::err);
  }

  @Test
  void aProfileOfAJarThatIsNoneIsOneLineWithItsPlace() throws IOException {
    Path jar = folder.resolve("bad.jar");
    PluginJar.ofFile(jar, "META-INF/lazymm/profiles/my-box.yaml", "profile: my-box\nfigurs: {}\n");
    Run run = simulate("--workload idle-server --profile my-box");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(jar + "!/META-INF/lazymm/profiles/my-box.yaml:2:1: "), run::err);
  }

  private void profile(String jar, String name) throws IOException {
    PluginJar.ofFile(
        folder.resolve(jar),
        "META-INF/lazymm/profiles/" + name + ".yaml",
        "profile: " + name + "\nextends: client-skl\nsummary: a box of mine\n");
  }

  @Test
  void aTraceInTheFormatOfAJarCanBeLookedAt() throws IOException {
    PluginJar.ofService(folder.resolve("dots.jar"), "org.lazymm.trace.TraceFormat", FORMAT);
    Path trace = Files.writeString(folder.resolve("t.txt"), ".07\n.78\n.80\n");
    Run info = run("trace info " + trace + " --plugins @");
    assertTrue(info.out().contains("  format: dots\n"), () -> info.out() + info.err());
    Run verify = run("trace verify " + trace + " --plugins @");
    assertTrue(!verify.err().contains("t.txt: no "), () -> verify.out() + verify.err());
    Run without = run("trace info " + trace);
    assertEquals(ExitCode.USAGE, without.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace info bundled --plugins @/nowhere", "rules S1 --plugins @/nowhere"})
  void aFolderThatThereIsNotIsComplainedOfWithoutSchemesToo(String line) {
    Run run = run(line);
    assertEquals(
        "lazymm: " + folder + "/nowhere: no such folder; going on without it\n", run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @Test
  void aTraceInTheFormatOfAJarIsReplayed() throws IOException {
    PluginJar.ofService(folder.resolve("dots.jar"), "org.lazymm.trace.TraceFormat", FORMAT);
    Path trace = Files.writeString(folder.resolve("t.txt"), ".07\n.78\n.80\n");
    Run run = simulate("--trace " + trace);
    assertTrue(run.out().contains("fullbarrier"), run.out() + run.err());
  }
}
