package org.lazymm.explorer.selfcheck;

import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;

/**
 * Looks for bugs that were injected. A search that misses one, or finds one where there is none,
 * says nothing by finding nothing.
 */
public final class SelfCheck {
  private SelfCheck() {}

  /**
   * What is wrong with searches under a model; empty if all is well.
   *
   * @param model the model
   */
  public static Optional<String> failure(Model model) {
    return failure(model, MemoryModels.of(model));
  }

  /**
   * What is wrong with searches that are meant to be under a model.
   *
   * @param model the model
   * @param judge what judges their executions
   */
  static Optional<String> failure(Model model, MemoryModel judge) {
    MemoryModel declared = MemoryModels.of(model);
    for (SeededBug bug :
        List.of(SeededBug.lostUpdate(), SeededBug.storeBuffering(), SeededBug.messagePassing())) {
      boolean found = bug.isFound(judge);
      if (found != bug.isAllowedBy(declared)) {
        return Optional.of(
            "a search under "
                + model
                + (found ? " finds " + bug + ", which it forbids" : " misses " + bug));
      }
    }
    return Optional.empty();
  }
}
