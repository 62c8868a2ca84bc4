package org.lazymm.sequential.cranky;

import java.util.Random;
import org.lazymm.scheduler.machine.Machine;

/**
 * Something that a CPU does of its own accord.
 *
 * @param cpu the CPU
 * @param disturbance what it does
 * @param seed decides how much of it
 */
public record Whim(int cpu, Disturbance disturbance, long seed) {
  /**
   * Does it, if the CPU is online.
   *
   * @param machine the machine, no step of the CPU under way
   */
  public void happen(Machine machine) {
    if (machine.cpu(cpu).online()) {
      disturbance.happen(machine, cpu, new Random(seed));
    }
  }
}
