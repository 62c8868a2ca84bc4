package org.lazymm.simulator.timeline;

/** Who decides what CPUs do next. */
public interface Host {

  /** Decides nothing: for CPUs that do nothing. */
  Host NOBODY =
      new Host() {
        @Override
        public void due(Core core, long now) {}

        @Override
        public void ended(Core core, long ticks) {}

        @Override
        public void handled(Core core, long ticks) {}

        @Override
        public long wakeLatency(Core core, long at) {
          return 0;
        }
      };

  /**
   * A CPU, with what the host adds to it; all that the host is told about it comes with it.
   *
   * @param cpu its number
   * @param place where it is
   */
  default Core core(int cpu, int place) {
    return new Core(cpu, place);
  }

  /**
   * The time that was {@linkplain Timeline#plan planned} for a CPU has come, and the CPU is in no
   * action.
   *
   * @param core the CPU
   * @param now that time, in ticks; the CPU's clock may be behind it
   */
  void due(Core core, long now);

  /**
   * An action of a CPU is over. The host may begin another one, or plan when.
   *
   * @param core the CPU
   * @param ticks how long it took
   */
  void ended(Core core, long ticks);

  /**
   * A CPU that was in no action has handled an interrupt. The host may begin an action, or plan
   * when.
   *
   * @param core the CPU
   * @param ticks how long it took
   */
  void handled(Core core, long ticks);

  /**
   * How long a CPU in no action takes until it can handle an interrupt.
   *
   * @param core the CPU
   * @param at when the interrupt arrives, in ticks
   * @return 0, or how long it takes to wake, in ticks
   */
  long wakeLatency(Core core, long at);
}
