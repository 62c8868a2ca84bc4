package org.lazymm.api;

/**
 * A piece of work that a scheme deferred by {@link Kernel#defer}: the function of a {@code
 * work_struct}. A piece of work holds no state of its own (X4): engines run it again.
 */
@FunctionalInterface
public interface Work {
  /**
   * Does the work.
   *
   * <p>Context: task context of a kernel thread: interrupts on, may sleep, may send interrupts and
   * wait for them. The work sees all that its caller did before {@link Kernel#defer}.
   *
   * @param cpu the CPU that runs the work; another than the one that deferred it if that one has
   *     gone offline
   * @param mm what was passed to {@link Kernel#defer}
   */
  void run(int cpu, Mm mm);
}
