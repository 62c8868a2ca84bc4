package org.lazymm.api;

import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What a scheme may call: the kernel's services.
 *
 * <p>Calls are made from hooks, interrupt functions and deferred work, for the CPU that runs them;
 * a method that takes a {@code cpu} without saying otherwise takes that one, and a wrong one is
 * reported as X3. A misuse (waiting with interrupts off, freeing twice, counting below zero,
 * touching a freed mm) is a reported violation with the position of the call, never a Java
 * exception in the scheme.
 */
public interface Kernel {

  /** The shared memory of the machine. */
  Memory memory();

  /** How many CPUs the machine can ever have, 1 to 8,192; they are numbered from 0. */
  int possibleCpus();

  /** The CPUs that are online, {@code cpu_online_mask}; read-only. */
  CpuMask onlineCpus();

  /** The kernel's own mm, which is never freed. */
  Mm initMm();

  /**
   * Makes a scheme's state of each possible CPU, at once. To be called in {@link
   * LazyMmSchemeProvider#create}.
   *
   * @param make makes the state of the CPU with the given number
   * @param <S> the scheme's class of cells
   */
  <S> PerCpu<S> perCpu(IntFunction<S> make);

  /**
   * Adds a scheme's state to each mm (at most four kinds), made when the memory of an mm is first
   * used. To be called in {@link LazyMmSchemeProvider#create}.
   *
   * @param make makes the state of the given mm; {@link LazyMmScheme#mmInit} sets it
   * @param <S> the scheme's class of cells
   */
  <S> PerMm<S> perMm(Function<Mm, S> make);

  /**
   * Takes counted references on an mm: {@code atomic_inc} or {@code atomic_add} of {@code
   * mm_count}. The kernel's {@code mmgrab} is {@code grab(mm, 1, RELAXED)}. Counting up from 0 is
   * reported as S2.
   *
   * @param mm an mm that is known to be alive
   * @param references how many, 1 or more
   * @param order the order of the addition
   */
  void grab(Mm mm, long references, Order order);

  /**
   * Gives one counted reference up and, if it was the last, lets the mm be freed: {@code mmdrop},
   * that is {@code atomic_dec_and_test(mm_count)} and {@code __mmdrop}. The kernel's {@code mmdrop}
   * has order {@code FULL}. May call {@link LazyMmScheme#lastReferenceGone} before it returns.
   *
   * @param cpu the caller's CPU
   * @param mm an mm of which the caller owns a reference
   * @param order the order of the subtraction
   */
  void drop(int cpu, Mm mm, Order order);

  /**
   * Gives counted references up that are known not to be the last: {@code atomic_sub} of {@code
   * mm_count}. Falling to 0 by this call is reported as S2.
   *
   * @param mm an mm of which the caller owns one more reference than it gives up
   * @param references how many, 0 or more; 0 does nothing
   * @param order the order of the subtraction
   */
  void ungrab(Mm mm, long references, Order order);

  /**
   * Whether {@code mm_users} is 0. Death is final: once true it stays true for this mm.
   *
   * @param mm an mm that is not freed
   * @param order the order of the load, {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   */
  boolean isDead(Mm mm, Order order);

  /**
   * The CPUs that may be lazy on an mm, by the architecture's word: {@code
   * for_each_possible_lazymm_cpu}. Read-only. A set that is asked for once the mm is dead and that
   * lacks a CPU which is lazy on it is reported as O5.
   *
   * @param mm an mm that is not freed
   * @param which which set to take
   */
  CpuMask lazyCandidates(Mm mm, LazyCandidates which);

  /** Interrupts to other CPUs. */
  Ipi ipi();

  /**
   * Makes this CPU leave the mm that it borrows: active mm and MMU change to {@code init_mm} in one
   * step. Interrupts must be off, and the CPU must be lazy. {@link LazyMmScheme#giveBack} is not
   * called for the mm left; from now on the CPU borrows {@code init_mm}, for which {@code giveBack}
   * will be called in its time, so a scheme that counts borrows takes a reference on {@code
   * init_mm} here.
   *
   * @param cpu the caller's CPU
   */
  void evict(int cpu);

  /**
   * Whether this CPU is lazy on an mm: its task has no mm of its own and the mm is its active mm.
   * An exact answer needs interrupts off.
   *
   * @param cpu the caller's CPU
   * @param mm any mm
   */
  boolean isLazyOn(int cpu, Mm mm);

  /**
   * Frees an mm for which the scheme answered {@link Disposal#DEFERRED}, or whose last reference it
   * knows to be gone. Context: interrupts on.
   *
   * @param cpu the caller's CPU
   * @param mm the mm; no CPU is lazy on it any more
   */
  void free(int cpu, Mm mm);

  /**
   * Puts a piece of work off: it runs soon after the current context has ended, in a kernel thread
   * on this CPU, or on another one if this one has gone offline by then ({@code queue_work_on}).
   * Pieces put off by one CPU run in their order. The work sees all that its caller did before this
   * call.
   *
   * @param cpu the caller's CPU
   * @param work what to do
   * @param mm passed to the work; the scheme keeps it alive until then
   */
  void defer(int cpu, Work work, Mm mm);

  /**
   * Where a CPU is, as context tracking knows it: a full barrier, then a load with acquire order
   * (the kernel's {@code rcu_watching_snap_save}). Whoever is told {@code IDLE} sees all that the
   * CPU did before it went idle. The answer may be old by the time it is used.
   *
   * @param cpu any possible CPU
   */
  CpuContext contextOf(int cpu);

  /**
   * Whether the current context of this CPU may sleep.
   *
   * @param cpu the caller's CPU
   */
  boolean maySleep(int cpu);

  /**
   * Whether interrupts are off on this CPU, so that it must not wait for another one.
   *
   * @param cpu the caller's CPU
   */
  boolean irqsOff(int cpu);

  /**
   * Turns interrupts off on this CPU and tells whether they were off already: {@code
   * local_irq_save}.
   *
   * @param cpu the caller's CPU
   * @return what to hand to {@link #irqRestore}
   */
  boolean irqSave(int cpu);

  /**
   * Sets interrupts back to what they were: {@code local_irq_restore}.
   *
   * @param cpu the caller's CPU
   * @param wereOff what {@link #irqSave} returned
   */
  void irqRestore(int cpu, boolean wereOff);

  /**
   * Reports a broken assumption of the scheme's own, as {@code WARN_ON} does: a violation that
   * carries the text and the position of the call. Costs nothing.
   *
   * @param condition whether the assumption is broken
   * @param what what was assumed, in a few words
   */
  void warnOn(boolean condition, String what);
}
