package org.lazymm.sequential.cranky;

import java.util.Random;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;

/** What a CPU may do between two steps of a scenario, to be afterwards where it was before. */
public enum Disturbance {
  /** A few timer interrupts. */
  TICKS {
    @Override
    void happen(Machine machine, int cpu, Random dice) {
      if (!machine.cpu(cpu).inEqs()) {
        int ticks = 1 + dice.nextInt(MOST_TICKS);
        for (int tick = 0; tick < ticks; tick++) {
          machine.tick(cpu);
        }
      }
    }
  },

  /** It leaves the quiescent state it is in and enters it again; its idle task sleeps and wakes. */
  QUIESCENT_STATES {
    @Override
    void happen(Machine machine, int cpu, Random dice) {
      Cpu at = machine.cpu(cpu);
      if (at.idle()) {
        machine.idleExit(cpu);
        machine.idleEnter(cpu);
      } else if (at.inEqs()) {
        machine.userExit(cpu);
        machine.userEnter(cpu);
      } else if (at.current() == at.idleTask()) {
        machine.idleEnter(cpu);
        machine.idleExit(cpu);
      }
    }
  },

  /** A kernel thread runs for a moment. */
  KERNEL_THREAD {
    @Override
    void happen(Machine machine, int cpu, Random dice) {
      Cpu at = machine.cpu(cpu);
      Task preempted = at.current();
      if (preempted.exited() || machine.moves(preempted)) {
        return; // It does not come back, or is not this CPU's to take up again.
      }
      boolean wasIdle = at.idle();
      boolean wasInEqs = at.inEqs();
      machine.switchTo(cpu, machine.createKernelThread("kworker/" + cpu));
      machine.switchTo(cpu, preempted);
      if (wasIdle) {
        machine.idleEnter(cpu);
      } else if (wasInEqs) {
        machine.userEnter(cpu);
      }
    }
  };

  private static final int MOST_TICKS = 8;

  /** What it is, as the end of a sentence that begins with a CPU. */
  public String text() {
    return switch (this) {
      case TICKS -> "is interrupted by its timer";
      case QUIESCENT_STATES -> "leaves its quiescent state for a moment";
      case KERNEL_THREAD -> "runs a kernel thread for a moment";
    };
  }

  /**
   * Lets it happen on a CPU.
   *
   * @param machine the machine, no step under way
   * @param cpu an online CPU
   * @param dice decides how much of it
   */
  abstract void happen(Machine machine, int cpu, Random dice);
}
