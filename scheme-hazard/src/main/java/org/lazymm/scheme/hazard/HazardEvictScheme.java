package org.lazymm.scheme.hazard;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;

/**
 * Hazard pointers whose readers are evicted, the October 2024 proposal: a lazy CPU publishes its mm
 * in a slot, and the CPU that takes {@code mm_count} to 0 interrupts the CPUs whose slot holds it.
 *
 * <h2>Protocol</h2>
 *
 * <ol>
 *   <li>User to kernel: full barrier, store to the own slot. The mm needs no re-check: the outgoing
 *       task's user reference says that it exists, and the slot takes over from it.
 *   <li>Kernel to user: the slot is cleared in the step that changes the mm, with interrupts off; a
 *       full barrier follows for {@code membarrier(2)}.
 *   <li>Last reference gone: full barrier, then for each CPU read the slot; where it holds the mm,
 *       interrupt that CPU, which changes to {@code init_mm} and clears its slot, and wait; with
 *       {@code check} interrupt it once more and make sure. Read the slot again: a CPU that went
 *       offline takes no interrupt, and is seen to have left by its slot.
 * </ol>
 *
 * <h2>Orders</h2>
 *
 * <ul>
 *   <li>The release that clears the slot orders all uses; it pairs with the acquire of the scan.
 *   <li>The barrier before publication pairs with the one before the scan, as posted. Neither seems
 *       needed here: the full drop of the user reference is between the publication and the scan.
 *   <li>The end of the wait orders an evicted CPU's last use before the free.
 * </ul>
 *
 * <p>Where a comment says that a weaker order would do, no scenario of the catalogue breaks with it
 * while all other orders stay as they are.
 *
 * <h2>Guarantees</h2>
 *
 * <p>{@link #giveBack} is a full barrier; no dead mm is kept for lazy CPUs; an mm without counted
 * references is freed in bounded time. An idle CPU gets one interrupt (two with {@code check}) for
 * the death of the mm that it is lazy on. Idle bystanders and CPUs in user mode are not spared: a
 * CPU may be hit if it left the mm between the scan's look and the interrupt, and {@code check}
 * hits those that have just been made to leave.
 *
 * <p>With {@code slot=refuse} the slot is as posted: it is cleared where {@code mmdrop_lazy_tlb}
 * stands, which in exec and {@code kthread_use_mm} is preemptible code, and a CPU that finds its
 * slot occupied borrows without protection. A task that is preempted before it clears the slot
 * leaves its CPU unprotected, and clears another CPU's if it is moved: a use after free
 * (docs/findings.md).
 *
 * <p>The last reference may be dropped where no CPU may be waited for (a struct pin dropped under a
 * spinlock with interrupts off, bug report on version 3): then the scan is deferred, and so is the
 * free.
 *
 * <p>Sources: "[RFC PATCH 0/4] sched+mm: Track lazy active mm existence with hazard pointers"
 * (October 2024, three versions), on "[RFC PATCH 1/4] hazptr: Add initial implementation"
 * (September 2024).
 */
final class HazardEvictScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final Memory memory;
  private final Mm initMm;
  private final ScannedCpus scanned;
  private final boolean checkTwice;
  private final boolean posted;
  private final PerCpu<Ref<Mm>> slots;

  private final IpiFunction leave = this::leave;
  private final IpiFunction check = this::check;
  private final Work evictAndFree = this::evictAndFree;

  HazardEvictScheme(Kernel kernel, ScannedCpus scanned, boolean checkTwice, boolean posted) {
    this.kernel = kernel;
    this.posted = posted;
    this.memory = kernel.memory();
    this.initMm = kernel.initMm();
    this.scanned = scanned;
    this.checkTwice = checkTwice;
    this.slots =
        kernel.perCpu(cpu -> memory.ref("hazptr_slot", Home.cpu(cpu).onLine("hazptr_slot"), null));
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none()
        .withBarrierOnGiveBack()
        .retainingAtMost(0)
        .inBoundedTime()
        .interruptingIdleHolders(checkTwice ? 2 : 1);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (mm != initMm) {
      // As posted; pairs with the barrier in evictReaders(). It could be left out: the full drop of
      // the user reference is between the publication and the scan.
      memory.smpMb();
      if (posted && slots.get(cpu).load(Order.RELAXED) != null) {
        return; // As posted: the mm is not protected.
      }
      // Relaxed: the full drop of the user reference follows, and the scan follows from that.
      slots.get(cpu).store(mm, Order.RELAXED);
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (mm != initMm && !posted) {
      slots.get(cpu).store(null, Order.RELEASE); // All uses before; pairs with evictIfReader().
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    // The store to rq->curr before user accesses: pairs with the barrier before membarrier's scan.
    // As posted also all uses before the slot is empty: pairs with the acquire in evictIfReader().
    memory.smpMb();
    if (mm != initMm && posted) {
      slots.get(cpu).store(null, Order.RELAXED);
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (kernel.irqsOff(cpu)) {
      // No reference is left, so no other CPU frees it meanwhile.
      kernel.defer(cpu, evictAndFree, mm);
      return Disposal.DEFERRED;
    }
    evictReaders(mm);
    return Disposal.FREE;
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return slots.get(cpu).load(Order.RELAXED) != null;
  }

  private void evictAndFree(int cpu, Mm mm) {
    evictReaders(mm);
    kernel.free(cpu, mm);
  }

  private void evictReaders(Mm mm) {
    // As posted; pairs with the barrier before publication in borrow(). It could be left out: the
    // full drop of the last reference is before the scan.
    memory.smpMb();
    if (scanned == ScannedCpus.POSSIBLE) {
      for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
        evictIfReader(cpu, mm);
      }
    } else {
      CpuMask candidates = kernel.lazyCandidates(mm, scanned.candidates());
      // Acquire: pairs with the kernel's full clear of a CPU that has left the mm and then the
      // mask; such a CPU is skipped here, and its slot is not read.
      for (int cpu = candidates.next(-1, Order.ACQUIRE);
          cpu >= 0;
          cpu = candidates.next(cpu, Order.ACQUIRE)) {
        evictIfReader(cpu, mm);
      }
    }
  }

  private void evictIfReader(int cpu, Mm mm) {
    // Pairs with the releases in leaveBorrowed() and leave(): all uses by a CPU that is skipped.
    // An online CPU is done after one round; one that has gone offline cleared its slot on the way.
    while (slots.get(cpu).load(Order.ACQUIRE) == mm) {
      kernel.ipi().callAndWait(cpu, leave, mm);
      if (checkTwice) {
        kernel.ipi().callAndWait(cpu, check, mm);
      }
    }
  }

  private void leave(int cpu, Mm mm) {
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
    }
    // If the CPU is not lazy on it, it has switched, and its giveBack() is about to do the same.
    Ref<Mm> slot = slots.get(cpu);
    if (slot.load(Order.RELAXED) == mm) {
      // Pairs with the acquire in evictIfReader(). Relaxed would do: the scan waits for this.
      slot.store(null, Order.RELEASE);
    }
  }

  private void check(int cpu, Mm mm) {
    kernel.warnOn(kernel.isLazyOn(cpu, mm), "no CPU is lazy on an mm after it was made to leave");
  }
}
