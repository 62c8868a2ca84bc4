package org.lazymm.api;

import org.jspecify.annotations.Nullable;

/**
 * The shared memory of the modelled machine: makes cells, and holds the stand-alone barriers.
 *
 * <p>All state that two CPUs can see lives in cells made here. The engine decides what a cell is:
 * an event of an execution graph, a priced cache line, or a {@code VarHandle}. An access or a
 * barrier belongs to the CPU whose code is running (the kernel's {@code smp_processor_id()}), so no
 * call names it.
 *
 * <p>Cells are made in {@link LazyMmSchemeProvider#create}, or from the factories of {@link
 * Kernel#perCpu} and {@link Kernel#perMm}; making one is not an access and costs nothing.
 */
public interface Memory {

  /**
   * Makes a cell that holds a pointer.
   *
   * @param name its field name in counterexamples, such as {@code lazy_mm}
   * @param home what it belongs to, and on which line it lies
   * @param initial what it holds first; null is the kernel's {@code NULL}
   * @param <T> what it points at; compared by identity
   */
  <T> Ref<T> ref(String name, Home home, @Nullable T initial);

  /**
   * Makes a cell that holds a number: the kernel's {@code atomic_t}, {@code atomic64_t} or a marked
   * integer.
   *
   * @param name its field name in counterexamples
   * @param home what it belongs to, and on which line it lies
   * @param initial what it holds first
   */
  LongCell number(String name, Home home, long initial);

  /**
   * Makes an empty set of CPUs that all CPUs may change: the kernel's {@code cpumask_t} with atomic
   * bit operations.
   *
   * @param name its field name in counterexamples
   * @param home what it belongs to; a mask has lines of its own, one for each 512 CPUs
   */
  CpuMask mask(String name, Home home);

  /**
   * Full barrier, {@code smp_mb()}: orders every earlier access of this CPU before every later one.
   */
  void smpMb();

  /** Read barrier, {@code smp_rmb()}: orders earlier loads before later loads. */
  void smpRmb();

  /** Write barrier, {@code smp_wmb()}: orders earlier stores before later stores. */
  void smpWmb();
}
