package org.lazymm.scheduler.machine;

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
  private final HookActivity activity = HookActivity.ofThread();
  private final LazyMmScheme scheme;
  private int depth;
  private String left = "";

  /**
   * Makes a scheme.
   *
   * @param make makes it
   * @param kernel the services that it is made from
   * @throws HookException if it cannot be made
   */
  GuardedScheme(Function<Kernel, LazyMmScheme> make, Kernel kernel) {
    enter();
    try {
      scheme = present("create", make.apply(kernel));
    } catch (Throwable thrown) {
      throw left("<init>", thrown);
    } finally {
      leave();
    }
  }

  /** The scheme itself, for those who look at its class or its fields. */
  public LazyMmScheme unguarded() {
    return scheme;
  }

  /**
   * The outermost hook that an engine has left by a {@link RunSignal} since {@link #begin}; an empty
   * text if it left none.
   */
  public String leftLast() {
    return left;
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
    } finally {
      leave();
    }
  }

  /** Runs what the scheme has put off. */
  void work(Work work, int cpu, Mm mm) {
    enter();
    try {
      work.run(cpu, mm);
    } catch (Throwable thrown) {
      throw left("work", thrown);
    } finally {
      leave();
    }
  }

  /** Makes what the scheme keeps for an mm. */
  <S> S state(Function<Mm, S> make, Mm mm) {
    enter();
    try {
      return make.apply(mm);
    } catch (Throwable thrown) {
      throw left("state", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public Guarantees guarantees() {
    enter();
    try {
      return present("guarantees", scheme.guarantees());
    } catch (Throwable thrown) {
      throw left("guarantees", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    enter();
    try {
      scheme.mmInit(cpu, mm);
    } catch (Throwable thrown) {
      throw left("mmInit", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    enter();
    try {
      scheme.borrow(cpu, mm);
    } catch (Throwable thrown) {
      throw left("borrow", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    enter();
    try {
      scheme.handOver(cpu, mm);
    } catch (Throwable thrown) {
      throw left("handOver", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    enter();
    try {
      scheme.giveBack(cpu, mm);
    } catch (Throwable thrown) {
      throw left("giveBack", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void switchFinished(int cpu) {
    enter();
    try {
      scheme.switchFinished(cpu);
    } catch (Throwable thrown) {
      throw left("switchFinished", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    enter();
    try {
      scheme.usersGone(cpu, mm);
    } catch (Throwable thrown) {
      throw left("usersGone", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    enter();
    try {
      return present("lastReferenceGone", scheme.lastReferenceGone(cpu, mm));
    } catch (Throwable thrown) {
      throw left("lastReferenceGone", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void idleEnter(int cpu) {
    enter();
    try {
      scheme.idleEnter(cpu);
    } catch (Throwable thrown) {
      throw left("idleEnter", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void idleExit(int cpu) {
    enter();
    try {
      scheme.idleExit(cpu);
    } catch (Throwable thrown) {
      throw left("idleExit", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void userEnter(int cpu) {
    enter();
    try {
      scheme.userEnter(cpu);
    } catch (Throwable thrown) {
      throw left("userEnter", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void userExit(int cpu) {
    enter();
    try {
      scheme.userExit(cpu);
    } catch (Throwable thrown) {
      throw left("userExit", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void tick(int cpu) {
    enter();
    try {
      scheme.tick(cpu);
    } catch (Throwable thrown) {
      throw left("tick", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void cpuOnline(int cpu) {
    enter();
    try {
      scheme.cpuOnline(cpu);
    } catch (Throwable thrown) {
      throw left("cpuOnline", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void cpuOffline(int cpu) {
    enter();
    try {
      scheme.cpuOffline(cpu);
    } catch (Throwable thrown) {
      throw left("cpuOffline", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    enter();
    try {
      scheme.cpuDead(byCpu, deadCpu);
    } catch (Throwable thrown) {
      throw left("cpuDead", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    enter();
    try {
      return scheme.keepsRecordOf(cpu);
    } catch (Throwable thrown) {
      throw left("keepsRecordOf", thrown);
    } finally {
      leave();
    }
  }

  @Override
  public long delegatedReferences(Mm mm) {
    enter();
    try {
      return scheme.delegatedReferences(mm);
    } catch (Throwable thrown) {
      throw left("delegatedReferences", thrown);
    } finally {
      leave();
    }
  }

  private void enter() {
    if (depth++ == 0) {
      activity.changed();
    }
  }

  private void leave() {
    if (--depth == 0) {
      activity.changed();
    }
  }

  private static <T> T present(String hook, @Nullable T made) {
    if (made == null) {
      throw HookException.returnsNull(hook);
    }
    return made;
  }

  private RuntimeException left(String hook, Throwable thrown) {
    if (thrown instanceof HookException known) {
      return known;
    }
    if (thrown instanceof RuntimeException signal && thrown instanceof RunSignal) {
      left = HookStack.name(hook);
      return signal;
    }
    return HookException.threw(HookStack.name(hook), thrown);
  }
}
