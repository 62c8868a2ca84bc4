package org.lazymm.api;

/**
 * What a scheme keeps for each CPU: the kernel's {@code DEFINE_PER_CPU}. Made by {@link
 * Kernel#perCpu}.
 *
 * @param <S> the scheme's own class of cells
 */
public interface PerCpu<S> {
  /**
   * The state of one CPU; looking it up is free, and any CPU may look. What it may then touch is
   * the scheme's protocol, but for this: a cell that {@link Home#cpu} puts on a CPU is written by
   * that CPU's own code or by read-modify-writes. A plain store by another CPU's code is reported
   * as X3, unless the owner is offline or the store is made by {@link LazyMmScheme#mmInit}.
   *
   * @param cpu a possible CPU, 0 to {@link Kernel#possibleCpus()} - 1
   */
  S get(int cpu);
}
