package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceVerifyCommandTest {
  private static final String ALLOCATION =
      "a-100 [000] ..... 1.000001: kmem_cache_alloc: call_site=copy_process+0x1/0x2 ptr=0a"
          + " name=mm_struct";
  private static final String BIRTH =
      "a-100 [000] ..... 1.000002: task_newtask: pid=200 comm=a clone_flags=1200000"
          + " oom_score_adj=0";
  private static final String RUN =
      "a-0 [001] d..2. 1.000003: sched_switch: prev_comm=s prev_pid=0 prev_prio=120 prev_state=R"
          + " ==> next_comm=a next_pid=200 next_prio=120";
  private static final String EXIT =
      "a-200 [001] ..... 1.000004: sched_process_exit: comm=a pid=200 prio=120 group_dead=true";
  private static final String DEATH =
      "a-200 [001] d..2. 1.000005: sched_switch: prev_comm=a prev_pid=200 prev_prio=120"
          + " prev_state=Z ==> next_comm=c next_pid=300 next_prio=120";
  private static final String FREE =
      "c-300 [001] d..1. 1.000006: kmem_cache_free: call_site=finish_task_switch+0x1/0x2 ptr=0a"
          + " name=mm_struct";

  @TempDir private Path folder = Path.of("set by JUnit");

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private Run verify(String arguments) {
    return Run.of(("trace verify " + arguments).replace("@", folder.toString()).split(" "));
  }

  @Test
  void theSchemeOfTheRecordedKernelIsNamed() throws IOException {
    write("good.txt", ALLOCATION, BIRTH, RUN, EXIT, DEATH, FREE);
    Run run = verify("@/good.txt");
    assertAll(
        () -> assertEquals(ExitCode.FINE, run.exitCode(), run::err),
        () ->
            assertTrue(
                run.out()
                    .contains(
                        "scheme of the recorded kernel: fullbarrier (1 frees are from"
                            + " finish_task_switch)"),
                run::out),
        () -> assertTrue(run.out().endsWith("unexplained 0\n"), run::out));
  }

  @Test
  void aSchemeThatCannotBeTheRecordedOneIsRefused() throws IOException {
    write("good.txt", ALLOCATION, BIRTH, RUN, EXIT, DEATH, FREE);
    Run run = verify("@/good.txt --scheme shootdown");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains("1 frees are from finish_task_switch"), run::err);
  }

  @Test
  void aSchemeOfNoRecordedKernelIsRefused() throws IOException {
    write("good.txt", ALLOCATION, BIRTH, RUN, EXIT, DEATH, FREE);
    Run run = verify("@/good.txt --scheme hazard");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains("no kernel that was recorded has this scheme"), run::err);
  }

  @Test
  void whereNothingIsSeenBornNothingIsJudged() throws IOException {
    write("nothing.txt", ALLOCATION.replace(" name=mm_struct", ""), BIRTH, RUN, EXIT, DEATH, FREE);
    Run run = verify("@/nothing.txt");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains("no mm is seen born"), run::err);
    assertFalse(run.out().contains("100.0 %"), run::out);
  }

  @Test
  void aFreeThatIsNotExplainedFallsShort() throws IOException {
    write("bad.txt", ALLOCATION, BIRTH, RUN, EXIT, FREE.replace("c-300", "a-200"), DEATH);
    Run run = verify("@/bad.txt --scheme fullbarrier");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(run.err().contains("the modelled kernel is not the recorded one"), run::err);
  }

  @Test
  void manyTracesMakeATableAndOneThatIsBadCostsItsOwnRow() throws IOException {
    write("fork-x86_64-7.2-2cpu.txt", ALLOCATION, BIRTH, RUN, EXIT, DEATH, FREE);
    Run run = verify("@/fork-x86_64-7.2-2cpu.txt @/missing.txt @/fork-x86_64-7.2-2cpu.txt");
    String row =
        "| fork | x86_64 | 7.2 | 2 | fullbarrier | 1 | 100.0 % | 100.0 % | 0.0 % | 0 | - |";
    assertAll(
        () -> assertEquals(ExitCode.USAGE, run.exitCode()),
        () -> assertTrue(run.err().contains("missing.txt: no such file"), run::err),
        () -> assertEquals(2, run.out().lines().filter(line -> line.startsWith(row)).count()));
  }
}
