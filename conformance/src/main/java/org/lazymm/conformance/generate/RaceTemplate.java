package org.lazymm.conformance.generate;

import static org.lazymm.scenario.ActionKind.CLONE;
import static org.lazymm.scenario.ActionKind.EXEC;
import static org.lazymm.scenario.ActionKind.EXIT;
import static org.lazymm.scenario.ActionKind.EXIT_MM;
import static org.lazymm.scenario.ActionKind.FLUSH;
import static org.lazymm.scenario.ActionKind.IDLE;
import static org.lazymm.scenario.ActionKind.MEMBARRIER;
import static org.lazymm.scenario.ActionKind.OFFLINE;
import static org.lazymm.scenario.ActionKind.ONLINE;
import static org.lazymm.scenario.ActionKind.PIN;
import static org.lazymm.scenario.ActionKind.RUN;
import static org.lazymm.scenario.ActionKind.TEARDOWN;
import static org.lazymm.scenario.ActionKind.UNPIN;
import static org.lazymm.scenario.ActionKind.UNUSE_MM;
import static org.lazymm.scenario.ActionKind.USER_ENTER;
import static org.lazymm.scenario.ActionKind.USE_MM;
import static org.lazymm.scenario.ActionKind.WAKE;

import org.lazymm.scenario.ActionKind;
import org.lazymm.scheduler.machine.MembarrierCommand;

/**
 * A course of events that broke a scheme or a kernel once. CPU 1 is the one that is lazy, CPU 0 the
 * one where things end; which tasks, how lazy and where a step is stopped is up to chance.
 */
enum RaceTemplate {
  /** A CPU idles, or runs kernel threads, on an mm that dies elsewhere, and goes on. */
  HOLDER,
  /** Two mms in a row die for one CPU: the mailbox is full. */
  TWO_DEATHS,
  /** HR2: the scan of one exit is stopped while the CPU moves on to a second mm that dies too. */
  STALE_STEAL,
  /** HR3: as before, and the memory of the first mm comes back as a third one. */
  ABA_STEAL,
  /** B9: a CPU goes offline while it is lazy, on an mm alive or dead. */
  OFFLINE_HOLDER,
  /** B10: an mm dies on the way of its holder going offline. */
  DEATH_IN_OFFLINE,
  /** B12: a kernel thread that execs is preempted between reading and replacing its active mm. */
  PREEMPTED_EXEC,
  /** B13: a flush by the last user while a CPU is lazy, or a kernel thread has used the mm. */
  TRIMMED_MASK,
  /** An idle holder takes an interrupt and goes back to idle before and after the death. */
  INTERRUPTED_IDLE,
  /** A CPU that has left the mm long ago is in user mode when it dies. */
  USER_MODE,
  /** A pin outlives users and lazy CPUs, and the last to go is any of them. */
  PINNED,
  /** A child shares the mm and execs or exits while the parent is lazy elsewhere. */
  VFORK,
  /** The last user of an mm is a kernel thread that used it. */
  LAST_USER_IS_KERNEL_THREAD,
  /** The teardown of an mm is done later, and elsewhere. */
  LATE_TEARDOWN,
  /** B6: a kernel thread is interrupted on its way into an mm, because of the one it leaves. */
  INTERRUPTED_USE,
  /** B11: an mm dies while its holder is on its way to a user task. */
  DEATH_IN_SWITCH,
  /** B26, B27: a flush of an mm that another CPU is about to load. */
  FLUSH_IN_SWITCH,
  /** B18: an mm dies that the scan of membarrier has come across. */
  DEATH_IN_SCAN;

  static final RaceTemplate[] ALL = values();

  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int K = TaskNames.FIRST_KERNEL_THREAD;
  private static final int L = K + 1;

  /** How many CPUs they need. */
  static final int CPUS = 2;

  /** Whether it needs memory that is used again. */
  boolean reusesMms() {
    return this == ABA_STEAL;
  }

