package org.lazymm.simulator.engine;

/** Who plans what CPUs do next, and so must know of interrupts. */
public interface InterruptObserver {

  /** An observer that plans nothing: CPUs wake at once. */
  InterruptObserver NONE =
      new InterruptObserver() {
        @Override
        public long wakeLatency(int cpu, long at) {
          return 0;
        }

        @Override
        public void interrupted(int cpu, long ticks) {}
      };

  /**
   * How long an idle CPU takes to wake.
   *
   * @param cpu the CPU, in the idle state
   * @param at when it is woken, in ticks
   * @return in ticks
   */
  long wakeLatency(int cpu, long at);

  /**
   * An interrupt has run.
   *
   * @param cpu its target
   * @param ticks how long it ran
   */
  void interrupted(int cpu, long ticks);
}
