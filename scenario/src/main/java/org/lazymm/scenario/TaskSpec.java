package org.lazymm.scenario;

/**
 * A task that exists when a scenario begins.
 *
 * @param name its name
 * @param mm {@code own} for an mm of its own, {@code none} for a kernel thread, or the name of an
 *     earlier task whose mm it shares
 */
public record TaskSpec(String name, String mm) {
  /** The mm of a process of its own. */
  public static final String OWN = "own";

  /** The mm of a kernel thread. */
  public static final String NONE = "none";

  /** Checks the name. */
  public TaskSpec {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*") || name.equals(OWN) || name.equals(NONE)) {
      throw new IllegalArgumentException(
          "task name '"
              + name
              + "': expected letters, digits, _ . -, a letter first, and neither own nor none");
    }
  }

  /** A process with an mm of its own. */
  public static TaskSpec process(String name) {
    return new TaskSpec(name, OWN);
  }

  /** A kernel thread. */
  public static TaskSpec kernelThread(String name) {
    return new TaskSpec(name, NONE);
  }
}
