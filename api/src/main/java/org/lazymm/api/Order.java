package org.lazymm.api;

/**
 * The memory order of one access, with the meaning that the Linux kernel memory model (LKMM) gives
 * it.
 *
 * <p>An order constrains in which order other CPUs see the accesses around this one; it does not
 * make the access itself more or less atomic. Every access names its order, so that a checker can
 * weaken one access at a time. An order works in pairs: an acquire that reads the value of a
 * release, a full barrier on either side.
 *
 * <table>
 * <caption>Kernel names and prices</caption>
 * <tr><th>order</th><th>load</th><th>store</th><th>read-modify-write</th><th>x86</th><th>arm64</th></tr>
 * <tr><td>RELAXED</td><td>{@code READ_ONCE}</td><td>{@code WRITE_ONCE}</td><td>{@code _relaxed}</td>
 *     <td>plain; RMW locked</td><td>plain; LSE without suffix</td></tr>
 * <tr><td>ACQUIRE</td><td>{@code smp_load_acquire}</td><td>not allowed</td><td>{@code _acquire}</td>
 *     <td>plain; RMW locked</td><td>{@code ldar}; LSE {@code a}</td></tr>
 * <tr><td>RELEASE</td><td>not allowed</td><td>{@code smp_store_release}</td><td>{@code _release}</td>
 *     <td>plain; RMW locked</td><td>{@code stlr}; LSE {@code l}</td></tr>
 * <tr><td>FULL</td><td>{@code READ_ONCE; smp_mb}</td><td>{@code smp_store_mb}</td><td>no suffix</td>
 *     <td>plain load + locked; {@code xchg}; RMW locked</td><td>LSE {@code al} + {@code dmb ish}</td></tr>
 * </table>
 *
 * <p>On x86 every read-modify-write is a full barrier whatever order it names; on other machines
 * {@code RELAXED} orders nothing. A failed compare-and-exchange orders nothing, whatever order it
 * names, except on x86, where it is locked all the same.
 */
public enum Order {
  /**
   * No ordering: {@code READ_ONCE}, {@code WRITE_ONCE}, {@code atomic_*_relaxed} and the void
   * atomics.
   */
  RELAXED,
  /**
   * Later accesses of this CPU stay after this load (or after the load half of a successful RMW).
   */
  ACQUIRE,
  /**
   * Earlier accesses of this CPU stay before this store (or before the store half of a successful
   * RMW).
   */
  RELEASE,
  /**
   * A read-modify-write that succeeds is ordered as if {@code smp_mb} stood on both sides. A load
   * or a store has {@code smp_mb} only after it: nothing orders a store of this order after the
   * accesses before it.
   */
  FULL;

  /**
   * Whether a load, or the load half of an RMW, of this order is an acquire or stronger.
   *
   * @return true for {@code ACQUIRE} and {@code FULL}
   */
  public boolean acquires() {
    return this == ACQUIRE || this == FULL;
  }

  /**
   * Whether the store half of an RMW of this order is a release or stronger.
   *
   * @return true for {@code RELEASE} and {@code FULL}
   */
  public boolean releases() {
    return this == RELEASE || this == FULL;
  }

  /**
   * Refuses an order that a load cannot have.
   *
   * @throws IllegalArgumentException if this is {@code RELEASE}
   */
  public void checkLoad() {
    if (this == RELEASE) {
      throw new IllegalArgumentException(
          "a load cannot release: expected RELAXED, ACQUIRE or FULL");
    }
  }

  /**
   * Refuses an order that a store cannot have.
   *
   * @throws IllegalArgumentException if this is {@code ACQUIRE}
   */
  public void checkStore() {
    if (this == ACQUIRE) {
      throw new IllegalArgumentException(
          "a store cannot acquire: expected RELAXED, RELEASE or FULL");
    }
  }
}
