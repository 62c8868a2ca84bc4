package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One line of a trace in, one event out. */
class EventLinesTest {
  private static final String SWITCH_FIELDS =
      "prev_comm=a prev_pid=5 prev_prio=120 prev_state=S ==> next_comm=b next_pid=6 next_prio=120";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csd_queue_cpu: cpu=3 callsite=a+0x1/0x2 func=nohz_csd_func csd=c0",
        "mine: (kthread_use_mm+0x8/0x10) who=5",
        "mine: (kthread_use_mmap+0x8/0x10) mm=0xc0",
        "mine: (flush_type_needed+0x8/0x10) mm=0xc0",
        "mine: (0xc000) mm=0xc0"
      })
  void whatTellsNothingOfAnMmIsSkipped(String fields) {
    assertEquals(List.of(), Lines.events("a-5 [000] ..... 1.000001: " + fields));
    assertEquals(0, Lines.read("a-5 [000] ..... 1.000001: " + fields).malformed());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "no flags column | a-5     [001] 10.000002: sched_switch: | -1",
        "four flags | a-5     [001] d..3 10.000002: sched_switch: | -1",
        "five flags | a-5     [001] d..2. 10.000002: sched_switch: | -1",
        "eight flags of RT | a-5     [001] d.L..2.1 10.000002: sched_switch: | -1",
        "tgid in front of the CPU | a-5     (    7) [001] d..2. 10.000002: sched_switch: | 7",
        "wide tgid | a-5     (      7) [001] d..2. 10.000002: sched_switch: | 7",
        "tgid behind the CPU | a-5     [001] (    7) d..2 10.000002: sched_switch: | 7",
        "unknown tgid | a-5     (-----) [001] d..2. 10.000002: sched_switch: | -1",
        "unknown wide tgid behind the CPU | a-5     [001] (-------) 10.000002: sched_switch: | -1",
        "nine decimals | a-5     [001] d..2. 10.000002000: sched_switch: | -1",
        "trace-cmd padding | a-5     [001]    10.000002: sched_switch:         | -1",
        "perf | a     5 [001]    10.000002: sched:sched_switch: | -1",
        "perf with its process | a     7/5 [001]    10.000002: sched:sched_switch: | 7",
        "perf with a period | a     5 [001]    10.000002:      1     sched:sched_switch: | -1",
        "perf without a name | :5     5 [001]    10.000002: sched:sched_switch: | -1",
      })
  void everyHeadSaysTheSame(String title, String head, int tgid) {
    assertEquals(
        "10000002000 cpu1 pid5 tgid" + tgid + " SWITCH <a> S -> 6 <b>",
        Lines.only(head + " " + SWITCH_FIELDS));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "blank inside | Web Content",
        "dash and digits | foo-12",
        "colon and slash | kworker/u8:0-ev",
        "hash | #1 worker",
        "brackets | a [001] b",
        "parentheses | (sd-pam)",
        "arrow | a ==> b",
        "a field of its own | x prev_pid=1",
        "the other field | x next_comm=y",
        "the last field | x next_pid=7",
        "name lost | <...>",
        "none at all | \"\"",
        "blank at the end | \"tail \"",
      })
  void namesMayHoldAnything(String title, String comm) {
    String fields =
        "prev_comm=%s prev_pid=5 prev_prio=120 prev_state=R+ ==> next_comm=%s next_pid=6 next_prio=9"
            .formatted(comm, comm);
    String ftrace = "%16s-5       [003] d..2.  1.5: sched_switch: %s".formatted(comm, fields);
    assertEquals(
        "1500000000 cpu3 pid5 tgid-1 SWITCH <%s> R+ -> 6 <%s>".formatted(comm, comm),
        Lines.only(ftrace));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "raw, preempted | prev_comm=a prev_pid=5 prev_prio=120 prev_state=4096 next_comm=b"
            + " next_pid=6 next_prio=1 | <a> R+ -> 6 <b>",
        "raw, sleeping | prev_comm=a prev_pid=5 prev_prio=120 prev_state=1 next_comm=b next_pid=6"
            + " next_prio=1 | <a> S -> 6 <b>",
        "raw, zombie | prev_comm=a prev_pid=5 prev_prio=120 prev_state=32 next_comm=b next_pid=6"
            + " next_prio=1 | <a> Z -> 6 <b>",
        "joined letters | prev_comm=a prev_pid=5 prev_prio=120 prev_state=D/W ==> next_comm=b"
            + " next_pid=6 next_prio=1 | <a> D -> 6 <b>",
        "negative priority | prev_comm=a prev_pid=5 prev_prio=-1 prev_state=S ==> next_comm=b"
            + " next_pid=6 next_prio=-1 | <a> S -> 6 <b>",
        "plugin | swapper/2:5 [120] R ==> kworker/2:1:6 [120] | <swapper/2> R -> 6 <kworker/2:1>",
        "plugin, name with a blank | Web Content:5 [120] R+ ==> a b:6 [99] | <Web Content> R+ -> 6"
            + " <a b>",
      })
  void everyRenderingOfASwitchIsRead(String title, String fields, String expected) {
    String line = "a-5 [000] 1.000001: sched_switch:  " + fields.replace("D/W", "D|W");
    assertEquals("1000001000 cpu0 pid5 tgid-1 SWITCH " + expected, Lines.only(line));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a thread | task_newtask: pid=9 comm=x clone_flags=3d0f00 oom_score_adj=0 | NEW_TASK 9"
            + " 3d0f00",
        "a name like a field | task_newtask: pid=9 comm=clone_flags=1 clone_flags=1200011"
            + " oom_score_adj=0 | NEW_TASK 9 1200011",
        "fork | sched_process_fork: comm=a pid=5 child_comm=b child_pid=2 child_pid=9 | FORK 9",
        "exec | sched_process_exec: filename=/bin/a pid=3 pid=5 old_pid=8 | EXEC 8",
        "exit before exit_mm | sched_process_exit: comm=a pid=5 prio=120 group_dead=true | EXIT 5"
            + " BEFORE_EXIT_MM",
        "exit behind exit_mm | sched_process_exit: comm=a pid=5 prio=120 | EXIT 5 AFTER_EXIT_MM",
        "free | sched_process_free: comm=a prio=1 pid=77 prio=120 | FREE 77",
        "idle | cpu_idle: state=1 cpu_id=0 | CPU_IDLE in",
        "idle over | cpu_idle: state=4294967295 cpu_id=0 | CPU_IDLE out",
        "membarrier as ftrace prints it | sys_membarrier(cmd: 8, flags: 0, cpu_id: 0) | MEMBARRIER"
            + " 8",
        "membarrier as perf prints it | syscalls:sys_enter_membarrier: cmd: 0x00000010, flags:"
            + " 0x00000000 | MEMBARRIER 16",
        "mm of a fork | kmem_cache_alloc: call_site=copy_process+0x10/0x20 ptr=00000000afd1d43d"
            + " name=mm_struct bytes_req=1 | MM_ALLOC FORK afd1d43d",
        "mm of an exec | kmem_cache_alloc: call_site=mm_alloc+0x16/0x60 ptr=0xffff888000000001"
            + " name=mm_struct | MM_ALLOC EXEC_ALLOC ffff888000000001",
        "lazy reference gone | kmem_cache_free: call_site=finish_task_switch.isra.0+0x1a7/0x2b0"
            + " ptr=0a name=mm_struct | MM_FREE SWITCH a",
        "user reference gone | kmem_cache_free: call_site=do_exit+0x287/0xab0 ptr=0a name=mm_struct"
            + " | MM_FREE EXIT a",
        "exec since Linux 7.0 | kmem_cache_free: call_site=setup_new_exec+0x87/0xab ptr=0a"
            + " name=mm_struct | MM_FREE EXEC a",
        "without a tail call | kmem_cache_free: call_site=__mmdrop+0x17c/0x2a0 ptr=0a"
            + " name=mm_struct | MM_FREE DROP a",
        "by a worker | kmem_cache_free: call_site=process_one_work+0x1/0x2 ptr=0a name=mm_struct |"
            + " MM_FREE WORKER a",
        "a CPU goes down | cpuhp_enter: cpu: 0003 target: 143 step: 168 (sched_cpu_wait_empty) |"
            + " HOTPLUG_STEP cpu3 HOTPLUG",
        "another step | cpuhp_enter: cpu: 0003 target: 143 step: 169 (sched_cpu_starting) |"
            + " HOTPLUG_STEP cpu3 OTHER",
        "a probe of any name | mine: (kthread_use_mm+0x8/0x10) mm=0xc00a | USE_MM c00a",
        "a probe of perf | probe:kthread_unuse_mm: (ffffffff810) mm=0xc00a | UNUSE_MM c00a",
        "a flush | fneed: (flush_type_needed+0x8/0x210) mm=0xc00a full=0 users=2 act=1 mask=0x4 |"
            + " FLUSH c00a part users2",
        "the final flush | fneed: (flush_type_needed+0x8/0x210) mm=0xc00a full=1 users=0 | FLUSH"
            + " c00a full users0",
        "an interrupt of the final flush | csd_queue_cpu: cpu=3 callsite=radix__tlb_flush+0x5c/0x180"
            + " func=do_exit_flush_lazy_tlb csd=c0 | INTERRUPT_SENT cpu3 FLUSH full",
        "an interrupt of a flush | csd_queue_cpu: cpu=3 callsite=flush_type_needed+0x1/0x2"
            + " func=do_exit_flush_lazy_tlb csd=c0 | INTERRUPT_SENT cpu3 FLUSH",
        "an interrupt of a shootdown | csd_queue_cpu: cpu=0 callsite=on_each_cpu_cond_mask+0x1/0x2"
            + " func=do_shoot_lazy_tlb csd=c0 | INTERRUPT_SENT cpu0 SHOOT",
        "interrupted by a flush | x: (do_exit_flush_lazy_tlb+0x8/0x10) mm=0xc00a |"
            + " FLUSH_INTERRUPT c00a",
        "interrupted by a shootdown | x: (do_shoot_lazy_tlb+0x8/0x90) mm=0xc00a | SHOOT_INTERRUPT"
            + " c00a",
        "left | x: (switch_mm_irqs_off+0x8/0x100) prev=0xc00a next=0xc00b | MMU_LEAVE c00a",
        "dropped | x: (__mmdrop+0x8/0x2a0) mm=0xc00a mask=0x4 act=1 | MM_DROP c00a",
        "a longer function name is another one | kmem_cache_free: call_site=do_exit_group+0x1/0x2"
            + " ptr=0a name=mm_struct | MM_FREE OTHER a",
      })
  void everyKindIsRead(String title, String fields, String expected) {
    assertEquals(
        "1000001000 cpu0 pid5 tgid-1 " + expected,
        Lines.only("a-5 [000] ..... 1.000001: " + fields));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0", "-1/0", "0/0", "-1/-1"})
  void perfIdleIsPidZero(String task) {
    assertEquals(
        0,
        Lines.only(
                "swapper     %s [002]  9.1: sched:sched_switch: %s".formatted(task, SWITCH_FIELDS))
            .indexOf("9100000000 cpu2 pid5"));
    assertEquals(
        "9100000000 cpu2 pid0",
        Lines.only("swapper     %s [002]  9.1: power:cpu_idle: state=1 cpu_id=2".formatted(task))
            .substring(0, 20));
  }
}
