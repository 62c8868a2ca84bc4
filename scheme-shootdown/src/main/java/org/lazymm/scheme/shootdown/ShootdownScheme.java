package org.lazymm.scheme.shootdown;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;

/**
 * Shootdown ({@code CONFIG_MMU_LAZY_TLB_SHOOTDOWN}): lazy use is counted nowhere, and the CPU that
 * takes {@code mm_count} to 0 interrupts the CPUs that may still be lazy on the mm. With the radix
 * MMU the final flush of {@code exit_mmap} has interrupted nearly all of them before.
 *
 * <h2>Protocol</h2>
 *
 * <ol>
 *   <li>T1: user to kernel, {@code exit_mm} and {@code kthread_unuse_mm} count nothing. The
 *       architecture keeps the CPU in {@code mm_cpumask}.
 *   <li>T2: kernel to user, {@code kthread_use_mm} and exec are a full barrier, for {@code
 *       membarrier(2)} alone.
 *   <li>T3, with {@code mmu=radix}: at the final TLB flush every candidate but the caller's own CPU
 *       leaves the mm and the mask ({@code exit_flush_lazy_tlbs}), and the caller waits. Left out
 *       where CPUs cannot leave the candidates: under the hash MMU and on other architectures whose
 *       masks do not shrink, and with {@code candidates=online}.
 *   <li>T4: at {@code __mmdrop}, before anything is freed, every candidate leaves the mm, the
 *       caller's own CPU included (after an exit it is lazy on its own mm as a rule), and the
 *       caller waits. After T3 the caller's CPU is alone in the mask as a rule. Another one is left
 *       where the task that ran T3 moved afterwards, or where the last reference is dropped
 *       elsewhere.
 *   <li>T5: the interrupted CPU, if it is lazy on the mm, changes to {@code init_mm}; active mm and
 *       MMU in one step, for interrupts are off. No reference on {@code init_mm} is taken.
 *   <li>T6, with {@code debug-check} ({@code CONFIG_DEBUG_VM_SHOOT_LAZIES}): every online CPU is
 *       interrupted once more and must not be lazy on the mm.
 *   <li>T7: the mm is freed.
 * </ol>
 *
 * <h2>Orders</h2>
 *
 * <p>No CPU reads which mm another one is lazy on. The end of the wait orders a target's last use
 * of the mm before the free; a CPU that is not lazy on the mm left it before it answered. All rests
 * on the candidates: they contain every lazy CPU (O5), and a CPU leaves them only after it left the
 * mm. A CPU that T3 had leave has done so before the wait of T3 ended, and nobody goes by the mask
 * before that.
 *
 * <p>With {@code filter} each CPU publishes the mm that it is lazy on, and T3 and T4 interrupt only
 * those that published this one: see {@link PublishedLazyMms}. The record is the CPU's own, written
 * with its borrow; reading {@code rq->curr->active_mm} instead would miss a CPU between its store
 * to {@code rq->curr} and its switch.
 *
 * <h2>Guarantees</h2>
 *
 * <p>{@link #giveBack} is a full barrier. No dead mm is kept for the sake of lazy CPUs, and an mm
 * without counted references is freed in bounded time. A lazy idle CPU gets one interrupt for each
 * death, by T3 or by T4, and one more for T6. Without the filter, idle CPUs that merely linger in
 * {@code mm_cpumask} get it too. Neither idle bystanders nor CPUs in user mode are spared: the mask
 * may hold them, and even the filter may read a record just before its CPU moves on.
 *
 * <p>Sources: "lazy tlb: shoot lazies, non-refcounting lazy tlb mm reference handling scheme"
 * (commit 2655421ae69f), "[PATCH v7 0/5] shoot lazy tlbs (lazy tlb refcount scalability
 * improvement)"; "powerpc/64s/radix: combine final TLB flush and lazy tlb mm shootdown IPIs"; the
 * filter is one of the ideas in the comment of {@code cleanup_lazy_tlbs}.
 */
final class ShootdownScheme implements LazyMmScheme {
  private static final int NOBODY = -1;

