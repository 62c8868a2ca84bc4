package org.lazymm.api;

import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The services of the kernel that a scheme may call.
 *
 * <p>A call belongs to the CPU whose code is running. Unless stated otherwise, {@code cpu} must be
 * the calling CPU; any other value is reported as X3, and the call is then made for the calling
 * CPU.
 *
 * <p>"Any hook" in a context stands for every hook of {@link LazyMmScheme} that has a CPU, every
 * {@link IpiFunction} and every piece of deferred {@link Work}. {@link LazyMmSchemeProvider#create}
 * runs before there is any CPU: only the methods whose context names {@code create} may be called
 * there. No method sleeps.
 *
 * <p>A misuse (waiting with interrupts off, freeing twice, counting below zero, touching a freed
 * mm) is a reported violation with the position of the call, not a Java exception in the scheme. A
 * method throws only where it says so: for an argument that no kernel function has, or for a call
 * too late to be carried out.
 */
public interface Kernel {

  /**
   * The shared memory of the machine.
   *
   * <p>Context: {@code create} and any hook; interrupts on or off; does not sleep.
   *
   * @return the memory, always the same one
   */
  Memory memory();

  /**
   * How many CPUs the machine can ever have: {@code nr_cpu_ids}.
   *
   * <p>Context: {@code create} and any hook; interrupts on or off; does not sleep.
   *
   * @return the number of possible CPUs, 1 to 8,192; CPUs are numbered from 0
   */
  int possibleCpus();

  /**
   * The CPUs that are online: {@code cpu_online_mask}.
   *
   * <p>Context: {@code create} (to keep, not to read) and any hook; interrupts on or off; does not
   * sleep.
   *
   * <p>Order: every read of this mask is at least an acquire, whatever order it names: a CPU that
   * is seen to be gone has done all that it does. The acquire pairs with the fully ordered clear by
   * which a dying CPU leaves the mask, and stands for {@code stop_machine}.
   *
   * @return the mask itself, not a copy; a scheme may only read it
   */
  CpuMask onlineCpus();

  /**
   * The kernel's own mm, {@code init_mm}, which is never freed.
   *
   * <p>Context: {@code create} and any hook; interrupts on or off; does not sleep.
   *
   * @return {@code init_mm}, always the same object
   */
  Mm initMm();

  /**
   * Makes a scheme's state of each possible CPU: {@code DEFINE_PER_CPU}.
   *
   * <p>Context: {@code create} only; {@code make} is called for CPUs 0, 1, 2 and so on before this
   * method returns.
   *
   * @param make makes the state of the CPU with the given number
   * @param <S> the scheme's class of cells
   * @return the states, one for each possible CPU
   * @throws IllegalStateException if the scheme has been created
   */
  <S> PerCpu<S> perCpu(IntFunction<S> make);

  /**
   * Adds a scheme's state to each mm: fields of {@code struct mm_struct}. At most four kinds.
   *
   * <p>Context: {@code create} only. {@code make} is called later, when the memory of an mm is
   * first used, on the CPU that makes the mm.
   *
   * @param make makes the state of the given mm; {@link LazyMmScheme#mmInit} sets it
   * @param <S> the scheme's class of cells
   * @return the states, one for each mm
   * @throws IllegalStateException if four kinds exist, or the scheme has been created
   */
  <S> PerMm<S> perMm(Function<Mm, S> make);

  /**
   * Takes counted references on an mm: {@code atomic_inc} or {@code atomic_add} of {@code
   * mm_count}. The kernel's {@code mmgrab} is {@code grab(mm, 1, RELAXED)}.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. An mm that is freed is
   * reported as S1, a count that rises from 0 as S2.
   *
   * @param mm an mm that is known to be alive: the caller owns, or is covered by, a reference
   * @param references how many to take, 1 or more
   * @param order the order of the addition; any
   * @throws IllegalArgumentException if {@code references} is less than 1
   */
  void grab(Mm mm, long references, Order order);

  /**
   * Drops one counted reference and, if it was the last, lets the mm be freed: {@code mmdrop}, that
   * is {@code atomic_dec_and_test(mm_count)} and {@code __mmdrop}. The kernel's {@code mmdrop} has
   * order {@code FULL}.
   *
   * <p>Context: any hook, the calling CPU; does not sleep. Interrupts on, unless the reference is
   * known not to be the last or {@link LazyMmScheme#lastReferenceGone} answers {@code DEFERRED}: a
   * free with interrupts off is reported as X1. A drop by a CPU that is offline is reported as H3,
   * a drop of a freed mm as S1, a count below 0 as S2, a drop of the last reference of {@code
   * init_mm} as S7. Calls {@code lastReferenceGone} on this CPU before it returns, if the count
   * falls to 0.
   *
   * <p>Order: a drop pairs with the other drops of the same count. The CPU that frees must see the
   * uses of all that dropped before, so drops that end a use release, and the last one acquires.
   *
   * @param cpu the calling CPU
   * @param mm an mm of which the caller owns a reference
   * @param order the order of the subtraction; any
   */
  void drop(int cpu, Mm mm, Order order);

  /**
   * Drops counted references that are known not to be the last: {@code atomic_sub} of {@code
   * mm_count}.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. A count that falls to 0 by
   * this call is reported as S2, an mm that is freed as S1.
   *
   * @param mm an mm of which the caller owns more references than it drops
   * @param references how many to drop, 0 or more; 0 is no access
   * @param order the order of the subtraction; any
   * @throws IllegalArgumentException if {@code references} is less than 0
   */
  void ungrab(Mm mm, long references, Order order);

  /**
   * Whether {@code mm_users} is 0. Death is final: once true, the answer stays true for this mm.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. An mm that is freed is
   * reported as S1.
   *
   * <p>Order: an acquire pairs with the fully ordered read-modify-writes that drop user references:
   * a caller that is told true sees all that the users did, the borrows of their CPUs included.
   *
   * @param mm an mm that is not freed
   * @param order the order of the load: {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   * @return whether the mm has no user any more
   * @throws IllegalArgumentException if {@code order} is {@code RELEASE}
   */
  boolean isDead(Mm mm, Order order);

  /**
   * The CPUs that may be lazy on an mm, as the architecture declares: {@code
   * for_each_possible_lazymm_cpu}.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. An mm that is freed is
   * reported as S1. A set asked for once the mm is dead that lacks a CPU which is lazy on the mm is
   * reported as O5.
   *
   * <p>Order: the call does not read the set; the set is read when it is walked, with the order
   * given there.
   *
   * @param mm an mm that is not freed
   * @param which which set to take
   * @return the set itself, not a copy; a scheme may only read it
   */
  CpuMask lazyCandidates(Mm mm, LazyCandidates which);

  /**
   * The interrupts to other CPUs: the {@code smp_call_function} family.
   *
   * <p>Context: {@code create} (to keep, not to send) and any hook; interrupts on or off; does not
   * sleep. The contexts for sending are those of {@link Ipi}.
   *
   * @return the interrupts, always the same object
   */
  Ipi ipi();

  /**
   * Makes this CPU leave the mm that it borrows: active mm and MMU change to {@code init_mm} in one
   * step, by {@code switch_mm_irqs_off}, as in {@code do_shoot_lazy_tlb}. {@link
   * LazyMmScheme#leaveBorrowed} and {@link LazyMmScheme#giveBack} are not called for the mm left.
   * From now on the CPU borrows {@code init_mm}, for which those hooks will be called later, so a
   * scheme that counts borrows takes a reference on {@code init_mm} here.
   *
   * <p>Context: any hook, the calling CPU; interrupts off; the CPU must be lazy. Does not sleep. A
   * call with interrupts on, or on a CPU that is not lazy, is reported as X2; on a CPU that is not
   * lazy the call does nothing else.
   *
   * <p>Order: no barrier that a scheme may rely on; the MMU switch is a full barrier on some
   * architectures only. All uses of the mm left come before the return in program order.
   *
   * @param cpu the calling CPU
   */
  void evict(int cpu);

  /**
   * Takes this CPU out of the {@code mm_cpumask} of an mm that it has left, as {@code
   * do_exit_flush_lazy_tlb} does: from now on {@link #lazyCandidates} of the mm are without it. A
   * CPU that has the mm as its active one, be it lazy on the mm or a user of it, stays in the mask.
   * Does nothing on architectures whose mask is not kept, or loses a CPU only when that CPU goes
   * offline.
   *
   * <p>Context: any hook, the calling CPU; interrupts off, so that the CPU cannot come back in
   * between. A call with interrupts on is reported as X2. Does not sleep.
   *
   * <p>Order: relaxed. A caller on another CPU that goes by the mask afterwards must have waited
   * for this CPU, as {@link Ipi#callAndWait(CpuMask, IpiFunction, Mm)} does.
   *
   * @param cpu the calling CPU
   * @param mm an mm that is not freed
   */
  void leaveMask(int cpu, Mm mm);

  /**
   * Whether this CPU is lazy on an mm: the CPU's task has no mm of its own and the mm is the CPU's
   * active mm.
   *
   * <p>Context: any hook, the calling CPU; does not sleep. Interrupts off for an exact answer: with
   * interrupts on, an interrupt may make the CPU leave the mm after the answer. No access to shared
   * memory, orders nothing.
   *
   * @param cpu the calling CPU
   * @param mm any mm; only compared, so it may be freed
   * @return whether the CPU is lazy on the mm
   */
  boolean isLazyOn(int cpu, Mm mm);

  /**
   * Frees an mm for which the scheme answered {@link Disposal#DEFERRED}, or whose last reference
   * the scheme knows to be gone: the second half of {@code __mmdrop}.
   *
   * <p>Context: any hook, the calling CPU; interrupts on (X1). Does not sleep by itself. A scenario
   * may ask for the rule of {@code PREEMPT_RT}, under which a free in an atomic section is reported
   * as X1; deferred work is always allowed to free. A second free is reported as S2; a free while a
   * CPU has the mm loaded or active as S1, with users as S4, with pins as K3, with counted
   * references as K1; a free of {@code init_mm} as S7.
   *
   * <p>Order: the caller has ordered every use of the mm, by any CPU, before this call.
   *
   * @param cpu the calling CPU
   * @param mm the mm; no CPU is lazy on it any more
   */
  void free(int cpu, Mm mm);

  /**
   * Defers a piece of work: {@code queue_work_on}. The work runs soon after the current context has
   * ended, in a kernel thread on this CPU, or on another CPU if this one has gone offline by then.
   * Pieces deferred by one CPU run in the order in which they were deferred.
   *
   * <p>Context: any hook, the calling CPU; interrupts on or off; does not sleep.
   *
   * <p>Order: the work sees all that its caller did before this call.
   *
   * @param cpu the calling CPU
   * @param work what to do; holds no state of its own (X4)
   * @param mm passed to the work; the scheme keeps it alive until then
   */
  void defer(int cpu, Work work, Mm mm);

  /**
   * Where a CPU is, as context tracking and hotplug know it: {@code rcu_watching_snap_save}.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. The answer may be stale
   * when it is used.
   *
   * <p>Order: a full barrier, then a load with acquire. Both pair with the fully ordered
   * read-modify-writes by which a CPU enters and leaves an extended quiescent state: a caller that
   * is told {@code IDLE} sees all that the CPU did before it went idle. The online mask is read
   * with acquire: a caller that is told {@code OFFLINE} sees all that the CPU did before it left
   * the mask.
   *
   * @param cpu any possible CPU, not only the calling one
   * @return where the CPU was
   */
  CpuContext contextOf(int cpu);

  /**
   * Whether the current context of this CPU may sleep: interrupts on and no atomic section, {@code
   * preemptible()}.
   *
   * <p>Context: any hook, the calling CPU; interrupts on or off; does not sleep. No access to
   * shared memory, orders nothing.
   *
   * @param cpu the calling CPU
   * @return whether the caller may sleep
   */
  boolean maySleep(int cpu);

  /**
   * Whether interrupts are off on this CPU, so that the caller must not wait for another CPU:
   * {@code irqs_disabled()}.
   *
   * <p>Context: any hook, the calling CPU; interrupts on or off; does not sleep. No access to
   * shared memory, orders nothing.
   *
   * @param cpu the calling CPU
   * @return whether interrupts are off
   */
  boolean irqsOff(int cpu);

  /**
   * Turns interrupts off on this CPU: {@code local_irq_save}.
   *
   * <p>Context: any hook, the calling CPU; interrupts on or off; does not sleep. An interrupt that
   * is pending may come just before. Orders nothing. The hook must call {@link #irqRestore} before
   * it returns (X1).
   *
   * @param cpu the calling CPU
   * @return whether interrupts were off already; to be handed to {@link #irqRestore}
   */
  boolean irqSave(int cpu);

  /**
   * Sets interrupts back to what they were: {@code local_irq_restore}.
   *
   * <p>Context: any hook, the calling CPU; does not sleep. Turning interrupts on where the kernel
   * called the hook with interrupts off is reported as X1. Orders nothing.
   *
   * @param cpu the calling CPU
   * @param wereOff what {@link #irqSave} returned
   */
  void irqRestore(int cpu, boolean wereOff);

  /**
   * Reports a broken assumption of the scheme's own, {@code WARN_ON}: a violation (A1) with the
   * text and the position of the call.
   *
   * <p>Context: any hook, any CPU; interrupts on or off; does not sleep. No access to shared
   * memory, costs nothing.
   *
   * @param condition whether the assumption is broken; false reports nothing
   * @param what the assumption, in a few words
   */
  void warnOn(boolean condition, String what);
}
