package org.lazymm.api;

/**
 * A lazy-mm lifetime scheme: what keeps an mm alive while CPUs borrow it, written as hooks at the
 * places where the kernel would call it.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li>All state that two CPUs can see lives in cells of {@link Memory}. A scheme has no other
 *       mutable state: not in fields, arrays, maps or static fields, and not in what a lambda has
 *       captured (X4). A scheme starts no thread and reads no clock. A scheme that is run again and
 *       reads the same values does the same: engines run hooks again.
 *   <li>Each hook is called with the number of the CPU whose code is running (the kernel's {@code
 *       smp_processor_id()}). The hook stays on that CPU until it returns.
 *   <li>A hook returns with interrupts as they were on entry (X1) and throws nothing (A1).
 *   <li>Hooks of different CPUs run at the same time. A scheme may rely only on what the text of a
 *       hook says. In particular, nothing orders the end of one CPU's hook before the start of
 *       another's.
 *   <li>"Task context" means that interrupts are on and that the hook may sleep, and may send an
 *       interrupt and wait for it. "Atomic" means that the hook must not sleep. "Interrupts off"
 *       means in addition that the hook must not wait for another CPU.
 *   <li>The borrow of {@code init_mm} is reported like any other. {@code init_mm} never dies, so
 *       {@link #usersGone} and {@link #lastReferenceGone} are never called for it.
 * </ul>
 *
 * <h2>What a scheme may rely on</h2>
 *
 * <p>Once {@code mm_users} has fallen to 0, no CPU newly becomes lazy on the mm: the set of lazy
 * CPUs only shrinks. A user reference is always dropped by a fully ordered read-modify-write of
 * {@code mm_users}, after every hook of the task that drops it.
 *
 * <p>A borrow belongs to a CPU; the reference of a borrow belongs to a task. The CPU's half happens
 * in one step with interrupts off, together with the change of mm: {@link #borrow} and {@link
 * #leaveBorrowed}. The task's half comes before that step and after it, where the task may be
 * preempted and migrated: {@link #countBorrow} and {@link #giveBack}. Other tasks may run between
 * the two halves in {@code exit_mm} (before the step) and in {@code exec} and {@code
 * kthread_use_mm} (after it), and may borrow and give back mms of their own. So the borrows of a
 * CPU do not nest, and the second half may come on another CPU than the first. A scheme therefore
 * writes the record of a CPU in {@code borrow} and clears it in {@code leaveBorrowed}, and nowhere
 * else; a scheme may keep a count of the mm in any of the four. When a CPU goes offline, {@code
 * giveBack} of the CPU's mm comes before {@code borrow} of {@code init_mm}.
 *
 * <h2>What a scheme owes</h2>
 *
 * <p>No CPU has a freed mm loaded, as its active mm or in its MMU (S1). Every mm is freed exactly
 * once (S2, K2). Counted references balance (K1). Either {@link #giveBack} is a full barrier, or
 * {@link #guarantees} does not declare one, so that the kernel adds a barrier where {@code
 * membarrier(2)} needs it.
 */
public interface LazyMmScheme {

  /**
   * The guarantees of this scheme, beyond being correct.
   *
   * <p>Context: none: the machine asks while it is made, before any CPU runs.
   *
   * @return the guarantees, the same at every call
   */
  Guarantees guarantees();

  /**
   * A new mm is being set up. Kernel: {@code mm_init}. This hook sets the scheme's own fields of
   * the mm.
   *
   * <p>Context: task context of the creator, before any other CPU can find the mm; relaxed stores
   * are enough here, also to cells of other CPUs (no X3). On entry {@code mm_users} and {@code
   * mm_count} are 1. Also called once for {@code init_mm}, by the boot CPU before it borrows {@code
   * init_mm}. For an mm that exists when the run starts, this hook runs on an arbitrary online CPU,
   * possibly idle.
   *
   * @param cpu the creator's CPU
   * @param mm the new mm; the object and its per-mm scheme state may be recycled from a freed mm
   */
  default void mmInit(int cpu, Mm mm) {}

