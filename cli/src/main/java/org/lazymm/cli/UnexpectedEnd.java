package org.lazymm.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.lazymm.scheduler.machine.HookStack;

/**
 * Notices when something other than lazymm ends this JVM by {@code System.exit}: a plugin that runs
 * in it. Else the exit code would be the plugin's.
 */
final class UnexpectedEnd {
  private static final String EXIT = "exit";
  private static final String RUNTIME = Runtime.class.getName();

  private volatile boolean expected;

  /** Watches from here on. */
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::look, "lazymm-end"));
  }

  /** The JVM is about to end as it should. */
  void expect() {
    expected = true;
  }

  private void look() {
    if (expected) {
      return;
    }
    // A signal ends a JVM too, and no thread of ours or of a plugin called for it.
    culprit()
        .ifPresent(
            stack -> {
              System.err.println(
                  "lazymm: a plugin ends this JVM"
                      + (stack.hooks().isEmpty() ? "" : " in " + stack.hook())
                      + stack.position()
                      + "; what was not printed is lost. Without --in-process it would end its own");
              System.err.flush();
              Runtime.getRuntime().halt(ExitCode.ofJvm(ExitCode.FELL_SHORT));
            });
  }

  private static Optional<HookStack> culprit() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(Map.Entry::getValue)
        .filter(UnexpectedEnd::exits)
        .map(HookStack::of)
        .findFirst();
  }

  private static boolean exits(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(
            frame -> frame.getMethodName().equals(EXIT) && frame.getClassName().equals(RUNTIME));
  }
}
