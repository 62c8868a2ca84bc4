package org.lazymm.explorer.buffering;

import java.util.List;

/**
 * What load buffering might add to the executions that were looked at.
 *
 * @param unordered the reads and later writes of which the search cannot speak; empty if no
 *     execution of the model has load buffering, so that none is missing
 */
public record LoadBuffering(List<Unordered> unordered) {
  /** It adds nothing. */
  public static final LoadBuffering NONE = new LoadBuffering(List.of());

  /** Copies the list. */
  public LoadBuffering {
    unordered = List.copyOf(unordered);
  }

  /** Whether the executions looked at are all that the model has. */
  public boolean isExcluded() {
    return unordered.isEmpty();
  }
}
