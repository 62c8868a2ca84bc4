package org.lazymm.simulator.calibrate;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Two threads that take turns: even turns belong to the caller, odd ones to its partner. */
final class Pair {

  private static final int SPIN_BATCH = 1_000;
  private static final int PARK_BATCH = 50;

  /** A turn that nobody takes: the partner ends. */
  private static final long END = -1;

  private final AtomicLong turn = new AtomicLong();

  private Pair() {}

  /** Nanoseconds for a line to go from one CPU to another; the threads spin. */
  static double pingPongOneWay() {
    Pair pair = new Pair();
    Thread partner =
        new Thread(
            () -> {
              for (long mine = 1; pair.spinUntil(mine); mine += 2) {
                pair.turn.set(mine + 1);
              }
            },
            "lazymm-calibrate");
    partner.start();
    Batches batches = new Batches();
    long mine = 0;
    while (batches.wantMore()) {
      long start = System.nanoTime();
      for (int round = 0; round < SPIN_BATCH; round += 2) {
        pair.spinUntil(mine);
        pair.turn.set(mine + 1);
        mine += 2;
      }
      batches.add((System.nanoTime() - start) / (double) SPIN_BATCH);
    }
    pair.spinUntil(mine);
    pair.turn.set(END);
    ManyThreads.join(partner);
    return batches.undisturbed();
  }

  /** Nanoseconds from waking a sleeping thread until it runs. */
  static double parkOneWay() {
    Pair pair = new Pair();
    Thread caller = Thread.currentThread();
    Thread partner =
        new Thread(
            () -> {
              for (long mine = 1; pair.parkUntil(mine); mine += 2) {
                pair.turn.set(mine + 1);
                LockSupport.unpark(caller);
              }
            },
            "lazymm-calibrate");
    partner.start();
    Batches batches = new Batches();
    long mine = 0;
    while (batches.wantMore()) {
      long start = System.nanoTime();
      for (int round = 0; round < PARK_BATCH; round += 2) {
        pair.parkUntil(mine);
        pair.turn.set(mine + 1);
        LockSupport.unpark(partner);
        mine += 2;
      }
      batches.add((System.nanoTime() - start) / (double) PARK_BATCH);
    }
    pair.parkUntil(mine);
    pair.turn.set(END);
    LockSupport.unpark(partner);
    ManyThreads.join(partner);
    return batches.undisturbed();
  }

  private boolean spinUntil(long mine) {
    long now = turn.get();
    while (now != mine && now != END) {
      Thread.onSpinWait();
      now = turn.get();
    }
    return now == mine;
  }

  private boolean parkUntil(long mine) {
    long now = turn.get();
    while (now != mine && now != END) {
      LockSupport.park(turn);
      now = turn.get();
    }
    return now == mine;
  }
}
