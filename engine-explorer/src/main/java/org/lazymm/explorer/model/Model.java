package org.lazymm.explorer.model;

import java.util.Locale;

/** The memory models by name. */
public enum Model {
  /** Sequential consistency. */
  SC,
  /** Total store order: x86. */
  TSO,
  /** The Linux kernel memory model, without load buffering. */
  LKMM;

  /** A judge for one search. */
  public MemoryModel make() {
    return switch (this) {
      case SC -> new SequentialConsistency();
      case TSO -> new Tso();
      case LKMM -> new Lkmm();
    };
  }

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
