package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which evidence makes a task a kernel thread. */
class TaskCensusTest {
  private final TaskTable tasks = new TaskTable();
  private final TaskCensus census = new TaskCensus(tasks);

  private static String change(String name, int pid, String state, int next) {
    return "%s-%d [000] d..2. 1.000001: sched_switch: prev_comm=%s prev_pid=%d prev_prio=120 prev_state=%s ==> next_comm=x%d next_pid=%d next_prio=120"
        .formatted(name, pid, name, pid, state, next, next);
  }

  private TaskEvidence of(int pid, String... lines) {
    Lines.read(Lines.bytes(lines), census);
    return census.tasks().evidence(pid);
  }

  @ParameterizedTest
  @CsvSource({
    "I, IDLE_STATE",
    "P, IDLE_STATE",
    "D|N, IDLE_STATE",
    "128, IDLE_STATE",
    "1026, IDLE_STATE",
    "S, NOTHING",
    "D, NOTHING",
    "R+, NOTHING",
    "D|K, NOTHING",
    "4096, NOTHING",
    "T, STOPPED",
    "t, STOPPED"
  })
  void theStateOfASleeperTells(String state, TaskEvidence evidence) {
    assertEquals(evidence, of(500, change("a", 500, state, 0)));
    assertEquals(evidence == TaskEvidence.IDLE_STATE, tasks.isKernelThread(500));
  }

  @Test
  void thePluginPrintsTheIdleStateAsW() {
    assertEquals(
        TaskEvidence.IDLE_STATE,
        of(500, "a-500 [000] 1.000001: sched_switch: a:500 [120] W ==> b:6 [120]"));
  }

  @Test
  void theChildrenOfKthreaddAreKernelThreadsAndOthersAreNot() {
    Lines.read(
        Lines.bytes(
            "kthreadd-2 [000] 1.000001: sched_process_fork: comm=k pid=2 child_comm=k child_pid=900",
            "sh-800 [000] 1.000002: sched_process_fork: comm=sh pid=800 child_comm=s child_pid=901"),
        census);
    assertEquals(TaskEvidence.CHILD_OF_KTHREADD, census.tasks().evidence(900));
    assertEquals(TaskEvidence.CHILD_OF_ANOTHER, census.tasks().evidence(901));
  }

  @ParameterizedTest
  @CsvSource({
    "800700, CLONES_AS_KERNEL", // by kernel_thread()
    "810f00, CLONES_AS_USER", // io_uring makes a worker of its user's
    "1200011, CLONES_AS_USER", // fork()
    "3d0f00, CLONES_AS_USER" // pthread_create()
  })
  void theCloneFlagsTellOfTheParent(String flags, TaskEvidence evidence) {
    assertEquals(
        evidence,
        of(
            800,
            "a-800 [000] 1.000001: task_newtask: pid=900 comm=a clone_flags="
                + flags
                + " oom_score_adj=0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a-800 [000] 1.000001: sys_read(fd: 3, buf: 7f00, count: 1)",
        "a-800 [000] 1.000001: sys_enter: NR 0 (3, 7f, 1)",
        "a-800 [000] 1.000001: page_fault_user: address=0x7f ip=0x40 error_code=0x6",
        "a-800 [000] 1.000001: sys_enter_read: fd: 3",
        "a-800 [000] 1.000001: sys_membarrier(cmd: 8, flags: 0, cpu_id: 0)"
      })
  void aSystemCallOrAUsersFaultMakesAUser(String line) {
    assertEquals(TaskEvidence.USER_CODE, of(800, change("b", 5, "S", 800), line));
  }

  @Test
  void perfPutsAPeriodAndASystemInFrontOfTheCall() {
    assertEquals(
        TaskEvidence.USER_CODE,
        of(
            800,
            "b 5 [000] 1.000001: 1 sched:sched_switch: b:5 [120] S ==> a:800 [120]",
            "a 800 [000] 1.000002: 1 syscalls:sys_enter_read: fd: 3"));
  }

  @Test
  void theFaultOfAKernelThreadOnAUsersAddressMakesNone() {
    assertEquals(
        TaskEvidence.NOTHING,
        of(
            800,
            change("b", 5, "S", 800),
            "a-800 [000] 1.000001: page_fault_kernel: address=0x7f ip=0x40 error_code=0x6"));
  }

  @Test
  void whatComesLateIsUsedForTheWholeTrace() {
    assertEquals(
        TaskEvidence.EXEC,
        of(
            700,
            change("kworker/u8:1", 700, "S", 0),
            "a-700 [000] 1.000001: sched_process_exec: filename=/bin/a pid=700 old_pid=700"));
    assertFalse(tasks.isKernelThread(700), "the name was a guess");
  }

  @Test
  void theStrongerEvidenceWinsAndTheContradictionIsTold() {
    assertEquals(
        TaskEvidence.EXEC,
        of(
            700,
            change("a", 700, "I", 0),
            "a-700 [000] 1.000001: sched_process_exec: filename=/bin/a pid=700 old_pid=700"));
    assertEquals(Optional.of(TaskEvidence.IDLE_STATE), tasks.contradiction(700));
    assertEquals(1, census.contradictions());
  }

  @Test
  void theListOfTasksWinsOverAll() {
    tasks.kernelThread(700, false);
    assertEquals(TaskEvidence.LISTED_USER, of(700, change("kworker/0:1", 700, "I", 0)));
    assertEquals(Optional.of(TaskEvidence.IDLE_STATE), tasks.contradiction(700));
  }

  @Test
  void namesThatNobodyKnowsAreFoundByTheirStateAndTheirPidsAtBoot() {
    Lines.read(
        Lines.bytes(
            change("prog", 500, "S", 90),
            change("alpha", 90, "D", 91),
            change("beta", 91, "I", 92),
            change("gamma", 92, "S", 99),
            change("delta", 99, "S", 120),
            change("omega", 120, "S", 500)),
        census);
    for (int pid : new int[] {90, 91, 92, 99}) {
      assertTrue(census.tasks().isKernelThread(pid), () -> "task " + pid);
    }
    assertFalse(tasks.isKernelThread(120), "far from all kernel threads");
    assertFalse(tasks.isKernelThread(500));
    assertEquals(TaskEvidence.PID_AMONG_KERNEL, tasks.evidence(90));
    assertEquals(3, census.guessedKernelThreads());
    assertEquals(2, census.guessedUserTasks());
  }

  @Test
  void aUserTaskThatIsNearerKeepsAPidFromBeingGuessed() {
    assertEquals(
        TaskEvidence.NOTHING,
        of(
            94,
            change("beta", 91, "I", 94),
            change("b", 94, "S", 95),
            "c-95 [000] 1.000001: sched_process_exec: filename=/bin/c pid=95 old_pid=95"));
  }

  @ParameterizedTest
  @CsvSource({
    "kworker/u12:1, true",
    "dmcrypt_write/2, true",
    "irq/45-eth0, true",
    "jbd2/sda2-8, true",
    "kblockd/0, true",
    "nvme-wq, true",
    "z_wr_iss, true",
    "md0_raid1, true",
    "psimon, true",
    "bash, false",
    "perf, false",
    "kvm, false",
    "qemu-system-x86, false",
    "binder:12_3, false",
    "nvme, false",
    "Chrome_IOThread, false",
    "postgres: a/b, false",
    "rcu-tool, false"
  })
  void namesAreTheLastResort(String name, boolean kernel) {
    assertEquals(kernel, KernelThreadNames.fits(name));
  }
}
