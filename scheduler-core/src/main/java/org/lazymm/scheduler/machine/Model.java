package org.lazymm.scheduler.machine;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a memory model: which executions the CPUs of a machine allow. Whoever explores knows
 * which models there are; the machine and its architecture only name one.
 *
 * @param name in small letters
 */
public record Model(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

  /** Sequential consistency: one access after the other. */
  public static final Model SC = new Model("sc");

  /** Total store order, as on x86: only a store may pass a later load. */
  public static final Model TSO = new Model("tso");

  /** The Linux kernel memory model, without load buffering, for all machines that are weaker. */
  public static final Model LKMM = new Model("lkmm");

  /** Checks the form of the name. */
  public Model {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "memory model '" + name + "': a name has small letters, digits and dashes, such as tso");
    }
  }

  /**
   * The model of a name, in whatever letters.
   *
   * @param name such as {@code tso}
   */
  public static Model of(String name) {
    return new Model(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name;
  }
}
