package org.lazymm.cli;

import java.util.Arrays;
import java.util.Optional;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** Tells whether an exception is a scheme's fault: whether the scheme's code was running. */
final class Blame {
  private Blame() {}

  /**
   * What the scheme threw and where in its code; empty if none of that code was running.
   *
   * @param selection the scheme that ran
   * @param thrown what came out
   */
  static Optional<String> of(SchemeSelection selection, Throwable thrown) {
    String home = selection.scheme().provider().getClass().getPackageName() + ".";
    String maker = SchemeSelection.class.getName();
    return Arrays.stream(thrown.getStackTrace())
        .filter(
            frame -> frame.getClassName().startsWith(home) || frame.getClassName().equals(maker))
        .findFirst()
        .map(frame -> "throws " + thrown + position(frame, maker));
  }

  private static String position(StackTraceElement frame, String maker) {
    return frame.getClassName().equals(maker)
        ? ""
        : " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
  }
}
