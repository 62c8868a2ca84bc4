package org.lazymm.explorer.model;

import org.lazymm.scheduler.machine.Model;

/** Makes the judges of graphs. */
public final class MemoryModels {
  private MemoryModels() {}

  /**
   * A judge for one search.
   *
   * @param model the model that it judges by
   */
  public static MemoryModel of(Model model) {
    return switch (model) {
      case SC -> new SequentialConsistency();
      case TSO -> new Tso();
      case LKMM -> new Lkmm();
    };
  }
}
