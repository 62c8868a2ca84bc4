package org.lazymm.api;

/**
 * Interrupts from one CPU to others: the kernel's {@code smp_call_function} family.
 *
 * <p>The calling CPU is the one whose code is running. Offline CPUs are skipped. Everything that
 * the sender did before the call is ordered before the function on the target; everything that the
 * functions did is ordered before the end of a wait. A CPU handles the calls to it in the order in
 * which they were made, at some time when its interrupts are on.
 *
 * <p>Code with interrupts off must not wait for another CPU: not for a call (X1), and not in a loop
 * for a value that another CPU stores, as that CPU may wait for this one to take an interrupt.
 * There is no lock here; code that cannot go on defers the rest by {@link Kernel#defer}. A loop
 * that does not end by itself is reported as L3 in a sequential run, where no other CPU goes on
 * meanwhile, and makes an exploration unknown.
 */
public interface Ipi {

  /**
   * Runs a function on every online CPU of a mask, the calling CPU included, and waits until all
   * have run it: {@code on_each_cpu_mask(mask, function, mm, true)}. On the calling CPU no
   * interrupt is sent; the function runs there last, with interrupts off.
   *
   * <p>Context: any hook; interrupts on (X1), atomic or not; waits without sleeping. In a
   * sequential run a call with interrupts off is reported and not made.
   *
   * @param targets the CPUs that run the function; read once, at the call, with acquire, which
   *     pairs with the clear of a CPU that has left the mask
   * @param function what to run on each, with interrupts off
   * @param mm passed to the function; alive until this method returns
   */
  void callAndWait(CpuMask targets, IpiFunction function, Mm mm);

  /**
   * Runs a function on every online CPU of a mask but the calling one, and waits until all have run
   * it: {@code smp_call_function_many(mask, function, mm, true)}.
   *
   * <p>Context: as for {@link #callAndWait(CpuMask, IpiFunction, Mm)}.
   *
   * @param cpu the calling CPU, which is passed over
   * @param targets the CPUs that run the function; read once, at the call, with acquire, as above
   * @param function what to run on each, with interrupts off
   * @param mm passed to the function; alive until this method returns
   */
  void callOthersAndWait(int cpu, CpuMask targets, IpiFunction function, Mm mm);

  /**
   * Runs a function on one CPU and waits until it has run: {@code smp_call_function_single(cpu,
   * function, mm, true)}. On the calling CPU no interrupt is sent; the function runs at once, with
   * interrupts off.
   *
   * <p>Context: any hook; interrupts on (X1) unless {@code cpu} is the calling CPU; atomic or not;
   * waits without sleeping. In a sequential run a call with interrupts off is reported and not
   * made.
   *
   * @param cpu the CPU that runs the function, any possible CPU; an offline CPU runs nothing, and
   *     then the call orders nothing
   * @param function what to run, with interrupts off
   * @param mm passed to the function; alive until this method returns
   */
  void callAndWait(int cpu, IpiFunction function, Mm mm);

  /**
   * Asks one CPU to run a function soon and does not wait: {@code smp_call_function_single_async}.
   * On the calling CPU the function runs at once, with interrupts off.
   *
   * <p>Context: any hook; interrupts on or off; does not sleep.
   *
   * @param cpu the CPU that runs the function, any possible CPU; an offline CPU runs nothing
   * @param function what to run, with interrupts off
   * @param mm passed to the function; the scheme keeps it alive until the function has run
   */
  void call(int cpu, IpiFunction function, Mm mm);
}
