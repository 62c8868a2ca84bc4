package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;

/**
 * An address space of the modelled kernel. What other CPUs see is in cells; the plain fields are
 * the checker's own knowledge (ghost state), which no modelled code may act upon.
 */
public final class MmStruct implements Mm {
  /** How many {@code perMm} states a scheme may have. */
  static final int SCHEME_SLOTS = 4;

  final LongCell users;
  final LongCell count;
  final LongCell membarrierState;
  final CpuMask cpumask;
  final CpuMask cpumaskView;
  final Object[] schemeState;

  private String name;
  int liveIndex = -1;
  boolean dead;
  boolean freed;
  boolean deferred;
  int userReferences;
  int pins;
  int teardowns;
  long counted;
  int loadedOn;
  int activeOn;

  MmStruct(String name, Memory memory) {
    this.name = name;
    // v7.0 keeps mm_count on a line of its own ("mm: Move mm_count into its own cache line").
    this.count = memory.number("mm_count", Home.mm(this).onLine("mm_count"), 1);
    this.users = memory.number("mm_users", Home.mm(this), 1);
    this.membarrierState = memory.number("membarrier_state", Home.mm(this), 0);
    this.cpumask = memory.mask("mm_cpumask", Home.mm(this).onLine("mm_cpumask"));
    this.cpumaskView = new ReadOnlyMask(cpumask);
    this.schemeState = new Object[SCHEME_SLOTS];
  }

  @Override
  public String name() {
    return name;
  }

  /** Makes a freed mm's memory a new mm. */
  void reborn(String newName) {
    name = newName;
    dead = false;
    freed = false;
    deferred = false;
    pins = 0;
    teardowns = 0;
  }

  /** Whether {@code mm_users} has reached 0. Ghost state. */
  public boolean dead() {
    return dead;
  }

  /** Whether it has been freed. Ghost state. */
  public boolean freed() {
    return freed;
  }

  /** How many struct pins the modelled kernel holds on it. Ghost state. */
  public int pins() {
    return pins;
  }

  /**
   * How many teardowns are owed: 1 between death and the drop of the users' reference. Ghost state.
   */
  public int teardowns() {
    return teardowns;
  }

  /** How many user references there are. Ghost state. */
  public int userReferences() {
    return userReferences;
  }

  /** What {@code mm_count} is. Ghost state. */
  public long counted() {
    return counted;
  }

  /** How many CPUs have it in their MMU. Ghost state. */
  public int loadedOn() {
    return loadedOn;
  }

  /** How many CPUs have it as their active mm. Ghost state. */
  public int activeOn() {
    return activeOn;
  }

  @Override
  public String toString() {
    return name;
  }
}