  /** Writes one variation of it. */
  void write(ScenarioBuilder script) {
    switch (this) {
      case HOLDER -> holder(script);
      case TWO_DEATHS -> twoDeaths(script);
      case STALE_STEAL -> staleSteal(script);
      case ABA_STEAL -> abaSteal(script);
      case OFFLINE_HOLDER -> offlineHolder(script);
      case DEATH_IN_OFFLINE -> deathInOffline(script);
      case PREEMPTED_EXEC -> preemptedExec(script);
      case TRIMMED_MASK -> trimmedMask(script);
      case INTERRUPTED_IDLE -> interruptedIdle(script);
      case USER_MODE -> userMode(script);
      case PINNED -> pinned(script);
      case VFORK -> vfork(script);
      case LAST_USER_IS_KERNEL_THREAD -> lastUserIsKernelThread(script);
      case LATE_TEARDOWN -> lateTeardown(script);
      case INTERRUPTED_USE -> interruptedUse(script);
      case DEATH_IN_SWITCH -> deathInSwitch(script);
      case FLUSH_IN_SWITCH -> flushInSwitch(script);
      case DEATH_IN_SCAN -> deathInScan(script);
    }
  }

  /** CPU 1 borrows the mm of a task. */
  private static void borrow(ScenarioBuilder s, int owner, int kernelThread) {
    s.step(1, RUN, owner);
    if (s.dice.percent(50)) {
      s.step(1, IDLE);
    } else {
      s.step(1, RUN, kernelThread);
    }
  }

  /** Another CPU ends a task. */
  private static void end(ScenarioBuilder s, int owner) {
    s.step(0, RUN, owner).step(0, EXIT);
  }

  private static int soon(ScenarioBuilder s) {
    return s.dice.between(1, 28);
  }

  private static int atOnce(ScenarioBuilder s) {
    return s.dice.between(1, 10);
  }

  private static void holder(ScenarioBuilder s) {
    borrow(s, A, K);
    if (s.dice.percent(30)) {
      s.step(1, s.sketch.idle[1] ? WAKE : IDLE);
    }
    end(s, A);
    if (s.dice.percent(50)) {
      s.step(1, RUN, L);
    }
    if (s.dice.percent(50)) {
      s.step(1, RUN, B);
    }
  }