  /**
   * The reference of a borrow that is about to begin. Kernel: {@code mmgrab_lazy_tlb}, called by
   * {@code context_switch} (user to kernel), {@code exit_mm} and {@code kthread_unuse_mm}; called
   * with {@code init_mm} at boot, when a CPU comes up, in {@code sched_force_init_mm} and in {@code
   * unlazy_mm_irqs_off} (see {@link #giveBack}).
   *
   * <p>Context: from {@code exit_mm}, task context: the task may be preempted after this hook and
   * continue on another CPU, where {@link #borrow} follows, so the number says nothing about the
   * CPU that will be lazy. From the other callers, atomic with interrupts off, and {@code borrow}
   * follows at once. On entry the running or outgoing task holds a user reference on the mm. The
   * hook orders nothing by itself. Nothing is owed on exit; a scheme that counts borrows counts
   * here, as the kernel does. A record of the CPU must not be written here.
   *
   * @param cpu the CPU whose code is running
   * @param mm the mm that will be borrowed
   */
  default void countBorrow(int cpu, Mm mm) {}

  /**
   * This CPU begins to use an mm without being a user of it. Kernel: the step that changes {@code
   * ->mm} or the task, at the call of {@code enter_lazy_tlb}: in {@code context_switch} (user to
   * kernel), {@code exit_mm}, {@code kthread_unuse_mm}, and with {@code init_mm} as for {@link
   * #countBorrow}, which comes before.
   *
   * <p>Context: atomic, interrupts off; in {@code context_switch} under the run-queue lock. On
   * entry the mm is this CPU's active mm, and the running or outgoing task still holds a user
   * reference (for {@code kthread_unuse_mm}: its caller does). That reference is dropped only after
   * this hook, by a fully ordered read-modify-write of {@code mm_users}, which orders the hook's
   * stores before the death of the mm (O1). Owed on exit: from the moment that user reference is
   * gone, the mm is not freed until this CPU has left it by {@link #leaveBorrowed} or {@link
   * Kernel#evict}.
   *
   * @param cpu the CPU that is now lazy on the mm
   * @param mm the mm that the CPU borrows
   */
  void borrow(int cpu, Mm mm);

  /**
   * The borrow passes from one kernel thread to the next. Kernel: the kernel-to-kernel case of
   * {@code context_switch}, which changes no count.
   *
   * <p>Context: atomic, interrupts off, run-queue lock held. On entry this CPU is lazy on the mm.
   * The scheme may call {@link Kernel#evict} here to leave a dead mm. Nothing is owed on exit.
   *
   * @param cpu the CPU that stays lazy
   * @param mm the mm that the CPU continues to borrow; may be dead, never freed
   */
  default void handOver(int cpu, Mm mm) {}

  /**
   * This CPU leaves an mm that it borrowed: the CPU's MMU and active mm have changed to the next
   * mm. Kernel: the step that has just called {@code switch_mm_irqs_off}, in {@code context_switch}
   * (kernel to user), {@code exec_mmap}, {@code kthread_use_mm}, {@code sched_force_init_mm} and
   * {@code unlazy_mm_irqs_off}.
   *
   * <p>Context: atomic, interrupts off; in {@code context_switch} under the run-queue lock. The new
   * active mm may be the very same mm, now as a user. All uses of the mm by this CPU come before
   * this hook in program order; a scheme that un-publishes here needs a release so that a freer
   * which acquires sees them done (O2). Nothing may be freed here (X1). {@link #giveBack} follows,
   * later and perhaps on another CPU. Not called for an mm that the scheme left by {@link
   * Kernel#evict}. Nothing is owed on exit; a scheme clears here what {@link #borrow} wrote for
   * this CPU.
   *
   * @param cpu the CPU that leaves
   * @param mm the mm that the CPU borrowed until now
   */
  default void leaveBorrowed(int cpu, Mm mm) {}

  /**
   * The reference of a borrow that a CPU has left is given back. Kernel: {@code
   * mmdrop_lazy_tlb_sched} in {@code finish_task_switch}; {@code mmdrop_lazy_tlb} in {@code
   * exec_mmap}, {@code kthread_use_mm} and {@code sched_force_init_mm}.
   *
   * <p>Context: no run-queue lock. From {@code finish_task_switch}: atomic, interrupts on, before
   * {@link #switchFinished}, on the CPU that has left. From {@code sched_force_init_mm}: task
   * context, on the dying CPU. From {@code exec_mmap} and {@code kthread_use_mm}: task context. The
   * task may have been preempted and migrated since the CPU left: {@code cpu} is where the task
   * runs now, on its new mm, which may be the very same mm, now as a user; the CPU that left may be
   * lazy on another mm by now. Not called for an mm that the scheme left by {@link Kernel#evict}.
   *
   * <p>On an architecture whose final flush evicts lazy CPUs ({@code unlazy_mm_irqs_off}), {@code
   * exit_mmap} calls this hook too, before {@link #usersGone}: on each CPU that is lazy on the dead
   * mm, mostly in an interrupt, always with interrupts off, right after {@link #leaveBorrowed}. The
   * CPU is then lazy on {@code init_mm}, whose {@link #borrow} follows at once; {@code
   * switchFinished} does not follow. Nothing may be freed there (X1). The users' reference on this
   * mm is still held, so a reference of this mm may be dropped; references of other mms must stay,
   * or be dropped later by {@link Kernel#defer}. {@link Kernel#irqsOff} tells the two cases apart.
   *
   * <p>Owed on exit: the borrow that {@link #borrow} began is over. If {@link
   * Guarantees#barrierOnGiveBack()} is declared, a full barrier stands between entry and exit. That
   * barrier orders the store to {@code rq->curr} before user accesses; it pairs with the barrier
   * before the scan of {@code rq->curr} in {@code membarrier(2)}.
   *
   * @param cpu the CPU on which the task that gives back runs
   * @param mm the mm that was borrowed
   */
  void giveBack(int cpu, Mm mm);

