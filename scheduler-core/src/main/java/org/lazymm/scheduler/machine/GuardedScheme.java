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
import org.lazymm.scheduler.engine.RunSignal;

/**
 * The one way from the modelled kernel into the code of a scheme: whatever comes out of a hook says
 * which hook it was ({@link HookException}), and the thread's {@link HookActivity} knows that one
 * is running.
 *
 * <p>A call allocates nothing. What an engine throws through the scheme ({@link RunSignal}) is let
 * through.
 */
public final class GuardedScheme implements LazyMmScheme {
  private final LazyMmScheme scheme;
  private final Machine machine;

  /**
   * Of each CPU a bit for each hook under way on it, the innermost lowest: whether interrupts were
   * off when the kernel called it. Hooks nest less deeply than a long has bits.
   */
  private final long[] irqsOffAtEntry;

  private int depth;
  private long begun;
  private String left = "";
  private @Nullable Consumer<String> afterHook;

  /**
   * Makes a scheme.
   *
   * @param make makes it
   * @param kernel the services that it is made from
   * @param machine whose hooks it has
   * @throws HookException if it cannot be made
   */
  GuardedScheme(Function<Kernel, LazyMmScheme> make, Kernel kernel, Machine machine) {
    this.machine = machine;
    this.irqsOffAtEntry = new long[machine.cpuCount()];
    HookActivity.ofThread().runs(this);
    enter();
    try {
      scheme = present("create", make.apply(kernel));
    } catch (Throwable thrown) {
      throw left("<init>", thrown);
    }
    depth--;
    irqsOffAtEntry[machine.engine.current()] >>>= 1;
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
  void interrupt(IpiFunction function, int cpu, Mm mm) {
    enter();
    try {
      function.run(cpu, mm);
    } catch (Throwable thrown) {
      throw left("interrupt", thrown);
    }
    returned("interrupt");
  }

  /** Runs what the scheme has put off. */
  void work(Work work, int cpu, Mm mm) {
    enter();
    try {
      work.run(cpu, mm);
    } catch (Throwable thrown) {
      throw left("work", thrown);
    }
    returned("work");
  }

  /** Makes what the scheme keeps for an mm. */
  <S> S state(Function<Mm, S> make, Mm mm) {
    enter();
    try {
      S answer = make.apply(mm);
      returned("state");
      return answer;
    } catch (Throwable thrown) {
      throw left("state", thrown);
    }
  }

  @Override
  public Guarantees guarantees() {
    enter();
    try {
      Guarantees answer = present("guarantees", scheme.guarantees());
      returned("guarantees");
      return answer;
    } catch (Throwable thrown) {
      throw left("guarantees", thrown);
    }
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    enter();
    try {
      scheme.mmInit(cpu, mm);
    } catch (Throwable thrown) {
      throw left("mmInit", thrown);
    }
    returned("mmInit");
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    enter();
    try {
      scheme.countBorrow(cpu, mm);
    } catch (Throwable thrown) {
      throw left("countBorrow", thrown);
    }
    returned("countBorrow");
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    enter();
    try {
      scheme.borrow(cpu, mm);
    } catch (Throwable thrown) {
      throw left("borrow", thrown);
    }
    returned("borrow");
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    enter();
    try {
      scheme.handOver(cpu, mm);
    } catch (Throwable thrown) {
      throw left("handOver", thrown);
    }
    returned("handOver");
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    enter();
    try {
      scheme.leaveBorrowed(cpu, mm);
    } catch (Throwable thrown) {
      throw left("leaveBorrowed", thrown);
    }
    returned("leaveBorrowed");
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    enter();
    try {
      scheme.giveBack(cpu, mm);
    } catch (Throwable thrown) {
      throw left("giveBack", thrown);
    }
    returned("giveBack");
  }

  @Override
  public void switchFinished(int cpu) {
    enter();
    try {
      scheme.switchFinished(cpu);
    } catch (Throwable thrown) {
      throw left("switchFinished", thrown);
    }
    returned("switchFinished");
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    enter();
    try {
      scheme.usersGone(cpu, mm);
    } catch (Throwable thrown) {
      throw left("usersGone", thrown);
    }
    returned("usersGone");
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    enter();
    try {
      Disposal answer = present("lastReferenceGone", scheme.lastReferenceGone(cpu, mm));
      returned("lastReferenceGone");
      return answer;
    } catch (Throwable thrown) {
      throw left("lastReferenceGone", thrown);
    }
  }

  @Override
  public void idleEnter(int cpu) {
    enter();
    try {
      scheme.idleEnter(cpu);
    } catch (Throwable thrown) {
      throw left("idleEnter", thrown);
    }
    returned("idleEnter");
  }

  @Override
  public void idleExit(int cpu) {
    enter();
    try {
      scheme.idleExit(cpu);
    } catch (Throwable thrown) {
      throw left("idleExit", thrown);
    }
    returned("idleExit");
  }

  @Override
  public void userEnter(int cpu) {
    enter();
    try {
      scheme.userEnter(cpu);
    } catch (Throwable thrown) {
      throw left("userEnter", thrown);
    }
    returned("userEnter");
  }

  @Override
  public void userExit(int cpu) {
    enter();
    try {
      scheme.userExit(cpu);
    } catch (Throwable thrown) {
      throw left("userExit", thrown);
    }
    returned("userExit");
  }

  @Override
  public void tick(int cpu) {
    enter();
    try {
      scheme.tick(cpu);
    } catch (Throwable thrown) {
      throw left("tick", thrown);
    }
    returned("tick");
  }

  @Override
  public void cpuOnline(int cpu) {
    enter();
    try {
      scheme.cpuOnline(cpu);
    } catch (Throwable thrown) {
      throw left("cpuOnline", thrown);
    }
    returned("cpuOnline");
  }

  @Override
  public void cpuOffline(int cpu) {
    enter();
    try {
      scheme.cpuOffline(cpu);
    } catch (Throwable thrown) {
      throw left("cpuOffline", thrown);
    }
    returned("cpuOffline");
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    enter();
    try {
      scheme.cpuDead(byCpu, deadCpu);
    } catch (Throwable thrown) {
      throw left("cpuDead", thrown);
    }
    returned("cpuDead");
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    enter();
    try {
      boolean answer = scheme.keepsRecordOf(cpu);
      returned("keepsRecordOf");
      return answer;
    } catch (Throwable thrown) {
      throw left("keepsRecordOf", thrown);
    }
  }

  @Override
  public long delegatedReferences(Mm mm) {
    enter();
    try {
      long answer = scheme.delegatedReferences(mm);
      returned("delegatedReferences");
      return answer;
    } catch (Throwable thrown) {
      throw left("delegatedReferences", thrown);
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

  private void enter() {
    int cpu = machine.engine.current();
    irqsOffAtEntry[cpu] = irqsOffAtEntry[cpu] << 1 | (machine.hasIrqsOff(cpu) ? 1 : 0);
    if (depth++ == 0) {
      begun++;
    }
  }

  /** Whether interrupts were off on a CPU when the kernel called the innermost hook there. */
  boolean enteredWithIrqsOff(int cpu) {
    return (irqsOffAtEntry[cpu] & 1) != 0;
  }

  private void returned(String hook) {
    depth--;
    int cpu = machine.engine.current();
    boolean wereOff = enteredWithIrqsOff(cpu);
    irqsOffAtEntry[cpu] >>>= 1;
    machine.keepIrqs(cpu, wereOff, hook);
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

  private RuntimeException left(String hook, Throwable thrown) {
    depth--;
    irqsOffAtEntry[machine.engine.current()] >>>= 1;
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
