package org.lazymm.api;

/**
 * What an interrupt from another CPU does on its target: the kernel's {@code smp_call_func_t}.
 *
 * <p>Runs on the target with interrupts off. It must not sleep, wait for another CPU or take a lock
 * that its target may hold with interrupts on.
 */
@FunctionalInterface
public interface IpiFunction {
  /**
   * Does the work.
   *
   * @param cpu the CPU that was interrupted and that runs this
   * @param mm what the sender passed along, the kernel's {@code void *info}; it must be alive until
   *     the sender has waited
   */
  void run(int cpu, Mm mm);
}
