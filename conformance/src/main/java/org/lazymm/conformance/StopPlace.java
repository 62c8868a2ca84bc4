package org.lazymm.conformance;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import org.lazymm.explorer.scenario.CodePlace;
import org.lazymm.scheduler.engine.ModelledCode;

/** Finds the line of a scheme's or the modelled kernel's code at which a step is stopped. */
final class StopPlace {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String RUNNER = "org.lazymm.sequential.";

  private StopPlace() {}

  /** The line that made the access at which the runner stops now, as those see it who are told. */
  static CodePlace now() {
    Optional<StackFrame> frame =
        STACK.walk(
            frames ->
                frames
                    .dropWhile(each -> !isRunner(each))
                    .dropWhile(StopPlace::isRunner)
                    .filter(each -> ModelledCode.includes(each.getClassName()))
                    .findFirst());
    return frame
        .map(at -> new CodePlace(at.getClassName(), at.getMethodName(), at.getLineNumber()))
        .orElse(CodePlace.UNKNOWN);
  }

  private static boolean isRunner(StackFrame frame) {
    return frame.getClassName().startsWith(RUNNER);
  }
}
