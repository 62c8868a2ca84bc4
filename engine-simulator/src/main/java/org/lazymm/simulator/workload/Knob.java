package org.lazymm.simulator.workload;

/**
 * Something that can be set on a workload: a whole number.
 *
 * @param name as users type it
 * @param summary what it sets, with unit and the meaning of 0
 * @param defaultValue when it is not set
 * @param least the smallest value allowed
 * @param most the largest value allowed
 */
public record Knob(String name, String summary, long defaultValue, long least, long most) {

  /** Checks that the default is allowed. */
  public Knob {
    if (name.isBlank() || summary.isBlank() || defaultValue < least || defaultValue > most) {
      throw new IllegalArgumentException(
          "knob " + name + ": default " + defaultValue + " is not in " + least + " to " + most);
    }
  }

  /** A knob in nanoseconds, up to 10 s. */
  public static Knob nanoseconds(String name, String summary, long defaultValue) {
    return new Knob(name, summary + ", ns", defaultValue, 0, 10_000_000_000L);
  }

  /** A knob that is a share in per cent. */
  public static Knob percent(String name, String summary, long defaultValue) {
    return new Knob(name, summary + ", per cent", defaultValue, 0, 100);
  }

  /** A knob that is a number of things. */
  public static Knob count(String name, String summary, long defaultValue, long least) {
    return new Knob(name, summary, defaultValue, least, 1_000_000);
  }
}
