package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {
  @TempDir Path folder;

  private TraceInfo info(String... lines) throws IOException {
    Path file = folder.resolve("t.txt");
    Files.write(file, Lines.bytes(lines));
    return TraceInfo.of(file);
  }

  private static String change(int cpu, double time, int from, int to) {
    return "a-%d [%03d] d..2. %.6f: sched_switch: prev_comm=a prev_pid=%d prev_prio=1 prev_state=S ==> next_comm=b next_pid=%d next_prio=1"
        .formatted(from, cpu, time, from, to);
  }

  @Test
  void aSwitchFromAnotherTaskThanTheLastIsADiscontinuityAndIsHealed() throws IOException {
    TraceQuality quality =
        info(change(0, 1, 0, 5), change(0, 2, 6, 0), change(1, 3, 9, 0)).quality();
    assertEquals(List.of(1L, 1L), List.of(quality.discontinuities(), quality.inferredSwitches()));
  }

  @Test
  void anEventOfAnotherTaskShowsALostSwitch() {
    List<String> shown = new ArrayList<>();
    Lines.read(
        Lines.bytes(
            change(0, 1, 5, 0),
            "b-6 [000] 2.000000: task_newtask: pid=9 comm=x clone_flags=0 oom_score_adj=0"),
        new LostSwitchInference(event -> shown.add(Lines.show(event))));
    assertEquals("2000000000 cpu0 pid0 tgid-1 SWITCH <> ? -> 6 <b> inferred", shown.get(1));
    assertEquals(3, shown.size());
  }

  @Test
  void theKernelsOwnFreesInferNothing() {
    List<String> shown = new ArrayList<>();
    Lines.read(
        Lines.bytes(
            change(0, 1, 5, 0),
            "b-6 [000] 2.000000: kmem_cache_free: call_site=do_exit+0x1/0x2 ptr=0a name=mm_struct"),
        new LostSwitchInference(event -> shown.add(Lines.show(event))));
    assertEquals(2, shown.size());
  }

  @Test
  void aThreadThatTakesOverItsLeadersPidByExecIsNoDiscontinuity() throws IOException {
    TraceQuality quality =
        info(
                change(0, 1, 0, 6),
                "b-5 [000] 2.000000: sched_process_exec: filename=/bin/b pid=5 old_pid=6",
                change(0, 3, 5, 0))
            .quality();
    assertEquals(0, quality.inferredSwitches());
  }

  @Test
  void timesThatGoBackAreCounted() throws IOException {
    assertEquals(
        1,
        info(change(0, 2, 0, 5), change(1, 1, 0, 6), change(0, 3, 5, 0)).quality().backwardTimes());
  }

  @Test
  void everyGuessIsCounted() throws IOException {
    TraceQuality quality =
        info(
                change(0, 1, 0, 5),
                "a-5 [000] 2.000000: sched_process_fork: comm=a pid=5 child_comm=a child_pid=6",
                change(0, 3, 5, 0))
            .quality();
    assertAll(
        () -> assertEquals(2, quality.pids()),
        () -> assertEquals(2, quality.pidsWithoutTgid()),
        () -> assertEquals(0, quality.guessedKernelThreads()),
        () -> assertEquals(1, quality.guessedUserTasks(), "its child is known to be one"),
        () -> assertEquals(2, quality.guessedSwitches()),
        () -> assertEquals(2, quality.guessedMms()),
        () -> assertEquals(Optional.empty(), quality.exitPlace()));
  }

  @Test
  void aListOfTasksBesideTheTraceEndsTheGuessing() throws IOException {
    Files.write(
        folder.resolve("t.tasks.tsv"), Lines.bytes("pid\tcomm\ttgid\tkernel_thread", "5\ta\t5\t0"));
    TraceInfo info = info(change(0, 1, 0, 5), change(0, 3, 5, 0));
    assertTrue(info.taskList());
    assertEquals(0, info.quality().guessedUserTasks());
    assertEquals(0, info.quality().guessedSwitches());
    assertEquals(0, info.quality().pidsWithoutTgid());
  }

  @Test
  void theTasksThatDecideMostSwitchesAreTold() throws IOException {
    TraceInfo info = info(change(0, 1, 0, 5), change(0, 2, 5, 6), change(0, 3, 6, 0));
    DecidingTask first = info.decidingTasks().get(0);
    assertEquals(List.of(5, 6), info.decidingTasks().stream().map(DecidingTask::pid).toList());
    assertEquals(2, first.switches());
    assertEquals(2 / 3.0, first.share(), 1e-9);
    assertEquals(TaskEvidence.NOTHING, first.evidence());
    assertEquals(3, info.quality().guessedSwitches());
  }

  @Test
  void aTraceWithoutASwitchIsRefused() {
    TraceException refused =
        assertThrows(
            TraceException.class,
            () -> info("a-5 [000] 2.000000: cpu_idle: state=1 cpu_id=0", "a-5 [000] 2.1: x: y"));
    assertTrue(
        refused.getMessage().contains("no sched_switch in its 2 events"), refused::getMessage);
  }

  @Test
  void theLineNamesEveryCount() throws IOException {
    assertEquals(
        "quality: 2 events (2 switches) on 2 CPUs in 1.500 s; lost 3; malformed 0; discontinuities"
            + " 0, inferred switches 0; backward times 0; pids 2, without tgid 2; guessed kernel"
            + " threads 0, guessed user tasks 2 (100.0 % of the switches), contradictions 0;"
            + " guessed mms 2; exit event absent",
        info("CPU:0 [LOST 3 EVENTS]", change(0, 1, 0, 5), change(1, 2.5, 0, 6)).quality().line());
  }
}
