package org.lazymm.cli;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of a piece of work.
 *
 * @param what names the work, for people
 * @param result what it gave; empty if it threw
 * @param thrown what it threw
 * @param <T> what it gives
 */
record Attempt<T>(String what, Optional<T> result, Optional<Throwable> thrown) {

  /** Does the work to its end, whatever happens. */
  static <T> Attempt<T> at(String what, Supplier<T> work) {
    try {
      return new Attempt<>(what, Optional.of(work.get()), Optional.empty());
    } catch (Throwable thrown) {
      return new Attempt<>(what, Optional.empty(), Optional.of(thrown));
    }
  }
}
