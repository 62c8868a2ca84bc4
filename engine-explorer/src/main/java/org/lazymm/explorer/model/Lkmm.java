package org.lazymm.explorer.model;

import java.util.EnumSet;
import java.util.Set;
import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * The Linux kernel memory model, without load buffering: program order and reads-from together have
 * no cycle.
 *
 * <p>Its rule for grace periods does not hold for incomplete graphs, and is asked of complete ones
 * only. An object of this class judges the graphs of one search, by one thread.
 */
public final class Lkmm implements MemoryModel {
  private final SequentialConsistency sequential = new SequentialConsistency();
  private final Coherence coherence = new Coherence();
  private final EventNumbering points = new EventNumbering();
  private final BaseRelations accesses = new BaseRelations();
  private final FenceRelations fences = new FenceRelations(points, accesses);
  private final Dependencies dependencies = new Dependencies();
  private final Propagation propagation = new Propagation(points, accesses, fences, dependencies);
  private final RcuRelations rcu = new RcuRelations(points, propagation);
  private final Sections sections = new Sections();
  private final PlainAccesses plain =
      new PlainAccesses(points, accesses, fences, dependencies, propagation, rcu);

  @Override
  public String name() {
    return "lkmm";
  }

  @Override
  public String title() {
    return "LKMM";
  }

  @Override
  public Set<Reordering> reorderings() {
    return EnumSet.allOf(Reordering.class);
  }

  @Override
  public boolean consistent(ExecutionGraph graph) {
    if (sequential.consistent(graph)) {
      return true; // Every order of this model agrees with one in which all that may have happened.
    }
    if (!coherence.holds(graph) || !points.number(graph, false)) {
      return false;
    }
    if (!points.propagates() && !points.hasPlain()) {
      // Then what happens before what is part of program order and reads-from.
      return true;
    }
    if (!relate(graph)) {
      return false;
    }
    if (!points.hasPlain()) {
      return true;
    }
    rcu.clear();
    plain.relate(graph);
    return plain.isCoherent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Here, the rule for grace periods: none overlaps a read-side critical section entirely, seen
   * from anywhere; one that is not closed is none. A thread that waits for a grace period in its
   * own section waits for ever: there is no such execution.
   */
  @Override
  public boolean acceptsComplete(ExecutionGraph graph) {
    points.number(graph, false);
    if (!points.hasGracePeriods()) {
      return true;
    }
    relate(graph);
    if (!rcu.relate(graph)) {
      return false;
    }
    if (!points.hasPlain()) {
      return true;
    }
    plain.relate(graph);
    return plain.isCoherent();
  }

  /**
   * Whether a complete execution has a data race: conflicting accesses of two threads, one of them
   * plain, that nothing orders.
   *
   * @param graph a complete execution
   */
  public boolean races(ExecutionGraph graph) {
    if (!points.number(graph, false) || !points.hasPlain()) {
      return false;
    }
    order(graph);
    return plain.isRacy();
  }

  @Override
  public Set<Flag> flags(ExecutionGraph graph) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (int thread = 0; thread < graph.threads(); thread++) {
      sections.walk(graph, thread);
      if (sections.hasUnmatchedLock()) {
        flags.add(Flag.UNMATCHED_RCU_LOCK);
      }
      if (sections.hasUnmatchedUnlock()) {
        flags.add(Flag.UNMATCHED_RCU_UNLOCK);
      }
      if (sections.sleeps()) {
        flags.add(Flag.INVALID_SLEEP);
      }
    }
    SrcuSections.addFlags(graph, flags);
    if (races(graph)) {
      flags.add(Flag.DATA_RACE);
    }
    if (points.hasPlain() && MixedAccesses.exist(graph)) {
      flags.add(Flag.MIXED_ACCESSES);
    }
    return flags;
  }

  @Override
  public boolean hidesLoadBuffering() {
    return true;
  }

  @Override
  public void computeHappensBefore(ExecutionGraph graph) {
    points.number(graph, true);
    order(graph);
  }

  /**
   * {@inheritDoc}
   *
   * <p>That is so if it comes first in the same thread, or if plain accesses in their places would
   * not race: a use is like a plain read of the object, and freeing it like a plain write.
   */
  @Override
  public boolean happensBefore(int earlier, int later) {
    return plain.isOrdered(points.point(earlier), points.point(later));
  }

  @Override
  public boolean isFenced(int earlier, int later) {
    return plain.isFenced(points.point(earlier), points.point(later));
  }

  /**
   * Whether a use of an object is ordered before it is freed. To ask more than once about a graph,
   * {@link #computeHappensBefore} it.
   *
   * @param graph a complete execution
   * @param use a use
   * @param free a freeing
   */
  public boolean orderedBeforeFree(ExecutionGraph graph, int use, int free) {
    computeHappensBefore(graph);
    return happensBefore(use, free);
  }

  private void order(ExecutionGraph graph) {
    relate(graph);
    rcu.relate(graph);
    plain.relate(graph);
  }

  private boolean relate(ExecutionGraph graph) {
    accesses.relate(graph, points);
    fences.relate(graph);
    dependencies.relate(graph, points, accesses);
    return propagation.relate(graph);
  }
}
