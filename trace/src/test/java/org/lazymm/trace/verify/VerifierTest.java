package org.lazymm.trace.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.trace.TraceException;

/** Small traces: task 100 is the parent, 200 its child, tasks below 100 are kernel threads. */
class VerifierTest {
  private static final int MM = 0xabc;
  private static final int NEW_MM = 0xdef;

  private static Traces forked() {
    return new Traces().change(0, 0, 'R', 100).fork(0, 100, 200, MM).change(1, 0, 'R', 200);
  }

  private static void holds(FreeVerdict verdict, FreePoint kernel, MmVerdict mm) {
    assertAll(
        () -> assertEquals(verdict, mm.verdict(), mm::line),
        () -> assertEquals(kernel, mm.kernel()));
  }

  @Test
  void theLazyReferenceOfAnExitIsDroppedByTheNextUser() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 300)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 6, FreeCause.SWITCH), mm);
    assertEquals("", mm.reason());
  }

  @Test
  void kernelThreadsHandTheLazyReferenceOn() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 20)
            .change(1, 20, 'S', 0)
            .change(1, 0, 'R', 300)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 8, FreeCause.SWITCH), mm);
  }

  @Test
  void aFreeTooEarlyIsUnexplained() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 20)
            .free(1, 20, "finish_task_switch", MM)
            .change(1, 20, 'S', 300)
            .only();
    holds(FreeVerdict.UNEXPLAINED, new FreePoint(1, 6, FreeCause.SWITCH), mm);
    assertTrue(mm.reason().startsWith("no choice gives the kernel's place"), mm.reason());
  }

  @Test
  void aFreeOfTheRightPlaceByTheWrongFunctionIsUnexplained() {
    MmVerdict mm =
        forked().exit(1, 200).change(1, 200, 'Z', 300).free(1, 300, "do_exit", MM).only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict());
  }

  @Test
  void aFreeLaterThanAllChoicesMayBeAPinButIsNoMatch() {
    Verification all =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 300)
            .change(1, 300, 'S', 301)
            .free(1, 301, "proc_mem_release", MM)
            .verify();
    MmVerdict mm = all.mms().get(0);
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict());
    assertTrue(mm.reason().contains("an untraced pin"), mm.reason());
    assertEquals("matched 0.0 % (exact 0.0 %, window 0.0 %), unexplained 1", all.summary());
  }

  @Test
  void anMmThatIsStillUsedIsNotFreed() {
    MmVerdict mm =
        forked()
            .change(1, 200, 'S', 0)
            .free(0, 100, "do_exit", NEW_MM)
            .change(0, 100, 'S', 0)
            .only();
    holds(FreeVerdict.EXACT, FreePoint.NOT_FREED, mm);
  }

  @Test
  void anExitThatIsPreemptedGivesAWindow() {
    Traces trace =
        forked()
            .exit(1, 200)
            .change(1, 200, 'R', 300)
            .change(1, 300, 'S', 200)
            .free(1, 200, "do_exit", MM)
            .change(1, 200, 'Z', 300);
    MmVerdict mm = trace.only();
    holds(FreeVerdict.WINDOW, new FreePoint(1, 7, FreeCause.EXIT), mm);
    assertEquals(
        List.of(
            new FreePoint(1, 6, FreeCause.SWITCH),
            new FreePoint(1, 7, FreeCause.EXIT),
            new FreePoint(1, 9, FreeCause.SWITCH)),
        mm.possible());
    assertEquals("exit of pid 200 was switched away", mm.reason());
    assertEquals(1, trace.verify().seenWindows());
  }

  @Test
  void anExitThatIsPreemptedByAKernelThreadAloneGivesOnePlace() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'R', 20)
            .change(1, 20, 'S', 200)
            .change(1, 200, 'Z', 300)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 8, FreeCause.SWITCH), mm);
  }

  @Test
  void anotherTasksExitMayBorrowTheMm() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(0, 100, 'S', 400)
            .exit(0, 400)
            .change(0, 400, 'R', 100)
            .change(1, 200, 'Z', 400)
            .change(1, 400, 'Z', 300)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    assertEquals(FreeVerdict.WINDOW, mm.verdict(), mm::line);
    assertEquals(
        List.of(new FreePoint(1, 9, FreeCause.SWITCH), new FreePoint(1, 10, FreeCause.SWITCH)),
        mm.possible());
  }

  @Test
  void anotherCpuMayKeepTheMmOfAnExec() {
    Traces trace =
        forked()
            .change(1, 200, 'S', 0)
            .change(0, 100, 'S', 200)
            .allocForExec(0, 200, NEW_MM)
            .exec(0, 200)
            .change(1, 0, 'R', 300)
            .free(1, 300, "finish_task_switch", MM);
    MmVerdict mm = trace.verify().mms().get(0);
    holds(FreeVerdict.EXACT, new FreePoint(1, 9, FreeCause.SWITCH), mm);
  }

  @Test
  void execFreesTheOldMmIfNobodyElseHoldsIt() {
    Traces trace =
        forked().allocForExec(1, 200, NEW_MM).free(1, 200, "begin_new_exec", MM).exec(1, 200);
    MmVerdict mm = trace.verify().mms().get(0);
    holds(FreeVerdict.EXACT, new FreePoint(1, 4, FreeCause.EXEC), mm);
  }

  @Test
  void anExecThatIsSwitchedAwayGivesAWindow() {
    Traces trace =
        forked()
            .allocForExec(1, 200, NEW_MM)
            .free(1, 200, "begin_new_exec", MM)
            .change(1, 200, 'R', 300)
            .change(1, 300, 'S', 200)
            .exec(1, 200);
    MmVerdict mm = trace.verify().mms().get(0);
    holds(FreeVerdict.WINDOW, new FreePoint(1, 4, FreeCause.EXEC), mm);
    assertEquals(new FreePoint(1, 8, FreeCause.EXEC), mm.replayed());
  }

  @Test
  void theStopperMovesAnExecBeforeItsSwap() {
    Traces trace =
        forked()
            .allocForExec(1, 200, NEW_MM)
            .change(1, 200, "R+", 21, "migration/1")
            .change(1, 21, 'S', 300)
            .change(0, 100, 'S', 200)
            .free(0, 200, "begin_new_exec", MM)
            .exec(0, 200);
    MmVerdict mm = trace.verify().mms().get(0);
    holds(FreeVerdict.EXACT, new FreePoint(0, 8, FreeCause.EXEC), mm);
    assertTrue(mm.reason().contains("stopper"), mm.reason());
    assertEquals(1, trace.verify().exactByExecOrder());
  }

  @Test
  void aLateStopperSaysNothing() {
    Traces trace =
        forked()
            .allocForExec(1, 200, NEW_MM)
            .wait(300)
            .change(1, 200, "R+", 21, "migration/1")
            .change(1, 21, 'S', 300)
            .change(0, 100, 'S', 200)
            .free(0, 200, "begin_new_exec", MM)
            .exec(0, 200);
    assertEquals(FreeVerdict.WINDOW, trace.verify().mms().get(0).verdict());
  }

  @Test
  void aLostSwitchIsPutInAndItsTimeIsAWindow() {
    MmVerdict mm =
        forked()
            .change(1, 200, 'S', 0)
            .change(0, 100, 'S', 200)
            .exit(0, 200)
            .free(0, 200, "do_exit", NEW_MM)
            .change(0, 200, 'Z', 100)
            .free(1, 300, "finish_task_switch", MM)
            .change(1, 300, 'S', 0)
            .only();
    assertEquals(FreeVerdict.WINDOW, mm.verdict(), mm::line);
    assertEquals(
        List.of(new FreePoint(1, 5, FreeCause.SWITCH), new FreePoint(0, 9, FreeCause.SWITCH)),
        mm.possible());
    assertEquals("a switch on CPU 1 was lost", mm.reason());
  }

  @Test
  void aFreeThatNeedsMoreLostSwitchesIsCountedApart() {
    Verification all =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 0)
            .free(1, 300, "finish_task_switch", MM)
            .change(0, 100, 'S', 0)
            .verify();
    assertEquals(FreeVerdict.LOSS_WINDOW, all.mms().get(0).verdict());
    assertEquals(1, all.matched());
    assertEquals(0, all.count(FreeVerdict.WINDOW));
  }

  @Test
  void anMmWhoseMemoryIsGivenOutAgainWithoutAFreeIsNotJudged() {
    Verification all =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 300)
            .fork(0, 100, 201, MM)
            .free(0, 100, "do_exit", NEW_MM)
            .verify();
    assertEquals(FreeVerdict.UNRECORDED, all.mms().get(0).verdict());
    assertEquals(1, all.judged());
    assertEquals("matched 100.0 % (exact 100.0 %, window 0.0 %), unexplained 0", all.summary());
    assertEquals(1, all.freesOfOlder());
  }

  @Test
  void threadsKeepTheMmUntilTheLastOneIsGone() {
    MmVerdict mm =
        forked()
            .thread(1, 200, 201)
            .exit(1, 200)
            .change(1, 200, 'Z', 201)
            .exit(1, 201)
            .change(1, 201, 'X', 300)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 9, FreeCause.SWITCH), mm);
  }

  @Test
  void onlyTheLastUserOwesATeardown() {
    MmVerdict mm =
        forked()
            .thread(1, 200, 201)
            .change(0, 100, 'S', 201)
            .exit(1, 200)
            .change(1, 200, 'R', 300)
            .exit(0, 201)
            .change(0, 201, 'X', 100)
            .free(0, 100, "finish_task_switch", MM)
            .change(1, 300, 'S', 200)
            .change(1, 200, 'Z', 300)
            .only();
    assertEquals(FreeVerdict.WINDOW, mm.verdict());
    assertEquals(
        List.of(new FreePoint(0, 10, FreeCause.SWITCH), new FreePoint(1, 13, FreeCause.SWITCH)),
        mm.possible());
  }

  @Test
  void behindExitMmTheUserReferenceIsGoneAlready() {
    MmVerdict mm =
        forked()
            .exitOfOldKernel(1, 200)
            .change(1, 200, 'R', 300)
            .free(1, 300, "finish_task_switch", MM)
            .change(1, 300, 'S', 200)
            .change(1, 200, 'Z', 300)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 6, FreeCause.SWITCH), mm);
  }

  @Test
  void aTraceWithoutFreesIsRefusedWithWhatToDo() {
    TraceException refused = assertThrows(TraceException.class, () -> forked().verify());
    assertTrue(refused.getMessage().contains("record-trace.sh"), refused.getMessage());
  }

  @Test
  void aTraceWithoutBirthsIsRefused() {
    Traces trace =
        new Traces().change(0, 0, 'R', 100).thread(0, 100, 200).free(0, 100, "do_exit", MM);
    TraceException refused = assertThrows(TraceException.class, trace::verify);
    assertTrue(refused.getMessage().contains("no mm is seen born"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin_new_exec", "setup_new_exec", "flush_old_exec"})
  void execFreesInAFunctionOfItsVersion(String site) {
    Traces trace = forked().allocForExec(1, 200, NEW_MM).free(1, 200, site, MM).exec(1, 200);
    holds(FreeVerdict.EXACT, new FreePoint(1, 4, FreeCause.EXEC), trace.verify().mms().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void withPreemptionDisabledASwitchDrops(int depth) {
    MmVerdict mm = forked().exit(1, 200).change(1, 200, 'Z', 300).drop(1, 300, depth, MM).only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 6, FreeCause.SWITCH), mm);
  }

  @Test
  void withPreemptionEnabledAnExecDrops() {
    Traces trace = forked().allocForExec(1, 200, NEW_MM).drop(1, 200, 0, MM).exec(1, 200);
    holds(FreeVerdict.EXACT, new FreePoint(1, 4, FreeCause.EXEC), trace.verify().mms().get(0));
  }

  @Test
  void withPreemptionEnabledAnExitDrops() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'R', 300)
            .change(1, 300, 'S', 200)
            .drop(1, 200, 0, MM)
            .change(1, 200, 'Z', 300)
            .only();
    holds(FreeVerdict.WINDOW, new FreePoint(1, 7, FreeCause.EXIT), mm);
  }

  @Test
  void aDropWithPreemptionDisabledIsNoExit() {
    MmVerdict mm = forked().exit(1, 200).drop(1, 200, 1, MM).change(1, 200, 'Z', 300).only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict(), mm::line);
  }

  /** CPU 1 switches first, and CPU 0 drops first. */
  @Test
  void aDropMayComeSomeTimeBehindTheSwitch() {
    Traces trace =
        forked()
            .change(1, 200, 'S', 20)
            .change(0, 100, 'S', 200)
            .exit(0, 200)
            .change(0, 200, 'Z', 21)
            .change(1, 20, 'S', 300)
            .change(0, 21, 'S', 301)
            .free(1, 300, "finish_task_switch", MM);
    MmVerdict mm = trace.only();
    holds(FreeVerdict.LATE_WINDOW, new FreePoint(1, 9, FreeCause.SWITCH), mm);
    assertTrue(mm.reason().contains("some time behind its switch"), mm.reason());
  }

  @Test
  void aDropIsNotBehindTheNextEventOfItsCpu() {
    MmVerdict mm =
        forked()
            .change(1, 200, 'S', 20)
            .change(0, 100, 'S', 200)
            .exit(0, 200)
            .change(0, 200, 'Z', 21)
            .change(1, 20, 'S', 300)
            .idle(1)
            .change(0, 21, 'S', 301)
            .free(1, 300, "finish_task_switch", MM)
            .only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict(), mm::line);
  }

  private static Traces threadsDie() {
    return forked()
        .thread(1, 200, 201)
        .exit(1, 200)
        .change(1, 200, 'Z', 201)
        .exit(1, 201)
        .change(1, 201, 'X', 300);
  }

  @Test
  void aWorkerMayPutTheLastUserReferenceOfAProcessThatHadThreads() {
    MmVerdict mm =
        threadsDie()
            .change(0, 100, "S", 30, "kworker/0:1")
            .free(0, 30, "process_one_work", MM)
            .change(0, 30, 'I', 0)
            .only();
    holds(FreeVerdict.UNTRACED_WINDOW, new FreePoint(0, 10, FreeCause.WORKER), mm);
  }

  @Test
  void aWorkerPutsNothingOfAProcessWithoutThreads() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, 'Z', 300)
            .change(0, 100, "S", 30, "kworker/0:1")
            .free(0, 30, "process_one_work", MM)
            .change(0, 30, 'I', 0)
            .only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict(), mm::line);
  }

  private static Traces lazyOnACpuThatGoesDown(String... steps) {
    Traces trace = forked().exit(1, 200).change(1, 200, "Z", 40, "cpuhp/1");
    for (String step : steps) {
      trace.hotplug(1, 40, step);
    }
    return trace.drop(1, 40, 0, MM).change(1, 40, 'S', 0);
  }

  @Test
  void aCpuThatGoesDownLeavesItsMm() {
    MmVerdict mm = lazyOnACpuThatGoesDown().only();
    holds(FreeVerdict.UNTRACED_WINDOW, new FreePoint(1, 6, FreeCause.HOTPLUG), mm);
  }

  @Test
  void aTracedStepOfHotplugGivesTheOnePlace() {
    MmVerdict mm = lazyOnACpuThatGoesDown("sched_cpu_wait_empty").only();
    holds(FreeVerdict.EXACT, new FreePoint(1, 7, FreeCause.HOTPLUG), mm);
    assertTrue(mm.asReplayed(), mm::line);
  }

  @Test
  void anotherStepOfHotplugLeavesNothing() {
    MmVerdict mm = lazyOnACpuThatGoesDown("sched_cpu_starting").only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict(), mm::line);
  }

  @Test
  void aKernelThreadThatBeginsToUseAnMmFreesWhatItBorrowed() {
    MmVerdict mm =
        forked()
            .fork(0, 100, 201, NEW_MM)
            .exit(1, 200)
            .change(1, 200, "Z", 50, "vhost-100")
            .probe(1, 50, "kthread_use_mm", NEW_MM)
            .drop(1, 50, 0, MM)
            .probe(1, 50, "kthread_unuse_mm", NEW_MM)
            .change(1, 50, 'S', 0)
            .verify()
            .mms()
            .get(0);
    holds(FreeVerdict.EXACT, new FreePoint(1, 9, FreeCause.USE_MM), mm);
    assertTrue(mm.asReplayed(), mm::line);
  }

  /** Its user exits meanwhile: the mm outlives it on the CPU that used it. */
  @Test
  void aKernelThreadThatUsedAnMmIsLazyOnIt() {
    MmVerdict mm =
        forked()
            .change(0, 100, "S", 50, "vhost-200")
            .probe(0, 50, "kthread_use_mm", MM)
            .exit(1, 200)
            .change(1, 200, 'Z', 300)
            .probe(0, 50, "kthread_unuse_mm", MM)
            .change(0, 50, 'S', 301)
            .free(0, 301, "finish_task_switch", MM)
            .only();
    holds(FreeVerdict.EXACT, new FreePoint(0, 10, FreeCause.SWITCH), mm);
    assertTrue(mm.asReplayed(), mm::line);
  }

  @Test
  void anUntracedUseIsKnownByTheFree() {
    MmVerdict mm =
        forked()
            .exit(1, 200)
            .change(1, 200, "Z", 50, "vhost-100")
            .free(1, 50, "vhost_run_work_kthread_list", MM)
            .change(1, 50, 'S', 0)
            .only();
    holds(FreeVerdict.UNTRACED_WINDOW, new FreePoint(1, 6, FreeCause.USE_MM), mm);
  }

  /** As many states as subsets would be too many. */
  @Test
  void manyThreadsThatExitTogetherAreFollowed() {
    Traces trace = forked();
    int threads = 40;
    for (int thread = 1; thread <= threads; thread++) {
      trace.thread(1, 200, 200 + thread).change(1 + thread, 0, 'R', 200 + thread);
    }
    for (int thread = 1; thread <= threads; thread++) {
      trace.exit(1 + thread, 200 + thread);
    }
    trace.exit(1, 200);
    for (int thread = 1; thread <= threads; thread++) {
      trace.change(1 + thread, 200 + thread, 'X', 0);
    }
    trace.change(1, 200, 'Z', 300);
    for (int cpu = 2; cpu <= threads + 1; cpu++) {
      trace.change(cpu, 0, 'R', 400 + cpu);
    }
    MmVerdict mm = trace.free(threads + 1, 400 + threads + 1, "finish_task_switch", MM).only();
    assertEquals(FreeVerdict.EXACT, mm.verdict(), mm::line);
  }

  @Test
  void anExitOfAnOldKernelMayHaveBegunLongBeforeItsEvent() {
    MmVerdict mm =
        forked()
            .change(1, 200, 'R', 300)
            .change(1, 300, 'S', 200)
            .free(1, 200, "do_exit", MM)
            .exitOfOldKernel(1, 200)
            .change(1, 200, 'Z', 300)
            .only();
    holds(FreeVerdict.WINDOW, new FreePoint(1, 6, FreeCause.EXIT), mm);
  }

  @Test
  void anExitOfAnOldKernelDoesNotBeginBeforeASleep() {
    MmVerdict mm =
        forked()
            .change(1, 200, 'R', 300)
            .free(1, 300, "finish_task_switch", MM)
            .change(1, 300, 'S', 200)
            .change(1, 200, 'S', 300)
            .change(1, 300, 'S', 200)
            .exitOfOldKernel(1, 200)
            .change(1, 200, 'Z', 300)
            .only();
    assertEquals(FreeVerdict.UNEXPLAINED, mm.verdict(), mm::line);
  }
}
