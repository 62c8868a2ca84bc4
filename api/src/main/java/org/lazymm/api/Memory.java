package org.lazymm.api;

import org.jspecify.annotations.Nullable;

/**
 * The shared memory of the modelled machine: the factory of cells, and the stand-alone barriers.
 *
 * <p>All state that two CPUs can see lives in cells made here. The engine decides what a cell is:
 * an event of an execution graph, a priced cache line, or a {@code VarHandle}. An access or a
 * barrier belongs to the CPU whose code is running (the kernel's {@code smp_processor_id()}), so no
 * call names it.
 *
 * <p>Cells are made in {@link LazyMmSchemeProvider#create}, or by the factories given to {@link
 * Kernel#perCpu} and {@link Kernel#perMm}. Making a cell is no access and costs nothing. Accesses
 * and barriers belong in hooks: any CPU, any context, interrupts on or off; none sleeps.
 */
public interface Memory {

  /**
   * Makes a cell that holds a pointer.
   *
   * @param name the cell's field name in counterexamples, such as {@code lazy_mm}
   * @param home the owner of the cell and the cache line on which it lies
   * @param initial the initial value; null is the kernel's {@code NULL}
   * @param <T> what the cell points at; compared by identity
   * @return a new cell
   */
  <T> Ref<T> ref(String name, Home home, @Nullable T initial);

  /**
   * Makes a cell that holds a number: the kernel's {@code atomic_t}, {@code atomic64_t} or a marked
   * integer.
   *
   * @param name the cell's field name in counterexamples
   * @param home the owner of the cell and the cache line on which it lies
   * @param initial the initial value
   * @return a new cell
   */
  LongCell number(String name, Home home, long initial);

  /**
   * Makes an empty set of CPUs that all CPUs may change: the kernel's {@code cpumask_t} with atomic
   * bit operations.
   *
   * @param name the mask's field name in counterexamples
   * @param home the owner of the mask; a mask has cache lines of its own, one for each 512 CPUs
   * @return a new, empty mask
   */
  CpuMask mask(String name, Home home);

  /**
   * Full barrier, {@code smp_mb()}: orders every earlier access of this CPU before every later one,
   * stores before loads included.
   */
  void smpMb();

  /**
   * Read barrier, {@code smp_rmb()}: orders earlier loads of this CPU before later loads of it.
   * Pairs with a write barrier or a release.
   */
  void smpRmb();

  /**
   * Write barrier, {@code smp_wmb()}: orders earlier stores of this CPU before later stores of it.
   * Pairs with a read barrier or an acquire.
   */
  void smpWmb();
}
