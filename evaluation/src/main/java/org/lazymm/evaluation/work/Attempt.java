package org.lazymm.evaluation.work;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of a piece of work; neither result nor exception if it was not even begun, because the
 * scheme did not return from another.
 *
 * @param what names the work, for people
 * @param result what it gave
 * @param thrown what it threw
 * @param <T> what it gives
 */
public record Attempt<T>(String what, Optional<T> result, Optional<Throwable> thrown) {
  /** Why a piece of work was not begun. */
  public static final String NOT_MADE = "not run: the scheme has hung before";

  /** Work that was not begun. */
  public static <T> Attempt<T> notMade(String what) {
    return new Attempt<>(what, Optional.empty(), Optional.empty());
  }

  /** Whether it was not begun. */
  public boolean isNotMade() {
    return result.isEmpty() && thrown.isEmpty();
  }

  /** Work that ended by an exception. */
  public static <T> Attempt<T> failed(String what, Throwable thrown) {
    return new Attempt<>(what, Optional.empty(), Optional.of(thrown));
  }

  /** Does the work to its end, whatever happens. */
  public static <T> Attempt<T> at(String what, Supplier<T> work) {
    try {
      return new Attempt<>(what, Optional.of(work.get()), Optional.empty());
    } catch (Throwable thrown) {
      return failed(what, thrown);
    }
  }
}
