package org.lazymm.simulator.timeline;

/** Who decides what CPUs do next. */
public interface Host {

  /** Decides nothing: for CPUs that do nothing. */
  Host NOBODY =
      new Host() {
        @Override
        public void due(int cpu, long now) {}

        @Override
        public void ended(int cpu) {}

        @Override
        public void handled(int cpu, long ticks) {}

        @Override
        public long wakeLatency(int cpu, long at) {
          return 0;
        }
      };

  /**
   * The time that was {@linkplain Timeline#plan planned} for a CPU has come, and the CPU is in no
   * action.
   *
   * @param cpu its number
   * @param now that time, in ticks; the CPU's clock may be behind it
   */
  void due(int cpu, long now);

  /**
   * An action of a CPU is over. The host may begin another one, or plan when.
   *
   * @param cpu its number
   */
  void ended(int cpu);

  /**
   * A CPU that was in no action has handled an interrupt. The host may begin an action, or plan
   * when.
   *
   * @param cpu its number
   * @param ticks how long it took
   */
  void handled(int cpu, long ticks);

  /**
   * How long a CPU in no action takes until it can handle an interrupt.
   *
   * @param cpu its number
   * @param at when the interrupt arrives, in ticks
   * @return 0, or how long it takes to wake, in ticks
   */
  long wakeLatency(int cpu, long at);
}
