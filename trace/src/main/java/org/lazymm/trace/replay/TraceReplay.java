package org.lazymm.trace.replay;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MembarrierCommand;
import org.lazymm.trace.LostSwitchInference;
import org.lazymm.trace.MmSite;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.TraceEvent;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceHandler;
import org.lazymm.trace.TraceRead;
import org.lazymm.trace.TraceTape;

/**
 * Replays a trace on a machine, event by event; what is not traced is chosen as {@link TaskActions}
 * says.
 */
public final class TraceReplay implements TraceHandler {
  private static final Map<Integer, MembarrierCommand> COMMANDS =
      Map.of(
          1, MembarrierCommand.GLOBAL,
          2, MembarrierCommand.GLOBAL_EXPEDITED,
          4, MembarrierCommand.REGISTER_GLOBAL_EXPEDITED,
          8, MembarrierCommand.PRIVATE_EXPEDITED,
          16, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED,
          32, MembarrierCommand.PRIVATE_EXPEDITED_SYNC_CORE,
          64, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);

  private final Machine machine;
  private final TaskActions actions;
  private final ReplayClock clock;

  /**
   * Makes a replay for a machine on which only the idle tasks run.
   *
   * @param machine the machine
   * @param census what a first pass over the trace found out
   * @param clock is told the time of each event
   */
  public TraceReplay(Machine machine, TaskCensus census, ReplayClock clock) {
    this.machine = machine;
    this.actions = new TaskActions(machine, census);
    this.clock = clock;
  }

  /**
   * Replays a trace from its beginning to its end, lost switches put in.
   *
   * @param trace the trace
   * @return what was read and what was not
   * @throws IOException if it cannot be read
   */
  public TraceRead run(TraceFile trace) throws IOException {
    return trace.read(new LostSwitchInference(this));
  }

  /**
   * Replays a trace from its beginning to its end.
   *
   * @param tape its events, lost switches put in
   */
  public void run(TraceTape tape) {
    tape.play(this);
  }

  @Override
  public void event(TraceEvent event) {
    int cpu = event.cpu();
    int pid = event.pid();
    clock.at(cpu, event.timeNanos());
    switch (event.kind()) {
      case SWITCH -> {
        boolean last = event.leftDead() || event.inferred() && actions.isExiting(pid);
        actions.change(cpu, pid, event.nextPid(), last);
      }
      case NEW_TASK -> actions.newTask(cpu, pid, event.childPid(), event.sharesMm());
      case FORK -> actions.fork(cpu, pid, event.childPid());
      case EXEC -> actions.exec(cpu, pid, event.oldPid());
      case EXIT -> actions.exit(cpu, pid, event.exitPlace());
      case CPU_IDLE -> idle(cpu, pid, event.idleEntered());
      case MEMBARRIER -> {
        actions.arrive(cpu, pid);
        Optional.ofNullable(COMMANDS.get(event.membarrierCommand()))
            .ifPresent(command -> machine.membarrier(cpu, command));
      }
      case MM_ALLOC -> actions.allocated(pid, event.mmPointer());
      case USE_MM -> actions.useMm(cpu, pid, event.mmPointer());
      case UNUSE_MM -> actions.unuseMm(cpu, pid);
      case FLUSH -> {
        if (!event.fullFlush()) {
          actions.flush(cpu, pid, event.mmPointer());
        }
      }
      case HOTPLUG_STEP -> {
        if (event.mmSite() == MmSite.HOTPLUG && event.targetCpu() == cpu) {
          actions.leaveForHotplug(cpu, pid);
        }
      }
      case FREE, MM_FREE, INTERRUPT_SENT, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MMU_LEAVE, MM_DROP -> {}
    }
    if (machine.cpu(cpu).hasDeferredWork()) {
      // Work that puts itself off again waits for the next event of this CPU.
      machine.runDeferredWork(cpu, cpu);
    }
  }

  private void idle(int cpu, int pid, boolean entered) {
    actions.arrive(cpu, pid);
    Cpu state = machine.cpu(cpu);
    if (state.current() != state.idleTask()) {
      return;
    }
    if (entered && !state.idle()) {
      machine.idleEnter(cpu);
    } else if (!entered && state.idle()) {
      machine.idleExit(cpu);
    }
  }

  /**
   * The actions taken so far.
   *
   * @return their counts
   */
  public TaskActions actions() {
    return actions;
  }
}
