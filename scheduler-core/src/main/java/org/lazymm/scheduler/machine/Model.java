package org.lazymm.scheduler.machine;

import java.util.Locale;

/** The memory models: which executions the CPUs of a machine allow. */
public enum Model {
  /** Sequential consistency: one access after the other. */
  SC,
  /** Total store order, as on x86: only a store may pass a later load. */
  TSO,
  /** The Linux kernel memory model, without load buffering, for all machines that are weaker. */
  LKMM;

  /**
   * The model of a name.
   *
   * @param name {@code sc}, {@code tso} or {@code lkmm}
   */
  public static Model of(String name) {
    for (Model model : values()) {
      if (model.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return model;
      }
    }
    throw new IllegalArgumentException(
        "memory model '" + name + "' is not known; expected sc, tso or lkmm");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
