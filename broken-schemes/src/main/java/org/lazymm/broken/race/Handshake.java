package org.lazymm.broken.race;

import java.util.stream.IntStream;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.api.Work;

/**
 * A CPU counts its first borrow of an mm and leaves the reference there when it gives back, for the
 * next time. The reference has to go when the mm is dead: by the last user if the CPU has left
 * before, by the CPU if it leaves later. Each side says what it has done, then looks at what the
 * other has said; a full barrier between the two makes sure that one of them sees the other, and a
 * claim by compare-and-exchange that only one of them drops.
 */
public final class Handshake implements LazyMmScheme {
  private static final long NOTHING = 0;
  private static final long BORROWED = 1;
  private static final long LEFT = 2;

  /** What is done otherwise than it should be. */
  public enum Flaw {
    /** Nothing. */
    NONE,
    /** A CPU that leaves has no barrier between what it says and its look. */
    NO_BARRIER_IN_LEAVE,
    /** The last user has no barrier between what it says and its look. */
    NO_BARRIER_IN_GONE,
    /** The claim is a load and a store, so that both sides can make it. */
    CLAIMS_IN_TWO_STEPS
  }

  private final Kernel kernel;
  private final Memory memory;
  private final Mm initMm;
  private final Flaw flaw;
  private final PerMm<Sides> sides;

  /** What both sides say of an mm. */
  private static final class Sides {
    private final LongCell gone;
    private final LongCell[] cpus;

    Sides(Memory memory, Mm mm, int possibleCpus) {
      this.gone = memory.number("gone", Home.mm(mm), 0);
      this.cpus =
          IntStream.range(0, possibleCpus)
              .mapToObj(cpu -> memory.number("side_of_cpu" + cpu, Home.mm(mm), NOTHING))
              .toArray(LongCell[]::new);
    }
  }

  private final Work drop = this::drop;

  /**
   * Makes the scheme.
   *
   * @param kernel the services of its machine
   * @param flaw its bug
   */
  public Handshake(Kernel kernel, Flaw flaw) {
    this.kernel = kernel;
    this.memory = kernel.memory();
    this.initMm = kernel.initMm();
    this.flaw = flaw;
    this.sides = kernel.perMm(mm -> new Sides(memory, mm, kernel.possibleCpus()));
  }

  /** Without a bug. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new Handshake(kernel, Flaw.NONE);
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none();
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    Sides of = sides.get(mm);
    of.gone.store(0, Order.RELAXED);
    for (LongCell side : of.cpus) {
      side.store(NOTHING, Order.RELAXED);
    }
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != initMm && sides.get(mm).cpus[cpu].exchange(BORROWED, Order.RELAXED) == NOTHING) {
      kernel.grab(mm, 1, Order.RELAXED); // The task still holds a user reference.
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (mm == initMm) {
      return;
    }
    Sides of = sides.get(mm);
    of.cpus[cpu].store(LEFT, Order.RELEASE); // Pairs with the claim of usersGone.
    if (flaw != Flaw.NO_BARRIER_IN_LEAVE) {
      memory.smpMb(); // Left before the look; pairs with the barrier in usersGone.
    }
    if (of.gone.load(Order.RELAXED) != 0 && claims(of.cpus[cpu])) {
      kernel.defer(cpu, drop, mm); // Interrupts are off, and it may be the last one.
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    // All is said of the CPU that has left; the task may run on another one by now.
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    Sides of = sides.get(mm);
    of.gone.store(1, Order.RELAXED);
    if (flaw != Flaw.NO_BARRIER_IN_GONE) {
      memory.smpMb(); // Gone before the look; pairs with the barrier in leaveBorrowed.
    }
    for (LongCell side : of.cpus) {
      if (claims(side)) {
        kernel.ungrab(mm, 1, Order.RELAXED); // The users' reference is still held.
      }
    }
  }

  private void drop(int cpu, Mm mm) {
    kernel.drop(cpu, mm, Order.FULL);
  }

  /** Whether the reference of a CPU that has left is the caller's to drop. */
  private boolean claims(LongCell side) {
    if (flaw == Flaw.CLAIMS_IN_TWO_STEPS) {
      boolean left = side.load(Order.FULL) == LEFT;
      if (left) {
        side.exchange(NOTHING, Order.FULL);
      }
      return left;
    }
    return side.compareExchange(LEFT, NOTHING, Order.FULL) == LEFT;
  }

  @Override
  public long delegatedReferences(Mm mm) {
    // Those of CPUs that are lazy on it are among these, as the scheme guarantees no counted
    // borrows.
    return mm == initMm
        ? 0
        : IntStream.range(0, kernel.possibleCpus())
            .filter(cpu -> sides.get(mm).cpus[cpu].load(Order.RELAXED) != NOTHING)
            .count();
  }
}
