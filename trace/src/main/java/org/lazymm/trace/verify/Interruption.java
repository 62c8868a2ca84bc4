package org.lazymm.trace.verify;

/**
 * A CPU that is interrupted so that it leaves an mm.
 *
 * @param pointer the mm's identity
 * @param from by what part of the kernel
 * @param cpu the CPU
 * @param line the line of the event that it is known by
 * @param useful whether the CPU had the mm loaded
 * @param sure false if the interrupt depends on a moment that is not traced
 */
public record Interruption(
    long pointer, From from, int cpu, long line, Useful useful, boolean sure) {
  /** Who asks CPUs to leave an mm. */
  public enum From {
    /** A flush in the mm's life, which trims {@code mm_cpumask}. */
    LIFE("in life"),
    /** The same, every 1,073rd flush of an mm that has several users: no replay can tell which. */
    OCCASIONAL("in life, occasional"),
    /** The flush at the end of {@code exit_mmap}. */
    FINAL_FLUSH("final flush"),
    /** {@code __mmdrop}: the shootdown proper. */
    MMDROP("__mmdrop");

    private final String label;

    From(String label) {
      this.label = label;
    }

    /**
     * The part of the kernel for people.
     *
     * @return a few words
     */
    public String label() {
      return label;
    }
  }
}
