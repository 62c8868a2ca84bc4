package org.lazymm.api;

/**
 * A shared set of CPUs: the kernel's {@code cpumask_t}, one bit a CPU, changed by atomic bit
 * operations.
 *
 * <p>Any CPU in any context may call any method, with interrupts on or off; no method sleeps. An
 * access belongs to the CPU whose code is running. A mask that the kernel owns (the online mask,
 * {@link Kernel#lazyCandidates}) may only be read by a scheme.
 */
public interface CpuMask {

  /**
   * Adds a CPU: {@code cpumask_set_cpu} (relaxed) or {@code cpumask_test_and_set_cpu} (full). A
   * read-modify-write of one word, never reported as X3.
   *
   * @param cpu a possible CPU, 0 to {@link Kernel#possibleCpus()} - 1
   * @param order {@code RELAXED} or {@code FULL}
   * @throws IllegalArgumentException if {@code order} is another
   * @throws UnsupportedOperationException if the kernel owns the mask
   */
  void set(int cpu, Order order);

  /**
   * Removes a CPU: {@code cpumask_clear_cpu} (relaxed) or {@code cpumask_test_and_clear_cpu}
   * (full). A read-modify-write of one word, never reported as X3.
   *
   * @param cpu a possible CPU, 0 to {@link Kernel#possibleCpus()} - 1
   * @param order {@code RELAXED} or {@code FULL}; {@code FULL} pairs with an acquire of {@link
   *     #test} or {@link #next(int, Order)} that finds the CPU missing
   * @throws IllegalArgumentException if {@code order} is another
   * @throws UnsupportedOperationException if the kernel owns the mask
   */
  void clear(int cpu, Order order);

  /**
   * Whether a CPU is in the set: {@code cpumask_test_cpu}.
   *
   * @param cpu a possible CPU, 0 to {@link Kernel#possibleCpus()} - 1
   * @param order {@code RELAXED} or {@code ACQUIRE}
   * @return whether the CPU is in the set; stale as any load may be
   * @throws IllegalArgumentException if {@code order} is another
   */
  boolean test(int cpu, Order order);

  /**
   * The next CPU of the set after a given one, relaxed: {@code cpumask_next}. The set is read word
   * by word, as the kernel walks it. A walk may or may not meet a CPU that enters or leaves
   * meanwhile.
   *
   * <p>A missing CPU says nothing here about what it did before it left: a scan that frees what the
   * missing CPUs are thought to have finished with needs {@link #next(int, Order)}.
   *
   * @param after the CPU after which to start, 0 or more; -1 to start with the first
   * @return the CPU's number, or -1 if no CPU is left
   */
  default int next(int after) {
    return next(after, Order.RELAXED);
  }

  /**
   * The next CPU of the set after a given one, each word read with an order: {@code cpumask_next}.
   * {@code ACQUIRE} pairs with the fully ordered clear of a CPU that has left the set, so that what
   * that CPU did before it left comes before what the caller does next. A scan for lazy CPUs is:
   *
   * <pre>{@code
   * for (int cpu = mask.next(-1, ACQUIRE); cpu >= 0; cpu = mask.next(cpu, ACQUIRE)) { ... }
   * }</pre>
   *
   * @param after the CPU after which to start, 0 or more; -1 to start with the first
   * @param order {@code RELAXED} or {@code ACQUIRE}
   * @return the CPU's number, or -1 if no CPU is left
   * @throws IllegalArgumentException if {@code order} is another
   */
  int next(int after, Order order);
}
