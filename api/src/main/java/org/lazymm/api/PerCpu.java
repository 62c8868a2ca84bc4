package org.lazymm.api;

/**
 * The state that a scheme keeps for each possible CPU: the kernel's {@code DEFINE_PER_CPU}. Made by
 * {@link Kernel#perCpu}.
 *
 * @param <S> the scheme's own class of cells
 */
public interface PerCpu<S> {
  /**
   * The state of one CPU: {@code per_cpu_ptr}.
   *
   * <p>Context: any CPU, any hook; interrupts on or off; the look-up is no access and costs
   * nothing. The scheme's protocol says which cells the caller may then touch, with one rule: a
   * cell that {@link Home#cpu} puts on a CPU is written by that CPU's own code or by
   * read-modify-writes. A store by another CPU's code, of whatever order, is reported as X3, unless
   * the owner is offline or {@link LazyMmScheme#mmInit} makes the store.
   *
   * @param cpu a possible CPU, 0 to {@link Kernel#possibleCpus()} - 1
   * @return the object that the factory made for the CPU, always the same one
   */
  S get(int cpu);
}