  /**
   * A context switch on this CPU is complete. Kernel: the end of {@code finish_task_switch}.
   *
   * <p>Context: atomic, interrupts on, no run-queue lock. Called after every switch, whatever its
   * kind, and after {@link #giveBack} where there is one. Nothing is owed on exit; this is the
   * place for periodic work of the CPU.
   *
   * @param cpu the CPU that switched
   */
  default void switchFinished(int cpu) {}

  /**
   * The last user of an mm is gone, and the final flush of {@code exit_mmap} begins: a scheme whose
   * lazy CPUs have to leave a dead mm by interrupt may send that interrupt here, in place of the
   * flush's own. Kernel: {@code radix__tlb_flush} of a whole mm, with {@code
   * CONFIG_MMU_LAZY_TLB_SHOOTDOWN}.
   *
   * <p>Called only where CPUs may leave {@code mm_cpumask} before they go offline: on architectures
   * whose mask is exact or trimmed. On others, such as powerpc with the hash MMU, what is done here
   * would have to be done again at {@link #lastReferenceGone}. Not called either where the flush
   * has all lazy CPUs leave the mm by itself.
   *
   * <p>Context and order: as for {@link #usersGone}, which follows, possibly on another CPU and
   * after other tasks have run. The users' reference on {@code mm_count} is held. Nothing is owed
   * on exit; a CPU that is lazy on the mm and leaves it here may leave its mask as well ({@link
   * Kernel#leaveMask}).
   *
   * @param cpu the CPU that runs the final flush
   * @param mm the mm whose users are gone
   */
  default void finalFlush(int cpu, Mm mm) {}

  /**
   * The last user of an mm is gone and the user mappings are torn down. Kernel: the end of {@code
   * __mmput}, after {@code exit_mmap}, before the users' one {@code mm_count} is dropped.
   *
   * <p>Context: task context. On entry {@code mm_users} is 0, the users' reference on {@code
   * mm_count} is still held, and no CPU can newly become lazy on the mm. Everything that a task did
   * before it dropped its user reference, its hooks included, is ordered before this hook by the
   * fully ordered read-modify-writes of {@code mm_users}. This CPU itself may be lazy on the mm:
   * the exiting task borrows its own mm. Owed on exit: the users' reference may be dropped.
   *
   * @param cpu the CPU that runs the teardown
   * @param mm the mm whose users are gone
   */
  default void usersGone(int cpu, Mm mm) {}

  /**
   * {@code mm_count} fell to 0. Kernel: {@code __mmdrop}, at the call of {@code cleanup_lazy_tlbs}.
   *
   * <p>Context: the context of the call that dropped the reference; {@link Kernel#maySleep} and
   * {@link Kernel#irqsOff} tell. The kernel itself drops last references only where interrupts are
   * on. On entry no counted reference is left; CPUs whose borrow is not counted may still be lazy
   * on the mm. Owed on exit: {@code FREE} only if no CPU is lazy on the mm and interrupts are on.
   *
   * @param cpu the CPU that dropped the last reference
   * @param mm the mm without counted references; never {@code init_mm}
   * @return {@link Disposal#FREE} if the kernel is to free the mm now, {@link Disposal#DEFERRED} if
   *     the scheme frees it later by {@link Kernel#free}
   */
  default Disposal lastReferenceGone(int cpu, Mm mm) {
    return Disposal.FREE;
  }

