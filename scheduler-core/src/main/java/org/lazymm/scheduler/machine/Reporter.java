package org.lazymm.scheduler.machine;

import java.util.Optional;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** Turns a finding into a violation with the scheme's source position. */
final class Reporter {
  private static final String MODELLED_KERNEL = Reporter.class.getPackageName() + ".";
  private static final StackWalker STACK = StackWalker.getInstance();

  private final Machine machine;

  Reporter(Machine machine) {
    this.machine = machine;
  }

  void report(Property property, int cpu, String what) {
    if (!machine.schemeReady()) {
      machine.listener.violated(new Violation(property, cpu, what, ""));
      return;
    }
    String schemePackage = machine.scheme.unguarded().getClass().getPackageName() + ".";
    Optional<String> position =
        STACK.walk(
            frames ->
                frames
                    .filter(
                        frame ->
                            frame.getClassName().startsWith(schemePackage)
                                && !frame.getClassName().startsWith(MODELLED_KERNEL))
                    .findFirst()
                    .map(Reporter::position));
    machine.listener.violated(new Violation(property, cpu, what, position.orElse("")));
  }

  private static String position(StackWalker.StackFrame frame) {
    String className = frame.getClassName();
    return className.substring(className.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + ":"
        + frame.getLineNumber();
  }
}