  private final Kernel kernel;
  private final Memory memory;
  private final LazyCandidates candidates;
  private final boolean atFinalFlush;
  private final boolean debugCheck;
  private final @Nullable PublishedLazyMms published;
  private final Guarantees guarantees;

  private final IpiFunction leave = this::leave;
  private final IpiFunction leaveMask = this::leaveMask;
  private final IpiFunction check = this::check;
  private final Work shootAndFree = this::shootAndFree;

  ShootdownScheme(
      Kernel kernel,
      LazyCandidates candidates,
      boolean atFinalFlush,
      boolean filter,
      boolean debugCheck) {
    this.kernel = kernel;
    this.memory = kernel.memory();
    this.candidates = candidates;
    this.atFinalFlush = atFinalFlush;
    this.debugCheck = debugCheck;
    this.published = filter ? new PublishedLazyMms(kernel) : null;
    this.guarantees =
        Guarantees.none()
            .withBarrierOnGiveBack()
            .retainingAtMost(0)
            .inBoundedTime()
            .interruptingIdleHolders(debugCheck ? 2 : 1);
  }

  @Override
  public Guarantees guarantees() {
    return guarantees;
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (published != null) {
      published.publish(cpu, mm);
    }
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    if (published != null) {
      published.withdraw(cpu, mm);
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    // T2. The store to rq->curr before user accesses; pairs with the barrier before membarrier's
    // scan.
    memory.smpMb();
  }

  @Override
  public void finalFlush(int cpu, Mm mm) {
    if (!atFinalFlush) {
      return;
    }
    if (published == null) {
      CpuMask mayBeLazy = kernel.lazyCandidates(mm, candidates);
      kernel.ipi().callOthersAndWait(cpu, mayBeLazy, leaveMask, mm); // T3
    } else {
      shootPublished(published, cpu, mm, leaveMask); // T3
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (kernel.irqsOff(cpu)) {
      // No CPU may be waited for here. The mm has no reference left, so no other CPU frees it
      // meanwhile.
      kernel.defer(cpu, shootAndFree, mm);
      return Disposal.DEFERRED;
    }
    shootAndCheck(mm);
    return Disposal.FREE; // T7
  }

  private void shootAndFree(int cpu, Mm mm) {
    shootAndCheck(mm);
    kernel.free(cpu, mm); // T7
  }

  private void shootAndCheck(Mm mm) {
    if (published == null) {
      kernel.ipi().callAndWait(kernel.lazyCandidates(mm, candidates), leave, mm); // T4
    } else {
      shootPublished(published, NOBODY, mm, leave); // T4
    }
    if (debugCheck) {
      kernel.ipi().callAndWait(kernel.onlineCpus(), check, mm); // T6
    }
  }

  /** Has those of the candidates leave the mm that have published it, one after the other. */
  private void shootPublished(PublishedLazyMms records, int but, Mm mm, IpiFunction how) {
    CpuMask mayBeLazy = kernel.lazyCandidates(mm, candidates);
    // Acquire: pairs with the kernel's full clear of a CPU that has left the mm and then the mask;
    // such a CPU is skipped here, and its record is not read.
    for (int other = mayBeLazy.next(-1, Order.ACQUIRE);
        other >= 0;
        other = mayBeLazy.next(other, Order.ACQUIRE)) {
      if (other != but && records.isPublished(other, mm)) {
        kernel.ipi().callAndWait(other, how, mm);
      }
    }
  }

  /** T5, on the interrupted CPU. */
  private void leave(int cpu, Mm mm) {
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
    }
    if (published != null) {
      published.withdraw(cpu, mm);
    }
  }

  /** T5, where the candidates may be asked for again. */
  private void leaveMask(int cpu, Mm mm) {
    leave(cpu, mm);
    kernel.leaveMask(cpu, mm);
  }

  private void check(int cpu, Mm mm) {
    kernel.warnOn(kernel.isLazyOn(cpu, mm), "no CPU is lazy on an mm after its shootdown");
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return published != null && published.isAnyPublished(cpu);
  }
}
