package org.lazymm.api;

/**
 * Interrupts from one CPU to others: the kernel's {@code smp_call_function} family.
 *
 * <p>The caller's CPU is the one whose code is running. Offline CPUs are passed over. Entry of the
 * handler orders the handler after everything the sender did before the call; the end of a wait
 * orders everything the handlers did before what the sender does next. A CPU carries the calls to
 * it out in the order in which they were made, sooner or later, wherever its interrupts are on.
 *
 * <p>What waits with interrupts off may wait for nobody: not for a call (X1), and not in a loop for
 * what another CPU stores either, as that CPU may wait for this one to take an interrupt. There is
 * no lock here; whoever cannot go on puts the rest off by {@link Kernel#defer}. A loop that does
 * not end by itself is L3 in a run in order, where nobody else goes on meanwhile, and makes an
 * exploration unknown.
 */
public interface Ipi {

  /**
   * Runs a function on every online CPU of a mask, the caller's own included, and waits until all
   * have done it: {@code on_each_cpu_mask(mask, function, mm, true)}.
   *
   * <p>Interrupts must be on, and no lock may be held that a target takes with interrupts off;
   * otherwise X1 is reported.
   *
   * @param targets who runs it; read once, at the call
   * @param function what to run, with interrupts off, on each
   * @param mm passed to the function
   */
  void callAndWait(CpuMask targets, IpiFunction function, Mm mm);

  /**
   * Runs a function on one CPU and waits until it is done: {@code smp_call_function_single(cpu,
   * function, mm, true)}. On the caller's own CPU no interrupt is sent; the function just runs with
   * interrupts off.
   *
   * @param cpu who runs it; an offline CPU runs nothing
   * @param function what to run, with interrupts off
   * @param mm passed to the function
   */
  void callAndWait(int cpu, IpiFunction function, Mm mm);

  /**
   * Asks one CPU to run a function soon and does not wait: {@code smp_call_function_single_async}.
   * May be called with interrupts off.
   *
   * @param cpu who runs it; an offline CPU runs nothing
   * @param function what to run, with interrupts off
   * @param mm passed to the function; the scheme keeps it alive until then
   */
  void call(int cpu, IpiFunction function, Mm mm);
}
