package org.lazymm.explorer.search;

import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.program.Program;

/** Searches for counting alone. */
public final class Counts {
  private Counts() {}

  public static SearchOutcome of(Program program, MemoryModel model) {
    return new Search(program, model, Limits.NONE, graph -> true).run();
  }
}
