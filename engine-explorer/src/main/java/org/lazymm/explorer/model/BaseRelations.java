package org.lazymm.explorer.model;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/** The relations between accesses to one location, and program order. */
final class BaseRelations {
  /** Program order. */
  final Relation po = new Relation();

  /** From each write to the reads that read it. */
  final Relation rf = new Relation();

  /** From each write to the later writes of its location. */
  final Relation co = new Relation();

  /** From each read to the writes that come after the one it read. */
  final Relation fr = new Relation();

  /** Reads from other threads' writes. */
  final Relation rfe = new Relation();

  /** Reads from the own thread's writes. */
  final Relation rfi = new Relation();

  /** What overwrites what, on another thread. */
  final Relation coeFre = new Relation();

  /** What overwrites what, on the same thread. */
  final Relation coiFri = new Relation();

  /** From each write through any number of read-modify-writes; reflexive. */
  final Relation rmwSequence = new Relation();

  private final Bits later = new Bits();
  private boolean updated;

  void relate(ExecutionGraph graph, EventNumbering points) {
    int size = points.size();
    later.reset(size);
    relateThreads(graph, points);
    relateReads(graph, points);
    relateWrites(graph, points);
    rfe.set(rf);
    rfi.set(rf);
    coeFre.set(co);
    coeFre.union(fr);
    coiFri.set(coeFre);
    for (int point = 0; point < size; point++) {
      Bits home = points.of(graph.thread(points.event(point)));
      rfe.subtractAll(point, home);
      rfi.retainAll(point, home);
      coeFre.subtractAll(point, home);
      coiFri.retainAll(point, home);
    }
    relateRmwSequence(graph, points);
  }

  private void relateThreads(ExecutionGraph graph, EventNumbering points) {
    po.reset(points.size());
    for (int thread = 0; thread < graph.threads(); thread++) {
      later.clear();
      for (int at = graph.size(thread) - 1; at >= 0; at--) {
        int point = points.point(graph.event(thread, at));
        if (point >= 0) {
          po.addAll(point, later);
          later.add(point);
        }
      }
    }
  }

  private void relateReads(ExecutionGraph graph, EventNumbering points) {
    rf.reset(points.size());
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.READ) && graph.rf(event) >= 0) {
        rf.add(points.point(graph.rf(event)), point);
      }
    }
  }

  private void relateWrites(ExecutionGraph graph, EventNumbering points) {
    co.reset(points.size());
    fr.reset(points.size());
    for (int location = 0; location < graph.locations(); location++) {
      later.clear();
      for (int write = graph.coLast(location); write >= 0; write = graph.coPrevious(write)) {
        int point = points.point(write);
        co.addAll(point, later);
        for (int read = rf.next(point, -1); read >= 0; read = rf.next(point, read)) {
          fr.addAll(read, later);
        }
        later.add(point);
      }
    }
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.READ) && graph.rf(event) == ExecutionGraph.INITIAL) {
        addAllWrites(graph, points, point, graph.location(event));
      }
    }
  }

  private void addAllWrites(ExecutionGraph graph, EventNumbering points, int read, int location) {
    for (int write = graph.coFirst(location); write >= 0; write = graph.coNext(write)) {
      fr.add(read, points.point(write));
    }
  }

  private void relateRmwSequence(ExecutionGraph graph, EventNumbering points) {
    rmwSequence.reset(points.size());
    updated = false;
    for (int point = 0; point < points.size(); point++) {
      int event = points.event(point);
      if (graph.is(event, Label.RMW | Label.WRITE)) {
        int source = graph.rf(graph.rmwRead(event));
        if (source >= 0) {
          rmwSequence.add(points.point(source), point);
          updated = true;
        }
      }
    }
    rmwSequence.closeReflexively();
  }

  /** Whether any read-modify-write reads from a write. */
  boolean hasUpdates() {
    return updated;
  }
}
