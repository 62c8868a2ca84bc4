package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Which earlier reads of its thread an access depends on; through a write whose value depends on a
 * read, and a read of that write by the same thread, too. The write of a read-modify-write that
 * computes depends on its own read.
 */
final class Dependencies {
  /** From reads to the accesses whose address is computed from them. */
  final Relation addr = new Relation();

  /** From reads to the writes whose value is computed from them. */
  final Relation data = new Relation();

  /** From reads to what they decided on. */
  final Relation ctrl = new Relation();

  private final Relation carried = new Relation();
  private final Relation direct = new Relation();
  private boolean any;

  void relate(ExecutionGraph graph, EventNumbering points, BaseRelations accesses) {
    any = graph.hasDependencies();
    addr.reset(points.size());
    data.reset(points.size());
    ctrl.reset(points.size());
    if (any) {
      relateStated(graph, points);
    }
    relateRmwSequence(graph, points);
    if (!any) {
      return;
    }
    direct.set(accesses.rfi);
    direct.restrict(points.carrying, points.all);
    carried.compose(data, direct);
    if (!carried.isEmpty()) {
      carried.close();
      carry(addr);
      carry(data);
      carry(ctrl);
    }
  }

  private void relateStated(ExecutionGraph graph, EventNumbering points) {
    for (int point = 0; point < points.size(); point++) {
      int event = stated(graph, points.event(point));
      depend(addr, graph, points, point, graph.addressDependencies(event));
      depend(data, graph, points, point, graph.dataDependencies(event));
      depend(ctrl, graph, points, point, graph.controlDependencies(event));
    }
  }

  private void relateRmwSequence(ExecutionGraph graph, EventNumbering points) {
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.RMW | Label.WRITE)) {
        int read = graph.rmwRead(event);
        if (graph.update(read).computes()) {
          data.add(points.point(read), point);
          any = true;
        }
      }
    }
  }

  /** The event whose dependencies are stated: those of a read-modify-write are at its read. */
  private static int stated(ExecutionGraph graph, int event) {
    return graph.is(event, Label.RMW | Label.WRITE) ? graph.rmwRead(event) : event;
  }

  private void carry(Relation dependency) {
    direct.set(dependency);
    dependency.addComposed(carried, direct);
  }

  private static void depend(
      Relation dependency, ExecutionGraph graph, EventNumbering points, int point, long places) {
    int thread = graph.thread(points.event(point));
    for (long rest = places; rest != 0; rest &= rest - 1) {
      int read = points.point(graph.event(thread, Long.numberOfTrailingZeros(rest)));
      if (read >= 0) {
        dependency.add(read, point);
      }
    }
  }

  /** Whether there are any. */
  boolean exist() {
    return any;
  }
}
