package org.lazymm.scheduler.machine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Engine;

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

  /** How often page tables of it were unlinked. Ghost state. */
  int tlbGen;

  private int userReferences = 1;
  private long counted = 1;
  private int pins;
  private int teardowns;
  private int loadedOn;
  private int activeOn;
  private int deaths;
  private int frees;
  private int lastReferences;
  private int owed;
  private int using;

  MmStruct(String name, Memory memory) {
    this.name = name;
    // v7.0 keeps mm_count on a line of its own ("mm: Move mm_count into its own cache line").
    this.count = memory.number("mm_count", Home.mm(this).onLine("mm_count"), 1);
    this.users = memory.number("mm_users", Home.mm(this), 1);
    this.membarrierState = memory.number("membarrier_state", Home.mm(this), 0);
    this.cpumask = memory.mask("mm_cpumask", Home.mm(this).onLine("mm_cpumask"));
    this.cpumaskView = new ReadOnlyMask(cpumask, Order.RELAXED);
    this.schemeState = new Object[SCHEME_SLOTS];
  }

  /** Makes one, and tells the engine. */
  static MmStruct made(String name, Engine engine) {
    MmStruct mm = new MmStruct(name, engine.memory());
    engine.madeMm(mm, mm.users, mm.count, mm.cpumask);
    return mm;
  }

  @Override
  public String name() {
    return name;
  }

  void rename(String newName) {
    name = newName;
  }

  void change(Ghost ghost, long by) {
    switch (ghost) {
      case USERS -> userReferences += (int) by;
      case COUNT -> counted += by;
      case PINS -> pins += (int) by;
      case TEARDOWNS -> teardowns += (int) by;
      case LOADED -> loadedOn += (int) by;
      case ACTIVE -> activeOn += (int) by;
      case DEATHS -> deaths += (int) by;
      case FREES -> frees += (int) by;
      case LAST_REFERENCES -> lastReferences += (int) by;
      case OWED -> owed += (int) by;
      case USING -> using += (int) by;
    }
  }

  /**
   * A sum of what all CPUs' code has done. Ghost state.
   *
   * @param ghost of what
   */
  public long ghost(Ghost ghost) {
    return switch (ghost) {
      case USERS -> userReferences;
      case COUNT -> counted;
      case PINS -> pins;
      case TEARDOWNS -> teardowns;
      case LOADED -> loadedOn;
      case ACTIVE -> activeOn;
      case DEATHS -> deaths;
      case FREES -> frees;
      case LAST_REFERENCES -> lastReferences;
      case OWED -> owed;
      case USING -> using;
    };
  }

  /** The checker's knowledge of a new mm in the memory of one that was freed. */
  void forgetFormerLife() {
    userReferences = 1;
    counted = 1;
    pins = 0;
    teardowns = 0;
    deaths = 0;
    frees = 0;
    lastReferences = 0;
  }

  /** Whether {@code mm_users} has reached 0. Ghost state. */
  public boolean dead() {
    return deaths > 0;
  }

  /** Whether it has been freed. Ghost state. */
  public boolean freed() {
    return frees > 0;
  }

  /** Whether {@code mm_count} has reached 0. Ghost state. */
  boolean lastReferenceGone() {
    return lastReferences > 0;
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

  /**
   * How many references of borrows tasks hold: counted in {@code exit_mm} and not begun, or left in
   * exec or {@code kthread_use_mm} and not given back. Ghost state.
   */
  public int owed() {
    return owed;
  }

  /** How many kernel threads use it by {@code kthread_use_mm}. Ghost state. */
  public int using() {
    return using;
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
