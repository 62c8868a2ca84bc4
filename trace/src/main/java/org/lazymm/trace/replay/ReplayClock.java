package org.lazymm.trace.replay;

/** Is told the time of each event before its actions, so that virtual time can follow the trace. */
@FunctionalInterface
public interface ReplayClock {
  /** A clock that is not interested. */
  ReplayClock NONE = (cpu, timeNanos) -> {};

  /**
   * A CPU is about to act.
   *
   * @param cpu the CPU
   * @param timeNanos the time on the trace's clock, in nanoseconds; may go back where the trace
   *     does
   */
  void at(int cpu, long timeNanos);
}
