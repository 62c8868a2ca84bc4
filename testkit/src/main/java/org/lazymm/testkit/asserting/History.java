package org.lazymm.testkit.asserting;

import org.lazymm.api.Mm;
import org.lazymm.api.Work;

/**
 * What is known of the hooks and calls so far, and what the next one may be. Each method checks and
 * then remembers; those that are not overridden do neither.
 */
interface History {
  /** Knows nothing and checks nothing. */
  History NONE = new History() {};

  default void mmInit(int cpu, Mm mm) {}

  default void countBorrow(int cpu, Mm mm) {}

  default void borrow(int cpu, Mm mm) {}

  default void handOver(int cpu, Mm mm) {}

  default void leaveBorrowed(int cpu, Mm mm) {}

  default void giveBack(int cpu, Mm mm) {}

  default void switchFinished(int cpu) {}

  default void finalFlush(int cpu, Mm mm) {}

  default void usersGone(int cpu, Mm mm) {}

  default void lastReferenceGone(int cpu, Mm mm) {}

  default void idleEnter(int cpu) {}

  default void idleExit(int cpu) {}

  default void userEnter(int cpu) {}

  default void userExit(int cpu) {}

  default void tick(int cpu) {}

  default void cpuOnline(int cpu) {}

  default void cpuOffline(int cpu) {}

  default void cpuDead(int byCpu, int deadCpu) {}

  default void keepsRecordOf(int cpu) {}

  default void delegatedReferences(Mm mm) {}

  default void atRest() {}

  // What the scheme calls.

  /** The scheme gives a counted reference up. */
  default void drop(int cpu, Runnable call) {
    call.run();
  }

  /** The scheme makes this CPU leave its mm. */
  default void evict(int cpu, Runnable call) {
    call.run();
  }

  /** The mm is freed now, by the kernel's hand or the scheme's. */
  default void freed(Mm mm) {}

  /** The scheme was told whether an mm is dead. */
  default void toldDead(Mm mm, boolean dead) {}

  /** Work that is deferred, made to check when it runs. */
  default Work deferred(int cpu, Work work, Mm mm) {
    return work;
  }

  /** The scheme is about to call other CPUs and to pass an mm along. */
  default Call call(Mm mm) {
    return Call.NONE;
  }
}
