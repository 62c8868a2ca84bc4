package org.lazymm.scheduler.machine;

/**
 * A historic bug of the kernel around the schemes, injected to see whether the checks catch it. A
 * machine has none unless asked.
 */
public enum Fault {
  /**
   * "mm: fix exec activate_mm vs TLB shootdown": {@code exec_mmap} may be preempted between reading
   * and replacing.
   */
  EXEC_PREEMPTIBLE,
  /**
   * "sched/core: Fix illegal RCU from offline CPUs": the dying CPU gives its borrow back when it is
   * dead.
   */
  DROP_ON_DEAD_CPU,
  /**
   * The offline path of 2021 under an uncounted scheme: the controlling CPU drops the lazy mm
   * itself.
   */
  HOTPLUG_DROPS_LAZY_MM,
  /** "lazy tlb: fix hotplug exit race": the dying CPU leaves all masks before it leaves its mm. */
  MASK_CLEARED_BEFORE_LEAVING,
  /**
   * "Fix mm_cpumask trimming race vs kthread_use_mm": a flush trims other CPUs' bits without asking
   * them.
   */
  MASK_TRIMMED_REMOTELY,
  /**
   * The half of it that stays: a CPU that a trim interrupts leaves the mask although it uses the
   * mm, as by {@code kthread_use_mm}, on which it may be lazy afterwards.
   */
  MASK_LEFT_BY_USER,
  /** A CPU that a trim interrupts leaves the mask and goes on borrowing the mm. */
  MASK_LEFT_BEFORE_MM,
  /**
   * The CPU that runs the final flush leaves the mask of the mm, on which {@code exit_mm} has made
   * it lazy.
   */
  FINAL_FLUSH_LEAVES_MASK,
  /** "fix exit_mm vs membarrier": no full barrier before {@code exit_mm} clears {@code ->mm}. */
  NO_BARRIER_IN_EXIT,
  /**
   * "membarrier: cover kthread_use_mm": no full barrier before {@code unuse_mm} clears {@code
   * ->mm}.
   */
  NO_BARRIER_IN_UNUSE,
  /** The other half of it: no full barrier after {@code use_mm} sets {@code ->mm}. */
  NO_BARRIER_IN_USE,
  /** No full barrier before {@code exec_mmap} gives the old image up. */
  NO_BARRIER_IN_EXEC,
  /**
   * No full barrier before {@code rq->curr} changes: {@code smp_mb__after_spinlock} left out of
   * {@code __schedule}.
   */
  NO_BARRIER_IN_SCHEDULE,
  /**
   * "membarrier: riscv: Add full memory barrier in switch_mm", before that: the architecture gives
   * no full barrier after {@code rq->curr} has changed, neither in {@code switch_mm} nor in {@code
   * switch_to} nor in the unlock.
   */
  NO_BARRIER_IN_SWITCH,
  /** "Add an actual barrier before rseq_preempt": the membarrier interrupt is no barrier. */
  NO_BARRIER_IN_IPI,
  /**
   * "fix missing local execution of ipi_sync_rq_state": registration passes the caller's own CPU
   * over.
   */
  REGISTER_SKIPS_SELF,
  /** "Execute SYNC_CORE on the calling thread": the caller's own core is not serialised. */
  SYNC_CORE_SKIPS_SELF,
  /**
   * The first obligation of an architecture that evicts at exit, broken: the final flush sends its
   * interrupts and does not wait until the lazy CPUs have left the mm.
   */
  EXIT_EVICTION_NOT_AWAITED,
  /**
   * The first obligation in its other form: the final flush is left out, as for an mm without page
   * tables to flush, and with it the eviction.
   */
  EXIT_EVICTION_LEFT_OUT,
  /**
   * The second: the final flush passes over the CPU that runs it, which {@code exit_mm} has made
   * lazy on the mm; only its MMU leaves.
   */
  EXIT_EVICTION_SKIPS_SELF,
  /**
   * The third: the final flush passes over CPUs that are lazy on the mm since a kernel thread gave
   * it up by {@code unuse_mm}; only their MMUs leave.
   */
  EXIT_EVICTION_SKIPS_UNUSED,
  /**
   * The fourth: the final flush makes MMUs leave and nothing else, so that the mm stays active and
   * the scheme is not told.
   */
  EXIT_EVICTION_OF_HARDWARE_ALONE,
  /**
   * "Fix exit lazy tlb mm switch with irqs enabled": the CPU that runs the final flush leaves the
   * mm with interrupts on, its active mm first and its MMU later.
   */
  FINAL_FLUSH_INTERRUPTS_ON,
  /**
   * "mm: fix kthread_use_mm vs TLB invalidate": {@code use_mm} has interrupts on between the change
   * of the active mm and that of the MMU.
   */
  USE_MM_INTERRUPTS_ON,
  /**
   * The offline path's mixed accounting, in {@code exec_mmap}: a kernel thread that execs drops the
   * mm that it borrowed, as if that were counted, and the scheme is not told.
   */
  EXEC_DROPS_LAZY_MM,
  /**
   * A sketch for shootdown: a CPU whose {@code rq->curr} is a user task is left out of the
   * candidates, although it may be on its way there and still have the mm before in its MMU.
   */
  CANDIDATES_BY_REMOTE_CURR,
  /** The sparc32 half of "fix kthread_use_mm race": {@code use_mm} sets no bit in the mask. */
  MASK_BIT_NOT_SET,
  /** "Add barriers and document switch_mm-vs-flush": the mask bit is set after the mm is loaded. */
  MASK_BIT_SET_LATE,
  /**
   * "Leave lazy TLB mode at page table free time", before that: a CPU that is lazy takes no part in
   * a flush that frees page tables.
   */
  FLUSH_SPARES_LAZY,
  /**
   * What the tlb-fixes of August 2018 were reverted for: page tables are freed before the flush has
   * reached anybody.
   */
  PAGE_TABLES_FREED_BEFORE_FLUSH,
  /**
   * "Eliminate window where TLB flushes may be inadvertently skipped": a flush passes over CPUs
   * whose word on what they have loaded is another mm, and a CPU says so only after its MMU has
   * changed.
   */
  FLUSH_FILTERED_BY_LOADED_MM,
  /**
   * khugepaged's drop below "Use hazard pointers" version 3: a pin is dropped under a spinlock with
   * interrupts off.
   */
  PIN_DROPPED_INTERRUPTS_OFF,
  /**
   * "sched: Move mmdrop to RCU on RT", before that: the final free takes locks that sleep, and is
   * made all the same wherever the last reference goes.
   */
  FREE_SLEEPS,
  /**
   * "Fix p->mm->membarrier_state racy load": the scan of a global membarrier looks into the mm of
   * the task that it finds on another run queue.
   */
  SCAN_DEREFERENCES_REMOTE_MM,
  /**
   * "Explicitly sync remote cores when SYNC_CORE is requested": the interrupt of SYNC_CORE relies
   * on its own return to serialise the core.
   */
  SYNC_CORE_BY_INTERRUPT_RETURN,
  /**
   * Where a CPU leaves the mask when it leaves an mm: it does so before its MMU is off the mm. Two
   * BSD kernels had it.
   */
  MASK_BIT_CLEARED_EARLY,
  /** There: the bit is cleared by a relaxed operation, with nothing that orders the uses before. */
  MASK_BIT_CLEARED_RELAXED,
  /** There: the bit is not cleared at all. */
  MASK_BIT_NOT_CLEARED,
  /** A flush of user translations sends its interrupts and does not wait. */
  FLUSH_NOT_AWAITED,
  /** A flush interrupts nobody. */
  FLUSH_LEFT_OUT,
  /** {@code membarrier(2)} without the barrier before its scan of {@code rq->curr}. */
  NO_FIRST_BARRIER_IN_MEMBARRIER,
  /** {@code membarrier(2)} without the barrier after its interrupts. */
  NO_LAST_BARRIER_IN_MEMBARRIER,
  /** Registration says that every CPU knows before any CPU was told. */
  REGISTER_READY_EARLY,
  /** Registration tells no CPU but the caller's. */
  REGISTER_TELLS_NOBODY,
  /** A CPU that goes offline stays in the masks that it is in. */
  MASK_NOT_CLEARED_AT_OFFLINE
}