  private static void twoDeaths(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, RUN, K);
    end(s, A);
    s.step(1, USE_MM, B).step(1, UNUSE_MM);
    end(s, B);
    s.step(1, s.dice.percent(50) ? IDLE : RUN, C);
  }

  private static void staleSteal(ScenarioBuilder s) {
    borrow(s, A, K);
    s.step(0, RUN, A);
    s.stalled(
        0,
        EXIT,
        0,
        soon(s),
        () -> {
          borrow(s, B, s.sketch.runnable(K) ? K : L);
          end(s, B);
        });
  }

  private static void abaSteal(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, RUN, K);
    end(s, A);
    boolean own = s.dice.percent(50);
    if (own) {
      s.step(1, EXEC).step(0, RUN, B);
    } else {
      s.step(1, USE_MM, B).step(1, UNUSE_MM).step(0, RUN, B);
    }
    s.stalled(
        own ? 1 : 0,
        EXIT,
        0,
        soon(s),
        () -> {
          s.step(1, RUN, C).step(1, EXEC).step(1, IDLE);
          end(s, C);
        });
  }

  private static void offlineHolder(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, IDLE);
    boolean dead = s.dice.percent(50);
    if (dead) {
      end(s, A);
    }
    s.step(0, OFFLINE, 1);
    if (s.dice.percent(70)) {
      s.step(0, ONLINE, 1);
    }
    if (!dead) {
      end(s, A);
    }
  }

  private static void deathInOffline(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, IDLE);
    boolean byOther = s.sketch.cpus > 2 && s.dice.percent(50);
    s.step(byOther ? 2 : 0, RUN, K);
    s.stalled(byOther ? 2 : 0, OFFLINE, 1, soon(s), () -> end(s, A));
    if (s.dice.percent(50)) {
      s.step(0, ONLINE, 1);
    }
  }

  private static void preemptedExec(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, RUN, K);
    s.stalled(
        1, EXEC, 0, atOnce(s), () -> s.step(1, RUN, s.dice.percent(70) ? B : A).step(1, RUN, L));
    if (s.dice.percent(50)) {
      end(s, A);
    }
  }

  private static void trimmedMask(ScenarioBuilder s) {
    if (s.dice.percent(50)) {
      borrow(s, A, K);
    } else {
      s.step(1, RUN, K).step(1, USE_MM, A).step(1, UNUSE_MM);
    }
    s.step(0, RUN, A).step(0, FLUSH).step(0, EXIT);
  }

  private static void interruptedIdle(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, IDLE).step(0, RUN, A);
    s.step(0, s.dice.percent(50) ? FLUSH : MEMBARRIER);
    s.step(1, WAKE).step(1, IDLE);
    s.step(0, EXIT);
    s.step(1, WAKE).step(1, IDLE);
  }

  private static void userMode(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, RUN, B).step(1, USER_ENTER);
    end(s, A);
  }

  private static void pinned(ScenarioBuilder s) {
    borrow(s, A, K);
    s.step(0, RUN, B).step(0, PIN, A);
    end(s, A);
    if (s.dice.percent(50)) {
      s.step(1, RUN, C);
    }
    s.step(0, RUN, B).step(0, UNPIN, A);
  }

  private static void vfork(ScenarioBuilder s) {
    s.step(0, RUN, A).step(0, CLONE, TaskNames.FIRST_CHILD);
    s.step(1, RUN, TaskNames.FIRST_CHILD);
    s.step(0, IDLE);
    s.step(1, s.dice.percent(50) ? EXEC : EXIT);
    s.step(0, RUN, A).step(0, IDLE);
    s.step(1, RUN, A).step(1, EXIT);
  }

  private static void lastUserIsKernelThread(ScenarioBuilder s) {
    s.step(1, RUN, K).step(1, USE_MM, A);
    end(s, A);
    s.step(1, UNUSE_MM).step(1, s.dice.percent(50) ? IDLE : RUN, C);
  }

  private static void lateTeardown(ScenarioBuilder s) {
    borrow(s, A, K);
    s.step(0, RUN, A).step(0, EXIT_MM).step(0, RUN, L);
    if (s.dice.percent(50)) {
      s.step(1, RUN, B);
    }
    s.step(0, RUN, A).step(0, TEARDOWN);
  }

  private static void interruptedUse(ScenarioBuilder s) {
    s.step(1, RUN, A).step(1, RUN, K).step(0, RUN, A);
    ActionKind cause = s.dice.percent(50) ? FLUSH : s.dice.percent(50) ? MEMBARRIER : EXIT;
    s.stalled(1, USE_MM, B, atOnce(s), () -> s.step(0, cause));
  }

  private static void deathInSwitch(ScenarioBuilder s) {
    borrow(s, A, K);
    s.step(0, RUN, A);
    s.stalled(1, RUN, B, atOnce(s), () -> s.step(0, EXIT));
  }

  private static void flushInSwitch(ScenarioBuilder s) {
    s.step(0, RUN, A).step(0, CLONE, TaskNames.FIRST_CHILD);
    if (s.dice.percent(50)) {
      s.step(1, RUN, B);
    }
    s.stalled(1, RUN, TaskNames.FIRST_CHILD, atOnce(s), () -> s.step(0, FLUSH));
  }

  private static void deathInScan(ScenarioBuilder s) {
    s.step(1, RUN, A).step(0, RUN, B);
    int command = s.dice.below(MembarrierCommand.values().length);
    s.stalled(0, MEMBARRIER, command, atOnce(s), () -> s.step(1, EXIT).step(1, RUN, C));
  }
}
