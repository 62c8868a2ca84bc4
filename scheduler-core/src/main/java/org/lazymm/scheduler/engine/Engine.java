package org.lazymm.scheduler.engine;

import java.util.function.Supplier;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * What an engine supplies to the modelled kernel.
 *
 * <p>The modelled kernel and the schemes are one source for all engines; they differ in what a cell
 * is, when another CPU's code runs, and what time passes. An engine runs the code of one CPU at a
 * time and knows which: {@link #enter}.
 */
public interface Engine {

  /** The shared memory; every access in it belongs to the CPU entered last. */
  Memory memory();

  /**
   * From here on the code of this CPU runs.
   *
   * @param cpu its number
   * @return the CPU whose code ran until now, to be entered again when a nested run ends
   */
  int enter(int cpu);

  /** The CPU whose code is running. */
  int current();

  /**
   * Time passes on the running CPU.
   *
   * @param cost for what
   */
  default void spend(Cost cost) {}

  /**
   * Interrupts the CPUs that {@link InterruptSender#next} names, each running {@link
   * InterruptSender#handle} with interrupts off.
   *
   * @param sender names the targets and runs their handlers
   * @param wait whether the sender goes on only after all handlers have run
   */
  void interrupt(InterruptSender sender, boolean wait);

  /**
   * Interrupts of the running CPU are about to be turned off, so that one may come just now, or
   * were turned on.
   *
   * @param off whether they are off from here on
   */
  default void irqs(boolean off) {}

  /**
   * The running CPU uses an mm otherwise than by an access to a cell: has it in its MMU or as its
   * active mm. Not atomic; judged by what it is ordered with. An access to one of the kernel's
   * cells in an mm is a use of that mm by itself, ordered as the access is.
   *
   * @param mm the mm used
   */
  default void use(Mm mm) {}

  /**
   * The running CPU finds the scheme's state of an mm by its struct: a use of the mm, ordered as
   * the next access to a cell of that state is. The state itself outlives the mm, for the next one
   * in the same memory.
   *
   * @param mm the mm
   */
  default void lookUp(Mm mm) {}

  /**
   * The running CPU frees an mm. Every use must be ordered before it.
   *
   * @param mm the mm freed
   */
  default void free(Mm mm) {}

  /**
   * The running CPU makes the memory of an mm that it has freed a new mm. Every use of the new one
   * must be ordered after it.
   *
   * @param mm the mm
   */
  default void reallocate(Mm mm) {}

  /**
   * Waits until a cell holds a value, as {@code smp_cond_load} does. An engine that runs one action
   * after the other cannot wait: it reads once.
   *
   * @param cell where
   * @param value what it waits for
   * @param order {@code RELAXED} or {@code ACQUIRE}, of the load that ends the wait
   * @return what was read last: the value, unless the engine cannot wait
   */
  default long await(LongCell cell, long value, Order order) {
    return cell.load(order);
  }

  /**
   * Whether actions follow each other, so that what is known of other CPUs outside of cells is true
   * when it is looked at. An engine that runs one CPU's code to its end before another's says no;
   * then nothing is reported that rests on such knowledge, and the engine judges it itself: a free
   * against each {@link #use}, and the references that are left by the cells' last values.
   */
  default boolean isSequential() {
    return true;
  }

  /** The running code has left outside of cells what another CPU's {@link #comesAfter goes by}. */
  default void leavesBehind() {}

  /**
   * The running code goes by what another CPU's code has left outside of cells, and comes after it
   * by the cells. An engine that runs one CPU's code again sees to it that the other's was run up
   * to where it {@linkplain #leavesBehind left} that, if it comes there at all.
   *
   * @param cpu the other CPU
   */
  default void comesAfter(int cpu) {}

  /**
   * Whoever waits at a cell waits for steps of another CPU that the scenario may not have come to,
   * not for anything that the scheme does.
   *
   * @param cell the cell
   */
  default void waitsForSteps(LongCell cell) {}

  /**
   * The struct of an mm was made.
   *
   * @param mm the mm
   * @param users its {@code mm_users}
   * @param count its {@code mm_count}
   * @param cpumask its {@code mm_cpumask}
   */
  default void madeMm(Mm mm, LongCell users, LongCell count, CpuMask cpumask) {}

  /**
   * The scheme hands an object to other code than its caller's: by a call to another CPU, or as
   * work deferred. Schemes keep no state in such objects.
   *
   * @param object a function
   */
  default void handsOn(Object object) {}

  /**
   * An object was made that stays the same one whatever code runs again; others are told apart by
   * which CPU's code made them, and when.
   *
   * @param object an object that cells may point at
   */
  default void madeOnce(Object object) {}

  /**
   * Asks to be told of plain stores to cells that belong to another CPU than the one that stores. A
   * read-modify-write is none. To be called once; an engine that does not look for them tells
   * nothing.
   *
   * @param watch is told
   */
  default void watchForeignStores(ForeignStores watch) {}

  /**
   * Looks at cells from outside: the accesses belong to no CPU, order nothing and cost nothing. For
   * checks alone.
   *
   * @param look reads cells
   * @param <T> what it finds
   */
  <T> T peek(Supplier<T> look);
}
