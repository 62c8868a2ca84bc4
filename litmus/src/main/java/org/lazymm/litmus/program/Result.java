package org.lazymm.litmus.program;

import org.lazymm.explorer.graph.Update;

/** What a read-modify-write returns. */
public enum Result {
  /** What was there before: {@code xchg}, {@code cmpxchg}, {@code atomic_fetch_add}. */
  OLD,
  /** What is there now: {@code atomic_add_return}. */
  NEW,
  /** Whether it is now zero: {@code atomic_dec_and_test}. */
  ZERO,
  /** Whether it is now negative: {@code atomic_add_negative}. */
  NEGATIVE,
  /** Whether it wrote: {@code atomic_add_unless}. */
  WRITTEN;

  long of(Update update, long old, long operand, long expected) {
    return switch (this) {
      case OLD -> old;
      case NEW -> update.apply(old, operand);
      case ZERO -> update.apply(old, operand) == 0 ? 1 : 0;
      case NEGATIVE -> update.apply(old, operand) < 0 ? 1 : 0;
      case WRITTEN -> update.writes(old, expected) ? 1 : 0;
    };
  }
}
