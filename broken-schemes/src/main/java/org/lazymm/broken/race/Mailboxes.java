package org.lazymm.broken.race;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;

/**
 * A CPU publishes the mm that it borrows; the last user counts one reference for each CPU that it
 * finds there and mails it. Whoever leaves an mm takes its mail and drops it. A CPU may leave
 * between the look and the mail, so whoever mails looks once more and takes back what comes too
 * late.
 */
public final class Mailboxes implements LazyMmScheme {
  /** How it differs from the plain one. */
  public enum Variant {
    /** Not at all: sound. */
    PLAIN,
    /** A reference is dropped with acquire, after a full barrier: sound as well. */
    BARRIER_BEFORE_DROP,
    /** Whoever mails does not look once more: mail stays with a CPU that has gone. */
    MAILS_BLINDLY
  }

  private final Kernel kernel;
  private final Variant variant;
  private final PerCpu<Box> boxes;

  /** What a CPU shows and what it is sent. */
  private static final class Box {
    private final Ref<Mm> borrowed;
    private final Ref<Mm> mail;

    Box(Memory memory, int cpu) {
      this.borrowed = memory.ref("borrowed", Home.cpu(cpu), null);
      this.mail = memory.ref("mail", Home.cpu(cpu), null);
    }
  }

  /**
   * Makes the scheme.
   *
   * @param kernel the services of its machine
   * @param variant how it differs from the plain one
   */
  public Mailboxes(Kernel kernel, Variant variant) {
    this.kernel = kernel;
    this.variant = variant;
    this.boxes = kernel.perCpu(cpu -> new Box(kernel.memory(), cpu));
  }

  /** Without a bug. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new Mailboxes(kernel, Variant.PLAIN);
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none().withBarrierOnGiveBack(); // The full exchange.
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      // Relaxed: the task's user reference falls by a full update, before the last user looks.
      boxes.get(cpu).borrowed.store(mm, Order.RELAXED);
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (mm != kernel.initMm()) {
      // Release: pairs with the acquires of usersGone.
      boxes.get(cpu).borrowed.store(null, Order.RELEASE);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    Box own = boxes.get(cpu);
    // The full exchange comes after the store: either the mail is seen or whoever mails sees it.
    deliver(cpu, own, own.mail.exchange(null, Order.FULL));
  }

  @Override
  public void switchFinished(int cpu) {
    // For a task that has left an mm here and gives it back elsewhere. Relaxed: a hint; the full
    // barriers of the switch stand between the record's change and this look.
    Box own = boxes.get(cpu);
    Mm mail = own.mail.load(Order.RELAXED);
    if (mail != null && mail != own.borrowed.load(Order.RELAXED)) {
      deliver(cpu, own, own.mail.exchange(null, Order.FULL));
    }
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    CpuMask candidates = kernel.lazyCandidates(mm, LazyCandidates.ONLINE);
    for (int other = candidates.next(-1, Order.ACQUIRE);
        other >= 0;
        other = candidates.next(other, Order.ACQUIRE)) {
      Box box = boxes.get(other);
      if (box.borrowed.load(Order.ACQUIRE) == mm) {
        kernel.grab(mm, 1, Order.RELAXED); // The full exchange orders it before the mail.
        deliver(cpu, box, mm);
      }
    }
  }

  /** Mails a counted reference to a CPU that needs it, or drops it; and what comes out for it. */
  private void deliver(int cpu, Box box, @Nullable Mm counted) {
    Mm inHand = counted;
    while (inHand != null) {
      if (box.borrowed.load(Order.ACQUIRE) == inHand) {
        inHand = box.mail.exchange(inHand, Order.FULL);
      } else {
        drop(cpu, inHand);
        inHand = null;
      }
      if (inHand == null && variant != Variant.MAILS_BLINDLY) {
        inHand = takeBack(box);
      }
    }
  }

  /** Takes out what its CPU has no need of and may never look for. */
  private static @Nullable Mm takeBack(Box box) {
    Mm mail = box.mail.load(Order.RELAXED);
    return mail == null || mail == box.borrowed.load(Order.ACQUIRE)
        ? null
        : box.mail.exchange(null, Order.FULL);
  }

  private void drop(int cpu, Mm mailed) {
    if (variant == Variant.BARRIER_BEFORE_DROP) {
      kernel.memory().smpMb();
      kernel.drop(cpu, mailed, Order.ACQUIRE);
    } else {
      kernel.drop(cpu, mailed, Order.FULL);
    }
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    Box of = boxes.get(cpu);
    return of.borrowed.load(Order.RELAXED) != null || of.mail.load(Order.RELAXED) != null;
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return IntStream.range(0, kernel.possibleCpus())
        .filter(cpu -> boxes.get(cpu).mail.load(Order.RELAXED) == mm)
        .count();
  }
}
