package org.lazymm.explorer.buffering;

import java.util.List;

/**
 * What load buffering might add to the executions that were looked at.
 *
 * @param excluded whether it is known to add nothing: no execution of the model has it
 * @param unordered reads and later writes of which the search cannot speak; there are some, unless
 *     too little was looked at to name them
 */
public record LoadBuffering(boolean excluded, List<Unordered> unordered) {
  /** It adds nothing. */
  public static final LoadBuffering EXCLUDED = new LoadBuffering(true, List.of());

  /** It may add something; nothing is known of where. */
  public static final LoadBuffering UNKNOWN = new LoadBuffering(false, List.of());

  /** Copies the list. */
  public LoadBuffering {
    unordered = List.copyOf(unordered);
    if (excluded && !unordered.isEmpty()) {
      throw new IllegalArgumentException("excluded, and yet " + unordered);
    }
  }

  /**
   * What may come of reads and later writes.
   *
   * @param unordered all that nothing orders
   */
  public static LoadBuffering of(List<Unordered> unordered) {
    return unordered.isEmpty() ? EXCLUDED : new LoadBuffering(false, unordered);
  }
}
