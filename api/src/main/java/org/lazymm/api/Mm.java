package org.lazymm.api;

/**
 * An address space, the kernel's {@code struct mm_struct}: what a kernel thread borrows.
 *
 * <p>Two references are the same mm exactly if they are the same object ({@code ==}), as with two
 * pointers in the kernel. Where a scenario lets freed memory be used again, a new mm may be the
 * same object as an older, freed one, just as its address may be the same: a scheme that compares
 * mms sees what the kernel would see (the ABA problem). A scheme holds an {@code Mm} like a
 * pointer; holding one keeps nothing alive.
 */
public interface Mm {
  /**
   * The name that reports and counterexamples use.
   *
   * <p>Context: any; no access to shared memory.
   *
   * @return a name such as {@code mm3} or {@code init_mm}; another one once the memory is used
   *     again
   */
  String name();
}
