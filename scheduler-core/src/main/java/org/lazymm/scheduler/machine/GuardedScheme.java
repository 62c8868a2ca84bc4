package org.lazymm.scheduler.machine;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Work;
import org.lazymm.scheduler.discovery.HookTrail;
import org.lazymm.scheduler.discovery.HookTrails;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.RunSignal;

/**
 * The one way from the modelled kernel into the code of a scheme: whatever comes out of a hook says
 * which hook it was ({@link HookException}), and the thread's {@link HookActivity} knows that one
 * is running.
 *
 * <p>A call allocates nothing. What an engine throws through the scheme ({@link RunSignal}) is let
 * through.
 *
 * <p>Longer than 400 lines: one method of the same shape for each hook, which allocates nothing; a
 * general one would.
 */
public final class GuardedScheme {
  private final Engine engine;
  private final @Nullable Cpu[] cpus;
  private final Irqs irqs;

  private LazyMmScheme scheme = new NoScheme();
  private Guarantees made = Guarantees.none();
  private boolean beingMade;
  private int depth;
  private long begun;
  private String left = "";
  private HookTrail trail = HookTrail.NONE;
  private @Nullable Consumer<String> afterHook;

  /**
   * The place of a scheme that is still to be made.
   *
   * @param engine says which CPU's code runs
   * @param cpus the machine's, to be filled in
   * @param irqs mends what a hook leaves otherwise than it was
   */
  GuardedScheme(Engine engine, @Nullable Cpu[] cpus, Irqs irqs) {
    this.engine = engine;
    this.cpus = cpus;
    this.irqs = irqs;
  }

  /**
   * Makes the scheme, and asks what it guarantees.
   *
   * @param make makes it
   * @param kernel the services that it is made from
   * @throws HookException if it cannot be made
   */
  void make(Function<Kernel, LazyMmScheme> make, Kernel kernel) {
    HookActivity.ofThread().runs(this);
    trail = HookTrails.ofThread();
    Cpu cpu = acting();
    boolean outer = enter(cpu, "make");
    beingMade = true;
    try {
      scheme = present("create", make.apply(kernel));
    } catch (Throwable thrown) {
      throw left(cpu, outer, "make", thrown);
    } finally {
      beingMade = false;
    }
    leave();
    made = guarantees();
  }

  /** Whether it is being made right now: its code runs, and none of its hooks has been called. */
  boolean beingMade() {
    return beingMade;
  }

  /** What it guaranteed when it was made; it is not asked again. */
  Guarantees made() {
    return made;
  }

  /** Nothing is called before the scheme has been made. */
  private static final class NoScheme implements LazyMmScheme {
    @Override
    public Guarantees guarantees() {
      throw new IllegalStateException("there is no scheme yet");
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      throw new IllegalStateException("there is no scheme yet");
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      throw new IllegalStateException("there is no scheme yet");
    }
  }

  /** The scheme itself, for those who look at its class or its fields. */
  public LazyMmScheme unguarded() {
    return scheme;
  }

  /**
   * The outermost hook that an engine has left by a {@link RunSignal} since {@link #begin}; an
   * empty text if it left none.
   */
  public String leftLast() {
    return left;
  }

  /**
   * From here on somebody is told of each hook that has come back to the kernel, when no other is
   * under way.
   *
   * @param told the name of the hook
   */
  public void afterEachHook(Consumer<String> told) {
    afterHook = told;
  }

  /** An engine begins to run code. */
  public void begin() {
    left = "";
  }

