package org.lazymm.trace.verify;

/**
 * Where an mm is freed: on which CPU, between which two events of that CPU, by which part of the
 * kernel. Events of softirqs and of mms do not count as neighbours.
 *
 * @param cpu the CPU, or -1 if the mm is not freed
 * @param afterLine the line of the last event of that CPU before the free, 0 if there is none
 * @param cause the part of the kernel
 */
public record FreePoint(int cpu, long afterLine, FreeCause cause) implements Comparable<FreePoint> {
  /** The trace ends before the mm is freed. */
  public static final FreePoint NOT_FREED = new FreePoint(-1, Long.MAX_VALUE, FreeCause.NOT_FREED);

  /** Checks that only an mm that is not freed has no CPU. */
  public FreePoint {
    if ((cpu < 0) != (cause == FreeCause.NOT_FREED) || afterLine < 0) {
      throw new IllegalArgumentException("no such place: cpu " + cpu + ", line " + afterLine);
    }
  }

  @Override
  public int compareTo(FreePoint other) {
    int byLine = Long.compare(afterLine, other.afterLine);
    return byLine != 0 ? byLine : cause.compareTo(other.cause);
  }

  @Override
  public String toString() {
    return cause == FreeCause.NOT_FREED
        ? cause.label()
        : "%s on CPU %d after line %d".formatted(cause.label(), cpu, afterLine);
  }
}
