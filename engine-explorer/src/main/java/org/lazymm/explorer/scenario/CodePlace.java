package org.lazymm.explorer.scenario;

/**
 * A line of source of a scheme or of the modelled kernel.
 *
 * @param className the class; empty if the place is not known
 * @param method the method
 * @param line the line's number
 */
public record CodePlace(String className, String method, int line) {
  /** It is not known where. */
  public static final CodePlace UNKNOWN = new CodePlace("", "", 0);

  private static final String KERNEL = "org.lazymm.scheduler.machine.";

  /** Whether it is known. */
  public boolean isKnown() {
    return !className.isEmpty();
  }

  /** Whether it is a scheme's, and not the modelled kernel's. */
  public boolean isOfScheme() {
    return isKnown() && !isOfKernel(className);
  }

  /**
   * Whether a class is of the modelled kernel or of what drives and checks it, so that its barriers
   * are not a scheme's.
   *
   * @param className the name of the class
   */
  public static boolean isOfRuntime(String className) {
    return className.startsWith("org.lazymm.scheduler.")
        || className.startsWith("org.lazymm.scenario.")
        || className.startsWith("org.lazymm.sequential.");
  }

  static boolean isOfKernel(String className) {
    return className.startsWith(KERNEL);
  }

  /** Class, method and line as people read them; empty if it is not known. */
  @Override
  public String toString() {
    return isKnown()
        ? className.substring(className.lastIndexOf('.') + 1).replace('$', '.')
            + "."
            + method
            + ":"
            + line
        : "";
  }
}
