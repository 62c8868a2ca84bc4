package org.lazymm.simulator.reference;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.lazymm.scheduler.engine.InterruptSender;

/** The interrupts of one CPU: those that are on their way to it, and those it waits for. */
final class Interrupts {
  private final int cpu;
  private final Strands strands;
  private final PriorityQueue<Sent> coming =
      new PriorityQueue<>(Comparator.comparingLong(Sent::arrival).thenComparingLong(Sent::number));
  private long sent;
  private boolean off;
  private boolean dead;
  private Strand strand;

  Interrupts(int cpu, Strands strands) {
    this.cpu = cpu;
    this.strands = strands;
    this.strand = strands.running();
  }

  /** A call to one or more CPUs. */
  static final class Call {
    private final InterruptSender sender;
    private final Strand from;
    private int left;
    private long doneAt;

    Call(InterruptSender sender, Strand from) {
      this.sender = sender;
      this.from = from;
    }
  }

  private record Sent(long arrival, long number, Call call) {}

  /** Says which strand is that of this CPU. */
  void handledBy(Strand own) {
    strand = own;
  }

  void turn(boolean irqsOff) {
    off = irqsOff;
  }

  /** Whether the CPU is down, so that what comes is lost. */
  void beDead(boolean isDead) {
    dead = isDead;
  }

  void send(Call call, long arrival) {
    if (!dead) {
      call.left++;
      coming.add(new Sent(arrival, sent++, call));
      strands.poke(strand, arrival);
    }
  }

  /** When the next one can be taken. */
  long nextAt() {
    return off || coming.isEmpty() ? Strands.NEVER : coming.element().arrival();
  }

  /** Handles what has come by now; whether there was something. */
  boolean take() {
    boolean any = false;
    while (nextAt() <= strands.running().time) {
      any = true;
      handle(coming.remove());
    }
    return any;
  }

  /** The CPU goes down: handles all that is on its way to it. */
  void takeAll() {
    while (!coming.isEmpty()) {
      handle(coming.remove());
    }
  }

  private void handle(Sent interrupt) {
    Strand self = strands.running();
    interrupt.call().sender.handle(cpu);
    done(interrupt.call(), self.time);
  }

  private void done(Call call, long at) {
    call.left--;
    call.doneAt = Math.max(call.doneAt, at);
    if (call.left == 0) {
      strands.poke(call.from, call.doneAt);
    }
  }

  /** Waits until all targets of a call have handled it, and handles what comes meanwhile. */
  void await(Call call) {
    Strand self = strands.running();
    while (call.left > 0 || self.time < call.doneAt) {
      long end = call.left > 0 ? Strands.NEVER : call.doneAt;
      strands.waitUntil(Math.max(self.time, Math.min(end, nextAt())));
      take();
    }
  }

  /** Waits for some time, and handles what comes meanwhile. */
  void waitFor(long ticks) {
    Strand self = strands.running();
    long end = self.time + ticks;
    while (self.time < end) {
      strands.waitUntil(Math.max(self.time, Math.min(end, nextAt())));
      take();
    }
  }
}