  /** Runs what the scheme sent to a CPU by an interrupt. */
  void interrupt(IpiFunction function, Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "interrupt");
    try {
      function.run(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "interrupt", thrown);
    }
    returned(cpu, outer, "interrupt");
  }

  /** Runs what the scheme has deferred. */
  void work(Work work, Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "work");
    try {
      work.run(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "work", thrown);
    }
    returned(cpu, outer, "work");
  }

  /** Makes what the scheme keeps for an mm. */
  <S> S state(Function<Mm, S> make, Mm mm) {
    Cpu cpu = acting();
    boolean outer = enter(cpu, "state");
    try {
      S answer = make.apply(mm);
      returned(cpu, outer, "state");
      return answer;
    } catch (Throwable thrown) {
      throw left(cpu, outer, "state", thrown);
    }
  }

  /** {@link LazyMmScheme#guarantees}. */
  public Guarantees guarantees() {
    Cpu cpu = acting();
    boolean outer = enter(cpu, "guarantees");
    try {
      Guarantees answer = present("guarantees", scheme.guarantees());
      returned(cpu, outer, "guarantees");
      return answer;
    } catch (Throwable thrown) {
      throw left(cpu, outer, "guarantees", thrown);
    }
  }

  /** {@link LazyMmScheme#mmInit}. */
  void mmInit(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "mmInit");
    try {
      scheme.mmInit(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "mmInit", thrown);
    }
    returned(cpu, outer, "mmInit");
  }

  /** {@link LazyMmScheme#countBorrow}. */
  void countBorrow(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "countBorrow");
    try {
      scheme.countBorrow(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "countBorrow", thrown);
    }
    returned(cpu, outer, "countBorrow");
  }

  /** {@link LazyMmScheme#borrow}. */
  void borrow(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "borrow");
    try {
      scheme.borrow(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "borrow", thrown);
    }
    returned(cpu, outer, "borrow");
  }

  /** {@link LazyMmScheme#handOver}. */
  void handOver(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "handOver");
    try {
      scheme.handOver(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "handOver", thrown);
    }
    returned(cpu, outer, "handOver");
  }

  /** {@link LazyMmScheme#leaveBorrowed}. */
  void leaveBorrowed(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "leaveBorrowed");
    try {
      scheme.leaveBorrowed(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "leaveBorrowed", thrown);
    }
    returned(cpu, outer, "leaveBorrowed");
  }

  /** {@link LazyMmScheme#giveBack}. */
  void giveBack(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "giveBack");
    try {
      scheme.giveBack(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "giveBack", thrown);
    }
    returned(cpu, outer, "giveBack");
  }

  /** {@link LazyMmScheme#switchFinished}. */
  void switchFinished(Cpu cpu) {
    boolean outer = enter(cpu, "switchFinished");
    try {
      scheme.switchFinished(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "switchFinished", thrown);
    }
    returned(cpu, outer, "switchFinished");
  }

  /** {@link LazyMmScheme#finalFlush}. */
  void finalFlush(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "finalFlush");
    try {
      scheme.finalFlush(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "finalFlush", thrown);
    }
    returned(cpu, outer, "finalFlush");
  }

  /** {@link LazyMmScheme#usersGone}. */
  void usersGone(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "usersGone");
    try {
      scheme.usersGone(cpu.id, mm);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "usersGone", thrown);
    }
    returned(cpu, outer, "usersGone");
  }

  /** {@link LazyMmScheme#lastReferenceGone}. */
  Disposal lastReferenceGone(Cpu cpu, Mm mm) {
    boolean outer = enter(cpu, "lastReferenceGone");
    try {
      Disposal answer = present("lastReferenceGone", scheme.lastReferenceGone(cpu.id, mm));
      returned(cpu, outer, "lastReferenceGone");
      return answer;
    } catch (Throwable thrown) {
      throw left(cpu, outer, "lastReferenceGone", thrown);
    }
  }

  /** {@link LazyMmScheme#idleEnter}. */
  void idleEnter(Cpu cpu) {
    boolean outer = enter(cpu, "idleEnter");
    try {
      scheme.idleEnter(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "idleEnter", thrown);
    }
    returned(cpu, outer, "idleEnter");
  }

  /** {@link LazyMmScheme#idleExit}. */
  void idleExit(Cpu cpu) {
    boolean outer = enter(cpu, "idleExit");
    try {
      scheme.idleExit(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "idleExit", thrown);
    }
    returned(cpu, outer, "idleExit");
  }

  /** {@link LazyMmScheme#userEnter}. */
  void userEnter(Cpu cpu) {
    boolean outer = enter(cpu, "userEnter");
    try {
      scheme.userEnter(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "userEnter", thrown);
    }
    returned(cpu, outer, "userEnter");
  }

  /** {@link LazyMmScheme#userExit}. */
  void userExit(Cpu cpu) {
    boolean outer = enter(cpu, "userExit");
    try {
      scheme.userExit(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "userExit", thrown);
    }
    returned(cpu, outer, "userExit");
  }

  /** {@link LazyMmScheme#tick}. */
  void tick(Cpu cpu) {
    boolean outer = enter(cpu, "tick");
    try {
      scheme.tick(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "tick", thrown);
    }
    returned(cpu, outer, "tick");
  }

  /** {@link LazyMmScheme#cpuOnline}. */
  void cpuOnline(Cpu cpu) {
    boolean outer = enter(cpu, "cpuOnline");
    try {
      scheme.cpuOnline(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "cpuOnline", thrown);
    }
    returned(cpu, outer, "cpuOnline");
  }

  /** {@link LazyMmScheme#cpuOffline}. */
  void cpuOffline(Cpu cpu) {
    boolean outer = enter(cpu, "cpuOffline");
    try {
      scheme.cpuOffline(cpu.id);
    } catch (Throwable thrown) {
      throw left(cpu, outer, "cpuOffline", thrown);
    }
    returned(cpu, outer, "cpuOffline");
  }

  /** {@link LazyMmScheme#cpuDead}. */
  void cpuDead(Cpu by, Cpu dead) {
    boolean outer = enter(by, "cpuDead");
    try {
      scheme.cpuDead(by.id, dead.id);
    } catch (Throwable thrown) {
      throw left(by, outer, "cpuDead", thrown);
    }
    returned(by, outer, "cpuDead");
  }

  /** {@link LazyMmScheme#keepsRecordOf}. */
  public boolean keepsRecordOf(int cpu) {
    Cpu by = acting();
    boolean outer = enter(by, "keepsRecordOf");
    try {
      boolean answer = scheme.keepsRecordOf(cpu);
      returned(by, outer, "keepsRecordOf");
      return answer;
    } catch (Throwable thrown) {
      throw left(by, outer, "keepsRecordOf", thrown);
    }
  }

  /** {@link LazyMmScheme#delegatedReferences}. */
  public long delegatedReferences(Mm mm) {
    Cpu cpu = acting();
    boolean outer = enter(cpu, "delegatedReferences");
    try {
      long answer = scheme.delegatedReferences(mm);
      returned(cpu, outer, "delegatedReferences");
      return answer;
    } catch (Throwable thrown) {
      throw left(cpu, outer, "delegatedReferences", thrown);
    }
  }

  /** The number of the call into the scheme that runs now, from 1; 0 if none does. */
  public long runningNumber() {
    return depth == 0 ? 0 : begun;
  }

  Optional<HookActivity.Call> running() {
    long number = begun;
    return depth == 0 ? Optional.empty() : Optional.of(new HookActivity.Call(this, number));
  }

  /** The CPU whose code runs; null until it has been brought up. */
  private @Nullable Cpu acting() {
    return cpus[engine.current()];
  }

  /**
   * The kernel calls a hook.
   *
   * @param cpu on which CPU; null before there are any
   * @param hook which hook
   * @return what is to be told at the end
   */
  private boolean enter(@Nullable Cpu cpu, String hook) {
    if (depth++ == 0) {
      begun++;
      trail.entered(hook);
    }
    if (cpu == null) {
      return false;
    }
    boolean outer = cpu.irqsOffAtHook;
    cpu.irqsOffAtHook = cpu.irqsOff;
    return outer;
  }

  private void leave() {
    if (--depth == 0) {
      trail.left();
    }
  }

  /** A hook has come back, which is to leave interrupts as they were. */
  private void returned(@Nullable Cpu cpu, boolean outer, String hook) {
    leave();
    if (cpu != null) {
      boolean wereOff = cpu.irqsOffAtHook;
      cpu.irqsOffAtHook = outer;
      if (cpu.irqsOff != wereOff) {
        irqs.mend(cpu, wereOff, HookStack.name(hook));
      }
    }
    if (afterHook != null && depth == 0) {
      afterHook.accept(HookStack.name(hook));
    }
  }

  private static <T> T present(String hook, @Nullable T made) {
    if (made == null) {
      throw HookException.returnsNull(hook);
    }
    return made;
  }

  private RuntimeException left(@Nullable Cpu cpu, boolean outer, String hook, Throwable thrown) {
    leave();
    if (cpu != null) {
      cpu.irqsOffAtHook = outer;
    }
    if (thrown instanceof HookException known) {
      return known;
    }
    if (thrown instanceof Error ours && thrown instanceof RunSignal) {
      throw ours;
    }
    if (thrown instanceof RuntimeException signal && thrown instanceof RunSignal) {
      left = HookStack.name(hook);
      return signal;
    }
    return HookException.threw(HookStack.name(hook), thrown);
  }
}
