package org.lazymm.api;

/**
 * A lazy-mm lifetime scheme: what keeps an mm alive while CPUs borrow it, written against the
 * places where the kernel would call it.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li>All state that two CPUs can see lives in cells of {@link Memory}. A scheme has no other
 *       mutable state, whether in fields, arrays, maps, static fields or what a lambda has captured
 *       (X4), starts no thread, reads no clock, and does the same when it is run again with the
 *       same values read: engines re-run it.
 *   <li>Each hook is called with the number of the CPU whose code is running (the kernel's {@code
 *       smp_processor_id()}). The hook stays on that CPU until it returns.
 *   <li>Hooks of different CPUs run at the same time. Only what a hook's own text says may be taken
 *       for granted; in particular the end of one CPU's hook and the begin of another's order
 *       nothing.
 *   <li>"Task context" means interrupts on, may sleep, may send an interrupt and wait for it.
 *       "Atomic" means that it must not sleep. "Interrupts off" means in addition that it must not
 *       wait for another CPU.
 *   <li>The borrow of {@code init_mm} is told like any other. {@code init_mm} never dies, so {@link
 *       #usersGone} and {@link #lastReferenceGone} are never called for it.
 * </ul>
 *
 * <h2>What a scheme may rely on</h2>
 *
 * <p>Once {@code mm_users} has fallen to 0 no CPU newly becomes lazy on the mm: the set of lazy
 * CPUs only shrinks. A user reference is always dropped by a fully ordered read-modify-write of
 * {@code mm_users}, after every hook of the task that drops it.
 *
 * <p>A borrow belongs to a CPU, and its reference to a task. What the kernel does for the CPU it
 * does in one step with interrupts off, together with the change of mm: {@link #borrow} and {@link
 * #leaveBorrowed}. What it does for the reference comes before that step and after it, where the
 * task may be preempted and moved: {@link #countBorrow} and {@link #giveBack}. On the ways through
 * {@code exit_mm} (before the step) and through {@code exec} and {@code kthread_use_mm} (after it)
 * other tasks may run in between, and borrow and give back what they like, so the borrows of a CPU
 * do not nest; and the second half may come on another CPU than the first. So a record of a CPU is
 * written in {@code borrow} and cleared in {@code leaveBorrowed}, and nowhere else; a count of the
 * mm may be kept in any of the four. When a CPU goes offline, {@code giveBack} of its mm comes
 * before {@code borrow} of {@code init_mm}.
 *
 * <h2>What a scheme owes</h2>
 *
 * <p>No CPU has a freed mm loaded, as its active mm or in its MMU (S1); every mm is freed exactly
 * once (S2, K2); counted references balance (K1); and either {@link #giveBack} is a full barrier or
 * the guarantees say that it is not, so that the kernel puts one where {@code membarrier(2)} needs
 * it.
 */
public interface LazyMmScheme {

  /** What this scheme promises beyond being correct. The same at every call; no CPU's access. */
  Guarantees guarantees();

  /**
   * A new mm is being set up: the place to set the scheme's own fields of it. Kernel: {@code
   * mm_init}.
   *
   * <p>Context: task context of the creator, before anybody else can find the mm. On entry {@code
   * mm_users} and {@code mm_count} are 1. Also called once for {@code init_mm}, by the boot CPU
   * before it borrows it. An mm that a run begins with, as if it had existed before, is told on any
   * CPU that is online, which may be idle.
   *
   * @param cpu the creator's CPU
   * @param mm the new mm; its object, and the scheme's state of it, may have been another mm before
   */
  default void mmInit(int cpu, Mm mm) {}

  /**
   * The reference of a borrow that is about to begin. Kernel: {@code mmgrab_lazy_tlb}, called by
   * {@code context_switch} (user to kernel), {@code exit_mm}, {@code kthread_unuse_mm}, and with
   * {@code init_mm} at boot, when a CPU comes up, in {@code sched_force_init_mm} and in {@code
   * unlazy_mm_irqs_off} (see {@link #giveBack}).
   *
   * <p>Context: in {@code exit_mm} task context: the task may be preempted after this hook and go
   * on on another CPU, where {@link #borrow} follows; the number says nothing about the CPU that
   * will be lazy. From the others: atomic, interrupts off, and {@code borrow} follows at once. On
   * entry the running or outgoing task holds a user reference on the mm. Nothing is owed; it is the
   * place to count, as the kernel does, and no place to write what belongs to a CPU.
   *
   * @param cpu the CPU whose code this is
   * @param mm the mm that will be borrowed
   */
  default void countBorrow(int cpu, Mm mm) {}