  /**
   * This CPU, running its idle task, is about to enter the idle extended quiescent state. Kernel:
   * before {@code ct_idle_enter}.
   *
   * <p>Context: atomic, interrupts off, idle task. On entry RCU still watches the CPU. The scheme
   * may call {@link Kernel#evict}. After this hook the kernel changes the CPU's context by one
   * fully ordered read-modify-write: a CPU that then reads {@link CpuContext#IDLE} by {@link
   * Kernel#contextOf} sees all that this hook did (O6).
   *
   * @param cpu the CPU that goes idle
   */
  default void idleEnter(int cpu) {}

  /**
   * This CPU has left the idle extended quiescent state. Kernel: after {@code ct_idle_exit}.
   *
   * <p>Context: atomic, interrupts off, idle task. RCU watches the CPU again since one fully
   * ordered read-modify-write before this hook.
   *
   * @param cpu the CPU that is no longer idle
   */
  default void idleExit(int cpu) {}

  /**
   * This CPU is about to run user code in an extended quiescent state. Kernel: before {@code
   * ct_user_enter}, only on CPUs with context tracking ({@code nohz_full}).
   *
   * <p>Context: atomic, interrupts off. The CPU is not lazy: its mm has users. After this hook the
   * kernel changes the CPU's context by one fully ordered read-modify-write.
   *
   * @param cpu the CPU that enters user mode
   */
  default void userEnter(int cpu) {}

  /**
   * This CPU has returned from user code. Kernel: after {@code ct_user_exit}, only on CPUs with
   * context tracking.
   *
   * <p>Context: atomic, interrupts off. RCU watches the CPU again since one fully ordered
   * read-modify-write before this hook.
   *
   * @param cpu the CPU that is back in the kernel
   */
  default void userExit(int cpu) {}

  /**
   * The timer interrupt. Kernel: {@code scheduler_tick}. A CPU in an extended quiescent state, idle
   * or user, gets none.
   *
   * <p>Context: interrupt, atomic, interrupts off. Time is counted in ticks: there is no clock to
   * read.
   *
   * @param cpu the CPU that was interrupted
   */
  default void tick(int cpu) {}

  /**
   * A CPU came up and runs its idle task, lazy on {@code init_mm}. Kernel: a {@code
   * CPUHP_AP_ONLINE} callback; at boot called for each CPU that starts online.
   *
   * <p>Context: task context on that CPU. {@link #borrow} of {@code init_mm} was called before.
   *
   * @param cpu the CPU that is now online
   */
  default void cpuOnline(int cpu) {}

  /**
   * This CPU is going down. Kernel: after {@code sched_force_init_mm} in {@code
   * sched_cpu_wait_empty}.
   *
   * <p>Context: task context on the dying CPU. The CPU is lazy on {@code init_mm}, runs no user
   * task any more, is still in the online mask, and RCU still watches it. Owed on exit: the CPU's
   * records are empty (H1).
   *
   * @param cpu the CPU that goes down
   */
  default void cpuOffline(int cpu) {}

  /**
   * Another CPU is dead. Kernel: {@code finish_cpu}, on the controlling CPU.
   *
   * <p>Context: task context on the controlling CPU. The dead CPU is in no mask and runs nothing;
   * everything that the dead CPU did is ordered before this hook. Owed on exit: the dead CPU's
   * borrow of {@code init_mm} is over. {@link #giveBack} is not called for that borrow, so a scheme
   * that counts borrows drops the reference here.
   *
   * @param byCpu the controlling CPU, which runs this hook
   * @param deadCpu the CPU that is dead; never {@code byCpu}
   */
  default void cpuDead(int byCpu, int deadCpu) {}

  /**
   * Whether the scheme's records of a CPU name any mm: a hazard pointer, a mailbox, a place in a
   * queue. The check of H1 asks once the CPU is offline.
   *
   * <p>Context: none; reads of cells here are no CPU's accesses, order nothing and cost nothing.
   * Must change nothing.
   *
   * @param cpu a CPU that has gone offline
   * @return whether a record is left
   */
  default boolean keepsRecordOf(int cpu) {
    return false;
  }

  /**
   * How many counted references of an mm the scheme itself holds now, in mailboxes and the like,
   * other than one for each lazy CPU. The balance check (K1) asks while no CPU runs.
   *
   * <p>Context: none; reads of cells here are no CPU's accesses, order nothing and cost nothing.
   * Must change nothing.
   *
   * @param mm any mm that is not freed, {@code init_mm} included
   * @return the number of references, 0 or more
   */
  default long delegatedReferences(Mm mm) {
    return 0;
  }
}
