package org.lazymm.explorer.program;

import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;

/**
 * The operations of a thread on the memory that threads share.
 *
 * <p>Dependencies cannot be seen from here: a program that knows them (an interpreter) states those
 * of its next operation by {@link #depending}, as sets of the thread's earlier reads: bit {@code p}
 * is the operation at {@link #position} {@code p}. Operations beyond the 64th cannot be named.
 */
public interface Operations {

  /** The place of the thread's next operation in its program order, from 0. */
  int position();

  /**
   * States what the next operation of this thread depends on.
   *
   * @param address the reads that its address is computed from
   * @param data the reads that the value that it writes is computed from
   * @param control the reads that decided whether it is made at all
   */
  void depending(long address, long data, long control);

  /**
   * Reads.
   *
   * @param location where
   * @param mode plain, relaxed or acquire
   */
  long read(int location, Mode mode);

  /**
   * Writes.
   *
   * @param location where
   * @param value what
   * @param mode plain, relaxed or release
   */
  void write(int location, long value, Mode mode);

  /**
   * Reads and writes in one step. Takes two places in program order if it writes, else one.
   *
   * @param location where
   * @param update how the new value is made
   * @param operand of the update
   * @param expected of an update that compares
   * @param mode its order, if it writes; one that does not is a relaxed read
   * @return the old value
   */
  long update(int location, Update update, long operand, long expected, Mode mode);

  /**
   * Waits until a location holds a value, or any but it.
   *
   * @param location where
   * @param value the value
   * @param equal whether the value ends the wait, or every other value does
   * @param mode relaxed or acquire, of the read that ends the wait
   * @return the value that ended the wait
   */
  long await(int location, long value, boolean equal, Mode mode);

  /**
   * Has nothing to do until a location holds another value. A thread that waits here when all
   * others have ended, or wait likewise, has ended too.
   *
   * @param location where
   * @param value the value seen last
   * @param mode relaxed or acquire, of the read that ends the wait
   * @return the other value
   */
  long idle(int location, long value, Mode mode);

  /**
   * The operands of the updates that made the value which this thread's last operation, a read or a
   * wait, has read: oldest first. All writes to that location must be updates.
   */
  long[] operandsRead();

  /** Orders accesses. */
  void fence(Fence fence);

  /**
   * {@code spin_lock}: waits for a location to be 0, and makes it 1; acquire.
   *
   * @param location the lock; no other access may be made to it
   */
  void lock(int location);

  /**
   * {@code spin_unlock}: release.
   *
   * @param location the lock, held by this thread
   */
  void unlock(int location);

  /**
   * {@code srcu_read_lock} and {@code srcu_down_read}: begins a sleepable read-side critical
   * section, which the {@link #srcuUnlock} ends whose value depends on what this returns.
   *
   * @param domain a location that no other access uses
   * @return what ends the section
   */
  long srcuLock(int domain);

  /**
   * {@code srcu_read_unlock} and {@code srcu_up_read}: ends a sleepable read-side critical section.
   *
   * @param domain the section's
   * @param section what its beginning returned
   */
  void srcuUnlock(int domain, long section);

  /**
   * {@code synchronize_srcu}: waits until the sections of a domain have ended that have begun.
   *
   * @param domain which
   */
  void synchronizeSrcu(int domain);

  /**
   * Uses an object: the use must be ordered before the object is freed.
   *
   * @param object a location number that no access uses
   */
  void use(int object);

  /**
   * Frees an object.
   *
   * @param object a location number that no access uses
   */
  void free(int object);

  /**
   * Makes a freed object's memory a new object.
   *
   * @param object a location number that no access uses
   */
  void reallocate(int object);
}