  /**
   * This CPU begins to use an mm without being a user of it. Kernel: the step that changes {@code
   * ->mm} or the task, where {@code enter_lazy_tlb} stands: in {@code context_switch} (user to
   * kernel), {@code exit_mm}, {@code kthread_unuse_mm}, and with {@code init_mm} as for {@link
   * #countBorrow}, which comes before.
   *
   * <p>Context: atomic, interrupts off; in {@code context_switch} under the run-queue lock. On
   * entry the mm is this CPU's active mm and the running or outgoing task still holds a user
   * reference (for {@code kthread_unuse_mm}: its caller does), which it drops only after this hook.
   * Owed on exit: from the moment that user reference is gone, the mm is not freed until this CPU
   * has left it: {@link #leaveBorrowed}, or {@link Kernel#evict}.
   *
   * @param cpu the CPU that is now lazy on the mm
   * @param mm the mm it borrows
   */
  void borrow(int cpu, Mm mm);

  /**
   * The borrow passes from one kernel thread to the next. Kernel: the kernel to kernel case of
   * {@code context_switch}, which does nothing.
   *
   * <p>Context: atomic, interrupts off, run-queue lock held. On entry this CPU is lazy on the mm.
   * The scheme may call {@link Kernel#evict} here to leave a dead mm. Nothing is owed.
   *
   * @param cpu the CPU that stays lazy
   * @param mm the mm it goes on borrowing; may be dead, never freed
   */
  default void handOver(int cpu, Mm mm) {}

  /**
   * This CPU leaves an mm that it borrowed: neither its MMU nor its active mm is that mm any more.
   * Kernel: the step that has just called {@code switch_mm_irqs_off}, in {@code context_switch}
   * (kernel to user), {@code exec_mmap}, {@code kthread_use_mm}, {@code sched_force_init_mm} and
   * {@code unlazy_mm_irqs_off}.
   *
   * <p>Context: atomic, interrupts off; in {@code context_switch} under the run-queue lock. The new
   * active mm may be the very same mm, now as a user. Nothing may be freed here. {@link #giveBack}
   * follows, later and perhaps on another CPU. Not called for an mm that the scheme left by {@link
   * Kernel#evict}. Nothing is owed; it is the place to clear what {@link #borrow} wrote for this
   * CPU.
   *
   * @param cpu the CPU that leaves
   * @param mm the mm it borrowed until now
   */
  default void leaveBorrowed(int cpu, Mm mm) {}

  /**
   * A borrow that a CPU has left is given back. Kernel: {@code mmdrop_lazy_tlb_sched} in {@code
   * finish_task_switch}, {@code mmdrop_lazy_tlb} in {@code exec_mmap}, {@code kthread_use_mm} and
   * {@code sched_force_init_mm}.
   *
   * <p>Context: no run-queue lock. From {@code finish_task_switch}: atomic, interrupts on, before
   * {@link #switchFinished}, on the CPU that has left. From {@code sched_force_init_mm}: task
   * context, on the dying CPU. From {@code exec_mmap} and {@code kthread_use_mm}: task context, and
   * the task may have been preempted since the CPU left and moved here from there: this CPU is
   * where the task runs now, on its new mm, which may be the very same mm, now as a user; the CPU
   * that left may be lazy on something else by now. Not called for an mm that the scheme left by
   * {@link Kernel#evict}.
   *
   * <p>On an architecture whose final flush evicts lazy CPUs ({@code unlazy_mm_irqs_off}) also from
   * {@code exit_mmap}, before {@link #usersGone}: on each CPU that is lazy on the dead mm, mostly
   * in an interrupt, always with interrupts off, right after {@link #leaveBorrowed}. The CPU is
   * then lazy on {@code init_mm}, whose {@link #borrow} follows at once and {@code switchFinished}
   * does not. Nothing may be freed there: the users' reference on this mm is still held, so that
   * dropping one of it is safe, but what the scheme keeps of other mms it must leave, or put off by
   * {@link Kernel#defer}. {@link Kernel#irqsOff} tells.
   *
   * <p>Owed on exit: the borrow that {@link #borrow} began is over; if {@link
   * Guarantees#barrierOnGiveBack()} then a full barrier stands between entry and exit, on which
   * {@code membarrier(2)} relies (it pairs with the barriers before and after its scan of {@code
   * rq->curr}).
   *
   * @param cpu the CPU on which the task runs that gives it back
   * @param mm the mm that was borrowed
   */
  void giveBack(int cpu, Mm mm);

  /**
   * A context switch on this CPU is complete. Kernel: the end of {@code finish_task_switch}.
   *
   * <p>Context: atomic, interrupts on, no run-queue lock; called after every switch, whatever its
   * kind, and after {@link #giveBack} where there is one. Nothing is owed; it is the place for
   * periodic work of the CPU.
   *
   * @param cpu the CPU that switched
   */
  default void switchFinished(int cpu) {}

  /**
   * The last user of an mm is gone and its user mappings are torn down. Kernel: the end of {@code
   * __mmput}, after {@code exit_mmap}, before the users' one {@code mm_count} is dropped.
   *
   * <p>Context: task context. On entry {@code mm_users} is 0, the users' reference on {@code
   * mm_count} is still held, and no CPU can newly become lazy on the mm. This CPU itself may be
   * lazy on it: the exiting task borrows its own mm. Owed on exit: the users' reference may go.
   *
   * @param cpu the CPU that runs the teardown
   * @param mm the mm whose users are gone
   */
  default void usersGone(int cpu, Mm mm) {}

