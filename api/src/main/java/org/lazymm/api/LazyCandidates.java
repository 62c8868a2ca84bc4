package org.lazymm.api;

/**
 * Which CPUs a scheme looks at when it looks for CPUs that are lazy on an mm: the pluggable {@code
 * for_each_possible_lazymm_cpu} of the hazard-pointer proposals.
 *
 * <p>A set is right only if it contains every CPU that is lazy on the mm (property O5). The
 * architecture decides which sets do.
 */
public enum LazyCandidates {
  /** The smallest set that the machine's architecture vouches for. */
  ARCHITECTURE,
  /** All online CPUs, {@code for_each_online_cpu}: always right, and the longest walk. */
  ONLINE,
  /** {@code mm_cpumask(mm)}: right only where the architecture keeps lazy CPUs in it. */
  MM_CPUMASK,
  /**
   * No CPU at all ({@code while (false)}): right only where the architecture guarantees that {@code
   * exit_mmap} has already evicted every lazy CPU.
   */
  NONE
}
