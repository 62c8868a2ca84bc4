package org.lazymm.api;

/**
 * A piece of work that a scheme put off with {@link Kernel#defer}: the kernel's {@code work_struct}
 * function.
 */
@FunctionalInterface
public interface Work {
  /**
   * Does the work, in a kernel thread's context: interrupts on, may sleep, may send interrupts and
   * wait for them.
   *
   * @param cpu the CPU that runs it; not always the one that put it off, which may have gone
   *     offline
   * @param mm what was passed to {@link Kernel#defer}
   */
  void run(int cpu, Mm mm);
}