  /**
   * {@code mm_count} fell to 0. Kernel: {@code __mmdrop}, where shootdown has its {@code
   * cleanup_lazy_tlbs}.
   *
   * <p>Context: that of the call that dropped the reference; {@link Kernel#maySleep} and {@link
   * Kernel#irqsOff} tell. The kernel itself drops last references only where interrupts are on. On
   * entry nobody holds a counted reference; CPUs whose borrow is not counted may still be lazy on
   * it. Owed on exit: {@code FREE} only if no CPU is lazy on the mm.
   *
   * @param cpu the CPU that dropped the last reference
   * @param mm the mm that nobody counts any more
   * @return whether the kernel frees it now or the scheme does later
   */
  default Disposal lastReferenceGone(int cpu, Mm mm) {
    return Disposal.FREE;
  }

  /**
   * This CPU, running its idle task, is about to enter the extended quiescent state. Kernel: before
   * {@code ct_idle_enter}.
   *
   * <p>Context: atomic, interrupts off, idle task. On entry RCU still watches the CPU. The scheme
   * may call {@link Kernel#evict}. After this hook the kernel changes the CPU's context by one
   * fully ordered read-modify-write: whoever then sees {@link CpuContext#IDLE} sees all that this
   * hook did.
   *
   * @param cpu the CPU that goes idle
   */
  default void idleEnter(int cpu) {}

  /**
   * This CPU has left the idle extended quiescent state. Kernel: after {@code ct_idle_exit}.
   *
   * <p>Context: atomic, interrupts off, idle task; RCU watches again, by one fully ordered
   * read-modify-write before this hook.
   *
   * @param cpu the CPU that is no longer idle
   */
  default void idleExit(int cpu) {}

  /**
   * This CPU is about to run user code as an extended quiescent state. Kernel: before {@code
   * ct_user_enter}, on CPUs with context tracking ({@code nohz_full}) alone.
   *
   * <p>Context: atomic, interrupts off. The CPU is not lazy: its mm has users.
   *
   * @param cpu the CPU that enters user mode
   */
  default void userEnter(int cpu) {}

  /**
   * This CPU has come back from user code. Kernel: after {@code ct_user_exit}, on CPUs with context
   * tracking alone.
   *
   * <p>Context: atomic, interrupts off.
   *
   * @param cpu the CPU that is back in the kernel
   */
  default void userExit(int cpu) {}

  /**
   * The timer interrupt. Kernel: {@code scheduler_tick}. An idle CPU gets none, nor does one in a
   * user extended quiescent state.
   *
   * <p>Context: interrupts off. Time is counted in ticks: there is no clock to read.
   *
   * @param cpu the CPU that was interrupted
   */
  default void tick(int cpu) {}

  /**
   * A CPU came up and runs its idle task, lazy on {@code init_mm}. Kernel: a {@code
   * CPUHP_AP_ONLINE} callback; at boot called for each CPU that starts online.
   *
   * <p>Context: task context on that CPU; {@link #borrow} of {@code init_mm} was called before.
   *
   * @param cpu the CPU that is now online
   */
  default void cpuOnline(int cpu) {}

  /**
   * This CPU is going down. Kernel: after {@code sched_force_init_mm} in {@code
   * sched_cpu_wait_empty}.
   *
   * <p>Context: task context on the dying CPU; it is lazy on {@code init_mm}, no user task runs on
   * it again, it is still in the online mask and RCU still watches it. Owed on exit: the CPU's
   * records are empty (H1).
   *
   * @param cpu the CPU that goes down
   */
  default void cpuOffline(int cpu) {}

  /**
   * Another CPU has gone down for good. Kernel: {@code finish_cpu}, on the controlling CPU.
   *
   * <p>Context: task context on the controlling CPU. The dead CPU is in no mask and runs nothing.
   * Owed on exit: the dead CPU's borrow of {@code init_mm} is over ({@link #giveBack} is not called
   * for it, since the CPU is gone), so a scheme that counts borrows drops the reference here.
   *
   * @param byCpu the CPU that runs this
   * @param deadCpu the CPU that is dead
   */
  default void cpuDead(int byCpu, int deadCpu) {}

  /**
   * Whether the scheme's records of a CPU name any mm: a hazard pointer, a mailbox, a place in a
   * queue. Asked by H1 once the CPU is offline; reading cells here is no CPU's access.
   *
   * @param cpu a CPU that has gone offline
   */
  default boolean keepsRecordOf(int cpu) {
    return false;
  }

  /**
   * How many counted references of an mm the scheme itself holds now, in mailboxes and the like,
   * other than one for each lazy CPU. Asked by the balance check (K1) while no CPU runs; reading
   * cells here is no CPU's access.
   *
   * @param mm any mm that is not freed
   */
  default long delegatedReferences(Mm mm) {
    return 0;
  }
}
