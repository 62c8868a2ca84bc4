package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTapeTest {
  /** All that a replay asks of an event. */
  private static String show(TraceEvent event) {
    String what =
        switch (event.kind()) {
          case SWITCH -> event.nextPid() + (event.leftDead() ? " dead" : "");
          case NEW_TASK -> event.childPid() + (event.sharesMm() ? " shares" : "");
          case FORK -> "" + event.childPid();
          case EXEC -> "" + event.oldPid();
          case EXIT -> "" + event.exitPlace();
          case CPU_IDLE -> "" + event.idleEntered();
          case MEMBARRIER -> "" + event.membarrierCommand();
          case HOTPLUG_STEP -> event.targetCpu() + " " + event.mmSite();
          case FLUSH -> event.mmPointer() + (event.fullFlush() ? " full" : "");
          case MM_ALLOC, USE_MM, UNUSE_MM -> "" + event.mmPointer();
          case FREE,
              MM_FREE,
              INTERRUPT_SENT,
              FLUSH_INTERRUPT,
              SHOOT_INTERRUPT,
              MMU_LEAVE,
              MM_DROP ->
              "";
        };
    return "%d %d %d %s %s %s"
        .formatted(
            event.timeNanos(), event.cpu(), event.pid(), event.kind(), event.inferred(), what);
  }

  @Test
  void aTraceIsPlayedAsItIsRead() throws IOException {
    List<String> read = new ArrayList<>();
    TraceFile.bundled().read(new LostSwitchInference(event -> read.add(show(event))));
    List<String> played = new ArrayList<>();
    TraceSurvey.of(TraceFile.bundled()).tape().orElseThrow().play(e -> played.add(show(e)));
    assertTrue(read.size() > 1 << 14, () -> read.size() + " events are more than one piece");
    assertEquals(read, played);
  }

  @Test
  void everyKindIsPlayedAsItIsRead() {
    String head = "a-5 [8191] d..2. 1.000001: ";
    String[] lines = {
      head
          + "sched_switch: prev_comm=a prev_pid=5 prev_prio=1 prev_state=X ==> next_comm=b"
          + " next_pid=6 next_prio=1",
      "b-6 [8191] d..2. 1.000002: task_newtask: pid=9 comm=x clone_flags=3d0f00 oom_score_adj=0",
      "b-6 [8191] d..2. 1.000002: task_newtask: pid=9 comm=x clone_flags=1200000 oom_score_adj=0",
      "b-6 [8191] d..2. 1.000003: sched_process_exit: comm=b pid=6 prio=120 group_dead=true",
      "b-6 [8191] d..2. 1.000003: sched_process_exit: comm=b pid=6 prio=120",
      "b-6 [8191] d..2. 1.000003: cpuhp_enter: cpu: 8190 target: 1 step: 2 (sched_cpu_wait_empty)",
      "b-6 [8191] d..2. 1.000003: p: (kthread_use_mm+0x1/0x2) mm=0xffff888000000001",
      "b-6 [8191] d..2. 1.000003: p: (flush_type_needed+0x1/0x2) mm=0xc000000000000001 full=1",
      "b-6 [8191] d..2. 1.000004: sys_membarrier(cmd: 8, flags: 0, cpu_id: 0)",
      "c-7 [8191] d..2. 1.000005: cpu_idle: state=1 cpu_id=0"
    };
    List<String> read = new ArrayList<>();
    TraceTape tape = new TraceTape();
    TraceHandler both =
        new LostSwitchInference(
            event -> {
              read.add(show(event));
              tape.event(event);
            });
    Lines.read(lines, both);
    List<String> played = new ArrayList<>();
    tape.play(event -> played.add(show(event)));
    assertEquals(lines.length + 1, read.size());
    assertEquals(read, played);
  }

  @Test
  void ofTooManyEventsNoneIsKept() {
    TraceTape tape = new TraceTape(2);
    TraceEvent event = new TraceEvent();
    tape.event(event);
    tape.event(event);
    assertTrue(tape.isWhole());
    tape.event(event);
    assertFalse(tape.isWhole());
    List<TraceEvent> played = new ArrayList<>();
    tape.play(played::add);
    assertEquals(List.of(), played);
  }
}
