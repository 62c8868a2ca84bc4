package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;
import org.lazymm.scheduler.property.Property;
import org.lazymm.trace.TraceFile;

/**
 * Each bad input gives one line with place and cause, its exit code, and what can be done is.
 *
 * <p>Longer than 400 lines: each kind of bad input.
 */
class BadInputTest {
  private static final String SMALL = " --workload context_switch --cpus 2 --switches 200";

  @TempDir private static Path folder = Path.of("set by JUnit");

  /**
   * One bad input.
   *
   * @param what what is bad
   * @param arguments the command line; {@code @} is the folder of the test
   * @param line how the line on standard error begins, behind {@code lazymm: }
   * @param cause what the line says too
   * @param exitCode the exit code
   * @param done what standard output says nevertheless; empty if nothing can be done
   */
  record Case(String what, String arguments, String line, String cause, int exitCode, String done) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "a truncated trace",
            "trace info @/cut.txt.gz",
            "@/cut.txt.gz:",
            "the events before this place are used",
            ExitCode.USAGE,
            "SWITCH"),
        new Case(
            "a truncated trace in a comparison",
            "simulate --scheme hazard --trace @/cut.txt.gz",
            "@/cut.txt.gz:",
            "the events before this place are used",
            ExitCode.USAGE,
            "context switches"),
        new Case(
            "a binary file",
            "simulate --scheme hazard --trace @/binary" + SMALL,
            "@/binary:1:",
            "left out",
            ExitCode.USAGE,
            "context_switch on xeon-2s"),
        new Case(
            "a trace that is not there",
            "trace info @/nowhere.txt",
            "@/nowhere.txt",
            "no such file",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown scheme",
            "simulate --scheme nope,hazard" + SMALL,
            "--scheme nope: no scheme 'nope'; available: fullbarrier, hazard, ",
            "left out",
            ExitCode.USAGE,
            "context_switch on xeon-2s"),
        new Case(
            "no scheme left",
            "simulate --scheme hazard --plugins @/constructor --scheme hazard:x=1" + SMALL,
            "--scheme hazard:x=1: option 'x' is not known",
            "expected one of",
            ExitCode.USAGE,
            "context_switch on xeon-2s"),
        new Case(
            "a provider whose create throws",
            "simulate --scheme hazard,thrower --plugins @/create" + SMALL,
            "thrower: breaks RUN: create throws java.lang.IllegalStateException: not today",
            "at plugin.Provider.create",
            ExitCode.FELL_SHORT,
            "hazard"),
        new Case(
            "a provider that makes no scheme",
            "simulate --scheme hazard,null-maker --plugins @/null" + SMALL,
            "null-maker: breaks RUN: create() returns null",
            "null-maker on context_switch, 2 CPUs",
            ExitCode.FELL_SHORT,
            "hazard"),
        new Case(
            "a scheme that throws in the middle",
            "simulate --scheme hazard,crasher --plugins @/hook" + SMALL,
            "crasher: breaks RUN: borrow throws java.lang.ArithmeticException: odd",
            "context_switch, 2 CPUs",
            ExitCode.FELL_SHORT,
            "hazard"),
        new Case(
            "a provider that does not fit its name's owner",
            "simulate --scheme hazard --plugins @/twin" + SMALL,
            "@/twin/twin.jar: plugin.Provider: scheme name 'hazard' is the name of a scheme in",
            "the one on the class path is used",
            ExitCode.USAGE,
            "hazard"),
        new Case(
            "no such plugin folder",
            "simulate --scheme hazard --plugins @/no-plugins" + SMALL,
            "@/no-plugins: no such folder",
            "going on without it",
            ExitCode.USAGE,
            "hazard"),
        new Case(
            "a folder that cannot be written to",
            "simulate --scheme hazard --json @/nowhere/out.json" + SMALL,
            "cannot write @/nowhere/out.json",
            "does not exist",
            ExitCode.USAGE,
            "hazard"),
        new Case(
            "no CPU",
            "simulate --scheme hazard --workload context_switch --switches 200 --cpus 0,2",
            "--cpus 0: ",
            "left out",
            ExitCode.USAGE,
            "2 CPUs"),
        new Case(
            "more CPUs than the machine has",
            "simulate --scheme hazard --workload context_switch --switches 200 --cpus 2,9999",
            "--cpus 9999: ",
            "left out",
            ExitCode.USAGE,
            "2 CPUs"),
        new Case(
            "an unknown machine",
            "simulate --profile xeon-99s" + SMALL,
            "--profile xeon-99s: ",
            "known are client-skl",
            ExitCode.USAGE,
            ""),
        new Case(
            "a machine of an unknown memory model",
            "simulate --profile @/machine.yaml" + SMALL,
            "@/machine.yaml:4:45: ",
            "memory model 'pso' is not known; expected one of sc, tso, lkmm",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown workload",
            "simulate --scheme hazard --workload nope" + SMALL,
            "--workload nope: no workload 'nope'; available: context_switch",
            "left out",
            ExitCode.USAGE,
            "context_switch on xeon-2s"),
        new Case(
            "nothing to run",
            "simulate --scheme hazard",
            "lazymm simulate: nothing to run",
            "--trace FILE or --workload NAME",
            ExitCode.USAGE,
            ""),
        new Case(
            "a folder without litmus tests",
            "litmus @/create",
            "@/create: no file in it ends in .litmus",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown memory model",
            "litmus --model arm @",
            "--model: no memory model 'arm'; available: sc, tso, lkmm",
            "see lazymm litmus --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "recorded results that are no table",
            "litmus --expected @/binary @",
            "@/binary: cannot be read",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown scenario",
            "check fullbarrier --scenario nope --scenario exit-while-lazy --model sc",
            "--scenario nope: no such scenario and no such file; the catalogue has membarrier-a",
            "left out",
            ExitCode.USAGE,
            "1 hold"),
        new Case(
            "a scenario that is none",
            "check fullbarrier --scenario @/bad.yaml --scenario exit-while-lazy --model sc",
            "@/bad.yaml:2:",
            "left out",
            ExitCode.USAGE,
            "1 hold"),
        new Case(
            "an unknown scheme to check",
            "check nope fullbarrier --scenario exit-while-lazy --model sc",
            "--scheme nope: no scheme 'nope'; available: fullbarrier",
            "left out",
            ExitCode.USAGE,
            "1 hold"),
        new Case(
            "an unknown architecture",
            "check --arch vax",
            "--arch: architecture 'vax' is not known; expected one of: x86",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "an architecture of an unknown memory model",
            "check --arch @/pso.yaml",
            "--arch: @/pso.yaml:1:32: memory model 'pso' is not known; expected one of sc, tso, lkmm",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "a scenario on an architecture of an unknown memory model",
            "check fullbarrier --scenario @/on-pso.yaml --scenario exit-while-lazy --model sc",
            "@/on-pso.yaml:2:46: memory model 'pso' is not known; expected one of sc, tso, lkmm",
            "left out",
            ExitCode.USAGE,
            "1 hold"),
        new Case(
            "a folder of a scenario on an architecture of an unknown memory model",
            "check fullbarrier --scenarios @/pso --scenario exit-while-lazy --model sc",
            "@/pso/on-pso.yaml:2:46: memory model 'pso' is not known; expected one of sc, tso, lkmm",
            "left out",
            ExitCode.USAGE,
            "1 hold"),
        new Case(
            "an architecture with an unknown entry",
            "check --arch @/entry.yaml",
            "--arch: @/entry.yaml:2:1: unknown entry 'flash'; expected one of: name, like, also",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "an architecture that is no YAML",
            "check --arch @/bracket.yaml",
            "--arch: @/bracket.yaml:1:1: '{' is opened and not closed",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "an architecture in a file that is no text",
            "check --arch @/binary",
            "--arch: @/binary:1:11: byte 0xff is no UTF-8",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown fault",
            "check --fault nope",
            "--fault: 'nope': expected one of ",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "a fault file with an unknown fault",
            "check --fault @/fault.yaml",
            "--fault: @/fault.yaml:4:3: 'nope': expected one of ",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "a fault file without faults",
            "check --fault @/faultless.yaml",
            "--fault: @/faultless.yaml:1:1: faults is missing: expected a list such as [",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "an unknown barrier",
            "check --barrier none",
            "--barrier: no barrier 'none'; available: as-guaranteed, implicit, explicit",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "no time",
            "check --time 0",
            "--time: '0': expected a whole number from 1",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "no number of executions",
            "check --executions many",
            "--executions: 'many': expected a whole number from 1",
            "see lazymm check --help",
            ExitCode.USAGE,
            ""),
        new Case(
            "a recording that is not there",
            "replay @/nowhere.json",
            "@/nowhere.json: no such file",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "a recording that is none",
            "replay @/binary",
            "@/binary: cannot be read",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "a recording cut off", "replay @/cut.json", "@/cut.json:1:", "", ExitCode.USAGE, ""),
        new Case(
            "a recording of an unknown scheme",
            "replay @/gone.json",
            "@/gone.json: no scheme 'gone'; available: fullbarrier",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "a recording of no scenario",
            "replay @/empty.json",
            "@/empty.json: scenario:1:1: cpus is missing",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme whose name is no name",
            "new-scheme My_scheme @/new",
            "'My_scheme': is no name of a scheme; expected lower-case letters and digits",
            "as in my-scheme",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme whose name ends in a dash",
            "new-scheme mine- @/new",
            "'mine-': is no name of a scheme",
            "words joined by dashes",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme with the name of the interface",
            "new-scheme lazy-mm @/new",
            "lazy-mm: its class would be called LazyMmScheme",
            "choose another",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme with the name of one that is there",
            "new-scheme hazard @/new",
            "hazard: is the name of a scheme that comes with lazymm",
            "choose another",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme in a folder that is not empty",
            "new-scheme mine @/create",
            "@/create: is not empty",
            "name a folder that is empty or not there yet",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme in a file",
            "new-scheme mine @/binary",
            "@/binary: is not a folder",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "a new scheme below a file",
            "new-scheme mine @/binary/mine",
            "cannot write @/binary/mine: Not a directory",
            "",
            ExitCode.USAGE,
            ""),
        new Case(
            "no seed",
            "compare --seed x",
            "--seed: 'x' is no seed",
            "see lazymm compare --help",
            ExitCode.USAGE,
            ""));
  }

  @BeforeAll
  static void makeInputs() throws IOException {
    byte[] whole;
    try (InputStream in = TraceFile.class.getResourceAsStream("pgbench-2cpu.txt.gz")) {
      whole = Objects.requireNonNull(in).readAllBytes();
    }
    Files.write(folder.resolve("cut.txt.gz"), Arrays.copyOf(whole, whole.length / 2));
    Files.write(folder.resolve("binary"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, 3, 0, 0, -1});
    Files.writeString(folder.resolve("bad.yaml"), "scenario: bad\ncpus: [2\n");
    Files.writeString(
        folder.resolve("machine.yaml"),
        """
        profile: mine
        summary: a test
        extends: xeon-2s
        architecture: {name: odd, like: x86, model: pso}
        """);
    Files.writeString(folder.resolve("pso.yaml"), "{name: mine, like: x86, model: pso}");
    String onPso =
        """
        scenario: on-pso
        architecture: {name: mine, like: x86, model: pso}
        cpus: 2
        steps: []
        """;
    Files.writeString(folder.resolve("on-pso.yaml"), onPso);
    Files.writeString(Files.createDirectory(folder.resolve("pso")).resolve("on-pso.yaml"), onPso);
    Files.writeString(folder.resolve("entry.yaml"), "name: mine\nflash: interrupt\n");
    Files.writeString(folder.resolve("bracket.yaml"), "{name: mine, like: x86");
    Files.writeString(
        folder.resolve("fault.yaml"), "name: f\nabout: a test\nfaults: [free-sleeps,\n  nope]\n");
    Files.writeString(folder.resolve("faultless.yaml"), "name: f\nabout: a test\n");
    Files.writeString(folder.resolve("cut.json"), "{\"format\": 1, \"events\": [");
    Files.writeString(folder.resolve("gone.json"), recording("gone", "cpus: 2"));
    Files.writeString(folder.resolve("empty.json"), recording("fullbarrier", "steps: []"));
    plugin("create", "thrower", "throw new IllegalStateException(\"not today\");");
    plugin("null", "null-maker", "return null;");
    plugin(
        "hook",
        "crasher",
        "return new Plain() { public void borrow(int cpu, Mm mm) {"
            + " throw new ArithmeticException(\"odd\"); } };");
    plugin("twin", "hazard", "return new Plain();");
    plugin("constructor", "unused", "return new Plain();");
  }

  private static String recording(String scheme, String scenario) {
    return RecordingFile.text(
        new Recording(
            Recording.FORMAT,
            "any",
            scheme,
            "sc",
            Property.S1,
            "",
            scenario,
            List.of(),
            List.of()));
  }

  private static void plugin(String folderName, String scheme, String create) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve(folderName));
    PluginJar.of(plugins.resolve(folderName + ".jar"), scheme, create);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isOneLineAndWhatCanBeDoneIsDone(Case bad) {
    Run run = Run.of(here(bad.arguments).split(" "));
    List<String> lines = run.diagnostics();
    assertEquals(1, lines.size(), run::err);
    String line = lines.get(0);
    assertAll(
        () -> assertTrue(line.startsWith("lazymm: " + here(bad.line)), line),
        () -> assertTrue(line.contains(bad.cause), line),
        () -> assertEquals(bad.exitCode, run.exitCode()),
        () -> assertTrue(run.out().contains(bad.done), run.out()),
        () -> assertEquals(bad.done.isEmpty(), run.out().isEmpty(), run.out()));
  }

  private static String here(String text) {
    return text.replace("@", folder.toString());
  }
}
