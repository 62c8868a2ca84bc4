package org.lazymm.simulator.time;

/**
 * The times that belong to each CPU, in ticks, side by side: an event of one CPU of many finds them
 * with one fetch from memory.
 */
public final class CpuTimes {

  private static final int SHIFT = 2;
  private static final int CLOCK = 0;
  private static final int ACT = 1;
  private static final int TICK = 2;
  private static final int IDLE = 3;

  private final long[] times;

  /** All times 0. */
  public CpuTimes(int cpus) {
    times = new long[cpus << SHIFT];
  }

  /** How far a CPU has run. */
  public long clock(int cpu) {
    return times[(cpu << SHIFT) + CLOCK];
  }

  /** Sets {@link #clock}. */
  public void setClock(int cpu, long time) {
    times[(cpu << SHIFT) + CLOCK] = time;
  }

  /** When the actor that runs on a CPU acts. */
  public long actsAt(int cpu) {
    return times[(cpu << SHIFT) + ACT];
  }

  /** Sets {@link #actsAt}. */
  public void setActsAt(int cpu, long time) {
    times[(cpu << SHIFT) + ACT] = time;
  }

  /** When the next timer interrupt of a busy CPU is due. */
  public long tickAt(int cpu) {
    return times[(cpu << SHIFT) + TICK];
  }

  /** Sets {@link #tickAt}. */
  public void setTickAt(int cpu, long time) {
    times[(cpu << SHIFT) + TICK] = time;
  }

  /** Since when a CPU is idle. */
  public long idleSince(int cpu) {
    return times[(cpu << SHIFT) + IDLE];
  }

  /** Sets {@link #idleSince}. */
  public void setIdleSince(int cpu, long time) {
    times[(cpu << SHIFT) + IDLE] = time;
  }
}
