package org.lazymm.scheduler.machine;

import java.util.Optional;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** Turns a finding into a violation with the scheme's source position. */
final class Reporter {
  private static final String MODELLED_KERNEL = Reporter.class.getPackageName() + ".";
  private static final StackWalker STACK = StackWalker.getInstance();

  private final MachineListener listener;

  /** Empty until there is a scheme, whose code can be told from the kernel's. */
  private String schemePackage = "";

  Reporter(MachineListener listener) {
    this.listener = listener;
  }

  /** The scheme has been made. */
  void knows(LazyMmScheme scheme) {
    schemePackage = scheme.getClass().getPackageName() + ".";
  }

  void report(Property property, int cpu, String what) {
    if (schemePackage.isEmpty()) {
      listener.violated(new Violation(property, cpu, what, ""));
      return;
    }
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
    listener.violated(new Violation(property, cpu, what, position.orElse("")));
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
