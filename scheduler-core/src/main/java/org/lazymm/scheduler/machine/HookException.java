package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.discovery.LoadFailure;

/**
 * A hook of a scheme did what no hook may: it threw, returned null or did not return. The message
 * is one line: the hook, what it did, and where in the scheme's code.
 */
public final class HookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private HookException(String what, @Nullable Throwable cause) {
    super(what, cause, false, false);
  }

  static HookException threw(String hook, Throwable thrown) {
    String position = HookStack.of(thrown.getStackTrace()).position();
    return new HookException(hook + " " + LoadFailure.describe(thrown) + position, thrown);
  }

  static HookException returnsNull(String hook) {
    return new HookException(hook + "() returns null", null);
  }

  /**
   * A hook that does not come to its end.
   *
   * @param stack of the thread that runs it
   * @param after how long, in words
   */
  public static HookException endless(HookStack stack, String after) {
    return new HookException(
        "does not return from " + stack.hook() + " after " + after + stack.position(), null);
  }

  /** The message alone: the class says nothing more. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // The message is right; its prefix is not wanted.
  public String toString() {
    return String.valueOf(getMessage());
  }
}
