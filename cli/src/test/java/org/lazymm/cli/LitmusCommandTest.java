package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LitmusCommandTest {
  private static final String HEADING =
      "test\tlkmm_porf\tflags\tstates_porf\tpositive_porf\tnegative_porf\n";

  @TempDir private Path folder = Path.of("set by JUnit");

  @BeforeEach
  void writeTests() throws IOException {
    write("b.litmus", "C b\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); }\nexists (x=1)\n");
    write(
        "a.litmus",
        """
        C a
        {}
        P0(int *x, int *y) { WRITE_ONCE(*x, 1); r0 = READ_ONCE(*y); }
        P1(int *x, int *y) { WRITE_ONCE(*y, 1); r0 = READ_ONCE(*x); }
        exists (0:r0=0 /\\ 1:r0=0)
        """);
    write("read.me", "no test");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Run run(String arguments) {
    return Run.of(arguments.replace("@", folder.toString()).split(" "));
  }

  private static List<String> observations(Run run) {
    return run.out().lines().filter(line -> line.startsWith("Observation")).toList();
  }

  @Test
  void testsOfAFolderAreRunByName() {
    Run run = run("litmus @");
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertEquals(
        List.of("Observation a Sometimes 1 3", "Observation b Always 1 0"), observations(run));
  }

  @Test
  void foldersAreSearchedInDepthAndResultsNamedByFile() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("c/d"));
    Files.copy(folder.resolve("b.litmus"), inner.resolve("b.litmus"));
    Files.createSymbolicLink(inner.resolve("loop"), folder);
    for (String jobs : List.of("1", "3")) {
      Run run = run("litmus --jobs " + jobs + " @");
      assertEquals("", run.err());
      assertEquals(
          List.of("File @/a.litmus", "File @/b.litmus", "File @/c/d/b.litmus"),
          run.out()
              .lines()
              .filter(line -> line.startsWith("File "))
              .map(line -> line.replace(folder.toString(), "@"))
              .toList());
    }
  }

  @Test
  void aTestThatTakesTooLongIsUnknown() throws IOException {
    StringBuilder text = new StringBuilder("C many\n{}\n");
    for (int process = 0; process < 9; process++) {
      text.append("P" + process + "(int *x) { int r0 = READ_ONCE(*x); WRITE_ONCE(*x, r0 + 1); }\n");
    }
    write("many.litmus", text + "exists (x=77)\n");
    Run run = run("litmus --time 1 @/many.litmus");
    assertTrue(observations(run).get(0).startsWith("Observation many Unknown 0 "), run.out());
    assertTrue(run.out().lines().anyMatch("Unknown"::equals), run.out());
    assertTrue(run.err().contains("stopped after 1 s of processor time (--time)"), run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());

    write("table", "test\tobservation\nmany.litmus\tNever\n");
    Run compared = run("litmus --time 1 --expected @/table @/many.litmus");
    assertEquals(
        "0 agree, 0 differ, 0 unsupported, 1 cut short; 0 complete",
        compared.out().lines().findFirst().orElse(""));
    assertEquals(ExitCode.USAGE, compared.exitCode());
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    String deep = "(".repeat(20_000);
    write("deep.litmus", "C d\n{}\nP0(int *x)\n{\n  int r0 = " + deep + "1;\n}\nexists (x=1)\n");
    write("cond.litmus", "C d\n{}\nP0(int *x) { }\nexists " + deep + "x=1\n");
    Run run = run("litmus @/deep.litmus @/cond.litmus");
    assertEquals(2, run.diagnostics().size(), run.err());
    assertTrue(run.diagnostics().get(0).contains("deep.litmus:5:"), run.err());
    assertTrue(run.diagnostics().get(0).contains("nested at most 100 deep"), run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @Test
  void eachModelIsComparedWithColumnsOfItsOwn() throws IOException {
    write(
        "table",
        "test\tsc\tlkmm_porf\n@/a.litmus\tNever\tSometimes\nb.litmus\tAlways\tAlways\n"
            .replace("@", folder.toString()));
    assertEquals(ExitCode.FINE, run("litmus --model sc --expected @/table @").exitCode());
    assertEquals(ExitCode.FINE, run("litmus --expected @/table @").exitCode());
    Run other = run("litmus --model tso --expected @/table @");
    assertTrue(other.err().contains("no column of results of tso"), other.err());
    assertEquals(ExitCode.USAGE, other.exitCode());
  }

  @Test
  void aNameOfSeveralTestsSaysNotWhichOne() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("c"));
    Files.copy(folder.resolve("b.litmus"), inner.resolve("b.litmus"));
    write("table", "test\tobservation\na.litmus\tSometimes\nb.litmus\tAlways\n");
    Run run = run("litmus --expected @/table @");
    assertEquals(2, run.diagnostics().size(), run.err());
    assertTrue(run.diagnostics().get(0).contains("several tests have its name"), run.err());
    write("table", "test\tobservation\na.litmus\tSometimes\nc/b.litmus\tAlways\n");
    assertEquals(1, run("litmus --expected @/table @").diagnostics().size());
  }

  @Test
  void theModelCanBeChosen() {
    assertEquals(
        List.of("Observation a Never 0 3"), observations(run("litmus --model sc @/a.litmus")));
    assertEquals(
        List.of("Observation a Sometimes 1 3"), observations(run("litmus --model tso @/a.litmus")));
  }

  @Test
  void whatCannotBeRunIsSaidAndTheRestIsRun() throws IOException {
    write("loop.litmus", "C loop\n{}\nP0(int *x)\n{\n  while (1) { }\n}\nexists (x=1)\n");
    write("wrong.litmus", "C wrong\n{ x=; }\n");
    Run run = run("litmus @/nowhere.litmus @");
    assertEquals(
        List.of(
            "lazymm: @/nowhere.litmus: no such file",
            "lazymm: @/loop.litmus: unsupported: 'while' at line 5",
            "lazymm: @/wrong.litmus:2:5: found ';', expected a number or a location"),
        run.diagnostics().stream().map(line -> line.replace(folder.toString(), "@")).toList());
    assertEquals(2, observations(run).size());
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @Test
  void resultsAreComparedWithRecordedOnes() throws IOException {
    write("loop.litmus", "C loop\n{}\nP0(int *x) { for (;;) { } }\nexists (x=1)\n");
    write(
        "table",
        HEADING
            + "a.litmus\tSometimes\t\t4\t1\t3\nb.litmus\tAlways\t\t1\t\t\nloop.litmus\tNever\t\t0\t\t\n");
    Run run = run("litmus --expected @/table @");
    List<String> lines = run.out().lines().toList();
    assertEquals(folder + "/loop.litmus: unsupported: 'for' at line 3", lines.get(0));
    assertEquals("2 agree, 0 differ, 1 unsupported; 2 complete", lines.get(1));
    assertTrue(lines.get(2).matches("2 tests in .* tests/s, median .* ms; 1 of 2 to 4 .*"));
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
  }

  @Test
  void eachDifferenceIsALine() throws IOException {
    write("table", HEADING + "a.litmus\tSometimes\t\t5\t0\t3\nb.litmus\tNever\t\t1\t\t\n");
    Run run = run("litmus --expected @/table @");
    assertEquals(
        List.of(
            folder
                + "/a.litmus: 4 states, expected 5; 1 positive executions, expected 0; but the row"
                + " contradicts itself: Sometimes, states 5, positive 0, negative 3",
            folder + "/b.litmus: Always, expected Never",
            "0 agree, 2 differ, 0 unsupported; 2 complete"),
        run.out().lines().limit(3).toList());
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
  }

  @Test
  void aTestWithoutRecordedResultIsSaid() throws IOException {
    write("table", HEADING + "a.litmus\tSometimes\t\t4\t1\t3\n");
    Run run = run("litmus --expected @/table @");
    assertTrue(run.err().contains("b.litmus: "), run.err());
    assertTrue(run.err().contains("has no row of this test"), run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());
  }
}
