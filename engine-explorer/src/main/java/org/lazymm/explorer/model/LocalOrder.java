package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * The order that the kernel's model keeps between the operations of one thread whatever the thread
 * reads and whatever others do: by fences, by orders of the operations, and by dependencies.
 *
 * <p>Left out is what rests on who reads which write, such as a dependency that passes through
 * memory.
 */
public final class LocalOrder {
  private final EventNumbering points = new EventNumbering();
  private final BaseRelations accesses = new BaseRelations();
  private final FenceRelations fences = new FenceRelations(points, accesses);
  private final Dependencies dependencies = new Dependencies();
  private final Propagation propagation = new Propagation(points, accesses, fences, dependencies);
  private ExecutionGraph path = new ExecutionGraph(1);

  /**
   * Works out the order.
   *
   * @param operations of one thread: reads that read nothing, and writes that are in no order
   */
  public void computeHappensBefore(ExecutionGraph operations) {
    path = operations;
    points.number(path, false);
    accesses.relate(path, points);
    fences.relate(path);
    dependencies.relate(path, points, accesses);
    propagation.relate(path);
  }

  /**
   * Whether a read comes before a later write in every execution, or the write overwrites what was
   * read. Plain accesses never do: a compiler may move them.
   *
   * @param read a read
   * @param write a later write
   */
  public boolean isOrdered(int read, int write) {
    boolean marked = !path.is(read, Label.PLAIN) && !path.is(write, Label.PLAIN);
    boolean same = path.location(read) >= 0 && path.location(read) == path.location(write);
    return marked && (same || propagation.hbStar.has(points.point(read), points.point(write)));
  }
}
