package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.explorer.recording.Recording;
import org.lazymm.explorer.recording.RecordingFile;
import org.lazymm.scheduler.property.Property;
import org.lazymm.trace.TraceFile;

/** Inputs that are made to do harm: each is a line with its place, and the others are used. */
class HostileInputTest {
  private static final String SOUND = " --scenario exit-while-lazy --model sc";

  @TempDir private static Path folder = Path.of("set by JUnit");

  /**
   * Some inputs of which some are hostile.
   *
   * @param what what is hostile
   * @param arguments the command line; {@code @} is the folder of the test
   * @param done what standard output says nevertheless; empty if nothing can be done
   * @param lines how the lines on standard error begin, behind {@code lazymm: }
   */
  record Case(String what, String arguments, String done, List<String> lines) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Case hostile(String what, String arguments, String done, String... lines) {
    return new Case(what, arguments, done, List.of(lines));
  }

  static Stream<Case> cases() {
    String deep = "expected an expression that is nested at most 100 deep";
    return Stream.of(
        hostile(
            "litmus tests that are nested without end",
            "litmus @/litmus",
            "Observation right Always 1 0",
            "@/litmus/1.litmus:3:117: found '(', " + deep,
            "@/litmus/2.litmus:3:117: found '!', " + deep,
            "@/litmus/3.litmus:3:711: found '1', " + deep,
            "@/litmus/4.litmus:3:2019: found '+', expected at most 1,000 operators in a statement",
            "@/litmus/5.litmus:1:1: found 1,000,036 characters, expected at most 1,000,000",
            "@/litmus/6.litmus:4:109: found '(', expected a condition that is nested at most 100 deep"),
        hostile(
            "litmus tests with recorded results",
            "litmus --expected @/table @/litmus/1.litmus @/litmus/7.litmus @/litmus/2.litmus",
            "1 agree, 0 differ, 0 unsupported; 1 complete",
            "@/litmus/1.litmus:3:117: found '(', " + deep,
            "@/litmus/2.litmus:3:117: found '!', " + deep),
        hostile(
            "a litmus test of many operations",
            "litmus @/long.litmus",
            "Observation long",
            "@/long.litmus: stopped where a process makes more than 10,000 operations; not all"
                + " executions were seen"),
        hostile("a litmus test without end", "litmus /dev/zero", "", "/dev/zero: is too long"),
        hostile(
            "scenarios of a folder",
            "check fullbarrier --scenarios @/many --scenario @/many/right.yaml --model sc",
            "1 hold",
            "@/many/1.yaml:1:1: expected a scenario: entries such as 'cpus: 2' and 'steps:'; found"
                + " nothing; left out",
            "@/many/2.yaml:3:",
            "@/many/3.yaml:1:7: 'cpus': expected a whole number; found '2.9'",
            "@/many/4.yaml:4:1: 'steps' is given twice, first at line 3",
            "@/many/5.yaml:2:107: is nested more than 100 deep",
            "@/many/6.yaml: has 1,000,007 characters; expected at most 1,000,000",
            "@/many/7.yaml: is too long; expected at most 1,000,000 characters"),
        hostile(
            "scenarios by their names",
            "check fullbarrier --scenario @/many/1.yaml --scenario @/many/2.yaml" + SOUND,
            "1 hold",
            "@/many/1.yaml:1:1: ",
            "@/many/2.yaml:3:"),
        hostile(
            "a scenario without end",
            "check fullbarrier --scenario /dev/zero" + SOUND,
            "1 hold",
            "/dev/zero: is too long; expected at most 1,000,000 characters; left out"),
        hostile(
            "an architecture that says nothing",
            "check --arch @/many/1.yaml",
            "",
            "--arch: @/many/1.yaml:1:1: "),
        hostile(
            "a fault file that says nothing",
            "check --fault @/many/1.yaml",
            "",
            "--fault: @/many/1.yaml:1:1: "),
        hostile(
            "a profile that says something twice",
            "simulate --profile @/twice.yaml --workload context_switch --cpus 2 --switches 200",
            "",
            "@/twice.yaml:4:1: 'extends' is given twice, first at line 3"),
        hostile(
            "a recording that says something twice", "replay @/twice.json", "", "@/twice.json:3:"),
        hostile("a recording without end", "replay /dev/zero", "", "/dev/zero: is too long"),
        hostile(
            "a trace with CPUs that no machine has",
            "trace info @/cpus.txt",
            "SWITCH",
            "@/cpus.txt:21:",
            "@/cpus.txt:22:"));
  }

