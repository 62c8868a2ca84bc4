package org.lazymm.api;

/**
 * A shared set of CPUs: the kernel's {@code cpumask_t}, one bit a CPU, changed by atomic bit
 * operations.
 *
 * <p>Any CPU in any context may call any method. A mask that the kernel owns (the online mask,
 * {@link Kernel#lazyCandidates}) refuses changes by a scheme with {@link
 * UnsupportedOperationException}.
 */
public interface CpuMask {

  /**
   * Puts a CPU in: {@code cpumask_set_cpu} (relaxed) or {@code cpumask_test_and_set_cpu} (full).
   *
   * @param cpu a possible CPU
   * @param order {@code RELAXED} or {@code FULL}
   */
  void set(int cpu, Order order);

  /**
   * Takes a CPU out: {@code cpumask_clear_cpu} (relaxed) or {@code cpumask_test_and_clear_cpu}
   * (full).
   *
   * @param cpu a possible CPU
   * @param order {@code RELAXED} or {@code FULL}
   */
  void clear(int cpu, Order order);

  /**
   * Whether a CPU is in: {@code cpumask_test_cpu}.
   *
   * @param cpu a possible CPU
   * @param order {@code RELAXED} or {@code ACQUIRE}
   */
  boolean test(int cpu, Order order);

  /**
   * The next CPU of the set after a given one: {@code cpumask_next}, relaxed, word by word as the
   * kernel walks it. A CPU that enters or leaves during a walk may or may not be met.
   *
   * <p>That a CPU is missing says nothing here about what it did before it left: a scan that frees
   * what the missing CPUs are thought to have finished with needs {@link #next(int, Order)}.
   *
   * @param after the CPU to start behind; -1 for the first of all
   * @return the CPU's number, or -1 when there is none left
   */
  default int next(int after) {
    return next(after, Order.RELAXED);
  }

  /**
   * The same, reading each word with an order: {@code ACQUIRE} pairs with the clear of a CPU that
   * has left the set, so that what it did before comes before what the caller does to it. A scan
   * for lazy CPUs is:
   *
   * <pre>{@code
   * for (int cpu = mask.next(-1, ACQUIRE); cpu >= 0; cpu = mask.next(cpu, ACQUIRE)) { ... }
   * }</pre>
   *
   * @param after the CPU to start behind; -1 for the first of all
   * @param order {@code RELAXED} or {@code ACQUIRE}
   * @return the CPU's number, or -1 when there is none left
   */
  int next(int after, Order order);
}
