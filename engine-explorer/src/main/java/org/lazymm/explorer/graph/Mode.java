package org.lazymm.explorer.graph;

/** The order of an access, with the kernel's meaning. */
public enum Mode {
  /** An unmarked C access, which a compiler may tear, repeat or leave out; it may race. */
  PLAIN(Label.PLAIN),
  /** {@code READ_ONCE}, {@code WRITE_ONCE}, {@code _relaxed}. */
  RELAXED(0),
  /** {@code smp_load_acquire}; of a read-modify-write, its read. */
  ACQUIRE(Label.ACQUIRE),
  /** {@code smp_store_release}; of a read-modify-write, its write. */
  RELEASE(Label.RELEASE),
  /** A read-modify-write with a full barrier on both sides if it succeeds. */
  FULL(Label.FULL),
  /** A read-modify-write without result, such as {@code atomic_inc}: no order, not even by rmb. */
  NO_RETURN(Label.NO_RETURN);

  private final int label;

  Mode(int label) {
    this.label = label;
  }

  /** Its bits in a {@link Label}. */
  public int label() {
    return label;
  }
}
