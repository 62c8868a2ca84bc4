package org.lazymm.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.lazymm.evaluation.work.Diagnostics;

/** The last net under one input of several: one that is too deep for the stack stops no other. */
final class EachInput {
  private EachInput() {}

  /**
   * Reads an input.
   *
   * @param name what messages call it
   * @param diagnostics told if it is too deep for the stack of the thread
   * @param reading what is made of it
   * @param <T> what that is
   */
  static <T> Optional<T> read(String name, Diagnostics diagnostics, Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (StackOverflowError tooDeep) {
      diagnostics.input(
          name, "needs more stack than there is; expected an input that is nested less");
      return Optional.empty();
    }
  }
}
