package org.lazymm.explorer.counterexample;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much a drawing shows.
 *
 * @param whole whether every event is shown, and not only those that bear on what is broken
 * @param edges which relations are shown
 */
public record Detail(boolean whole, Set<Edge> edges) {
  /** What bears on what is broken, and what each read reads. */
  public static final Detail USUAL = new Detail(false, EnumSet.of(Edge.READS_FROM));

  /** Every event, and what each read reads. */
  public static final Detail WHOLE = new Detail(true, EnumSet.of(Edge.READS_FROM));

  /** Copies the set. */
  public Detail {
    edges = Set.copyOf(edges);
  }
}
