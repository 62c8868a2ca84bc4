package org.lazymm.evaluation.work;

import java.util.Optional;
import org.lazymm.scheduler.machine.HookException;

/** Tells whether an exception is a scheme's fault: whether it came out of one of its hooks. */
public final class Blame {
  private Blame() {}

  /**
   * Which hook did what, and where in the scheme's code; empty if it was none.
   *
   * @param thrown what came out
   */
  public static Optional<String> of(Throwable thrown) {
    return thrown instanceof HookException hook ? Optional.of(hook.toString()) : Optional.empty();
  }
}