  @BeforeAll
  static void makeInputs() throws IOException {
    write("litmus/1.litmus", litmus("1", "r = " + "(".repeat(2_000) + "1"));
    write("litmus/2.litmus", litmus("2", "r = " + "!".repeat(50_000) + "1;"));
    write("litmus/3.litmus", litmus("3", "if (1) ".repeat(20_000) + ";"));
    write("litmus/4.litmus", litmus("4", "r = 1" + "+1".repeat(100_000) + ";"));
    write("litmus/5.litmus", litmus("5", " ".repeat(1_000_000)));
    write("litmus/6.litmus", litmus("6", "").replace("exists (", "exists " + "(".repeat(2_000)));
    write("litmus/7.litmus", litmus("right", "WRITE_ONCE(*x, 1);"));
    write(
        "table",
        """
        test\tlkmm_porf\tflags\tstates_porf\tpositive_porf\tnegative_porf
        1.litmus\tAlways\t\t1\t1\t0
        2.litmus\tAlways\t\t1\t1\t0
        7.litmus\tAlways\t\t1\t1\t0
        """);
    write("long.litmus", litmus("long", "smp_mb(); ".repeat(10_001)));
    String right = "cpus: 2\ntasks: []\nsteps: [{cpu: 0, do: tick}]\n";
    write("many/1.yaml", "null\n");
    write("many/2.yaml", "cpus: 2\nsteps:\n-\n");
    write("many/3.yaml", "cpus: 2.9\nsteps: []\n");
    write("many/4.yaml", right + "steps: []\n");
    write("many/5.yaml", "cpus: 2\nsteps: " + "[".repeat(100_000));
    write("many/6.yaml", "cpus: " + "2".repeat(1_000_001));
    write("many/7.yaml", "cpus: " + "2".repeat(10_000_000));
    write("many/right.yaml", right);
    write("twice.yaml", "profile: mine\nsummary: a test\nextends: xeon-2s\nextends: xeon-8s\n");
    Recording recording =
        new Recording(
            Recording.FORMAT,
            "any",
            "fullbarrier",
            "sc",
            Property.S1,
            "",
            right,
            List.of(),
            List.of());
    write("twice.json", RecordingFile.text(recording).replaceFirst(",", ",\n  \"format\" : 2,"));
    write("cpus.txt", withCpus("8192", "99999999999"));
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static String litmus(String name, String body) {
    return "C " + name + "\n{}\nP0(int *x) { " + body + " }\nexists (x=1)\n";
  }

  /** The beginning of a trace in which some events after the twentieth line are on these CPUs. */
  private static String withCpus(String... cpus) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = TraceFile.class.getResourceAsStream("pgbench-2cpu.txt.gz");
        InputStream text = new GZIPInputStream(Objects.requireNonNull(in))) {
      new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .limit(2_000)
          .forEach(lines::add);
    }
    for (int at = 0; at < cpus.length; at++) {
      lines.set(20 + at, lines.get(20 + at).replaceFirst("\\[0\\d\\d]", "[" + cpus[at] + "]"));
    }
    return String.join("\n", lines) + "\n";
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachIsALineAndTheOthersAreUsed(Case hostile) {
    Run run = Run.of(here(hostile.arguments).split(" "));
    List<String> lines = run.diagnostics();
    assertEquals(hostile.lines.size(), lines.size(), run::err);
    List<String> expected = hostile.lines.stream().map(HostileInputTest::here).toList();
    assertAll(
        () -> assertEquals(ExitCode.USAGE, run.exitCode()),
        () -> assertTrue(run.out().contains(hostile.done), run.out()),
        () -> assertEquals(hostile.done.isEmpty(), run.out().isEmpty(), run.out()),
        () -> assertEquals(expected, beginnings(lines, expected)));
  }

  /** As much of each line as is expected. */
  private static List<String> beginnings(List<String> lines, List<String> expected) {
    List<String> beginnings = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).replaceFirst("^lazymm: ", "");
      beginnings.add(line.substring(0, Math.min(line.length(), expected.get(at).length())));
    }
    return beginnings;
  }

  @Test
  void aTraceWithCpusThatNoMachineHasIsVerified() {
    Run run = Run.of("trace", "verify", here("@/cpus.txt"));
    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertTrue(run.err().contains("lazymm: " + here("@/cpus.txt:21:")), run::err);
  }

  @Test
  void anInputThatIsTooDeepForTheStackCostsNoOther() {
    Diagnostics diagnostics = Diagnostics.kept();
    Optional<Integer> deep =
        EachInput.read("deep", diagnostics, () -> Optional.of(depth(Integer.MAX_VALUE)));
    Optional<Integer> flat = EachInput.read("flat", diagnostics, () -> Optional.of(depth(3)));
    assertEquals(Optional.empty(), deep);
    assertEquals(Optional.of(3), flat);
    assertEquals(
        List.of("deep: needs more stack than there is; expected an input that is nested less"),
        diagnostics.all().stream().map(Object::toString).toList());
  }

  private static int depth(int levels) {
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }

  private static String here(String text) {
    return text.replace("@", folder.toString());
  }
}
