package org.lazymm.api;

/**
 * What an interrupt from another CPU does on its target: the kernel's {@code smp_call_func_t}. A
 * function holds no state of its own (X4): engines run it again.
 */
@FunctionalInterface
public interface IpiFunction {
  /**
   * Handles the interrupt on its target.
   *
   * <p>Context: interrupt, atomic, interrupts off; RCU watches the CPU, also if it was idle. Must
   * not sleep or wait for another CPU (X1), free an mm (X1), or turn interrupts on (X1). The
   * function sees all that the sender did before the call; a sender that waits sees all that the
   * function did.
   *
   * @param cpu the CPU that was interrupted and that runs the function
   * @param mm what the sender passed, the kernel's {@code void *info}; alive until the sender has
   *     waited
   */
  void run(int cpu, Mm mm);
}
