package org.lazymm.scheduler.discovery;

import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import org.lazymm.output.Printable;

/** Puts into words what a plugin threw. */
public final class LoadFailure {
  /** How the service loader begins: with the interface that was asked for. */
  private static final Pattern SERVICE = Pattern.compile("^org\\.lazymm\\.[\\w.]+: ");

  private LoadFailure() {}

  /**
   * Lets through what is no plugin's fault: a virtual machine that is out of memory or broken.
   *
   * @param thrown what came out of a plugin
   */
  static void rethrowIfOurs(Throwable thrown) {
    if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
      throw error;
    }
  }

  /**
   * What went wrong, for a line that begins with the place.
   *
   * @param thrown what came out of a plugin
   */
  public static String describe(Throwable thrown) {
    if (thrown instanceof ServiceConfigurationError) {
      return describeConfiguration(thrown);
    }
    if (thrown instanceof UnsupportedClassVersionError) {
      return "compiled for a newer Java than the one that runs this (" + message(thrown) + ")";
    }
    if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
      return "needs class "
          + message(thrown).replace('/', '.')
          + ", which it cannot see: a plugin sees org.lazymm.api, the JDK and its own jar";
    }
    if (thrown instanceof IncompatibleClassChangeError) {
      return "does not fit this version of org.lazymm.api (" + message(thrown) + "): rebuild it";
    }
    if (thrown instanceof LinkageError && thrown.getCause() != null) {
      return describe(thrown.getCause());
    }
    return "throws " + thrown.getClass().getName() + ": " + message(thrown);
  }

  private static String describeConfiguration(Throwable error) {
    String message = message(error);
    String what = SERVICE.matcher(message).replaceFirst("");
    Throwable cause = error.getCause();
    return cause == null ? what : what + ": it " + describe(cause);
  }

  private static String message(Throwable thrown) {
    String message = Printable.message(thrown);
    return message.isBlank() ? "(no message)" : message;
  }
}
