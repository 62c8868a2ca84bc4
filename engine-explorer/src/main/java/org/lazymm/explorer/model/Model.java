package org.lazymm.explorer.model;

import java.util.Locale;
import java.util.function.Supplier;

/** The memory models by name. */
public enum Model {
  /** Sequential consistency. */
  SC(SequentialConsistency::new),
  /** Total store order: x86. */
  TSO(Tso::new),
  /** The Linux kernel memory model, without load buffering. */
  LKMM(Lkmm::new);

  private final Supplier<MemoryModel> make;

  Model(Supplier<MemoryModel> make) {
    this.make = make;
  }

  /** A judge for one search. */
  public MemoryModel make() {
    return make.get();
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
