package org.lazymm.simulator.engine;

import java.util.function.Supplier;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.simulator.coherence.CoherenceModel;
import org.lazymm.simulator.coherence.Line;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.coherence.Traffic;
import org.lazymm.simulator.profile.Contention;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.CpuTimes;

/**
 * Runs the modelled kernel in virtual time.
 *
 * <p>Each CPU has a clock that says how far it has run. An action of the kernel runs to completion
 * on its CPU's clock, so that accesses of other CPUs in the middle of it come after it; actions are
 * short, and the long pieces of time lie between them.
 *
 * <p>An interrupt runs at once on its target: at the arrival of the interrupt or when the target's
 * last action ended, whichever is later. What it takes is added to the target's clock, and a sender
 * that waits goes on when the last target is done. A target in the idle state is woken first.
 */
public final class SimulatorEngine implements Engine {

  private final Topology topology;
  private final CoherenceModel model;
  private final SimulatorMemory memory;
  private final AccessCounts counts = new AccessCounts();
  private final boolean everyRmwIsFull;

  /** The clocks in it are not kept up for the current CPU. */
  private final CpuTimes times;

  private final long interruptHandler;
  private final long interruptDelivery;
  private final long interruptFurther;
  private final long interruptSend;
  private final long switchMmu;
  private final long flush;

  private InterruptObserver observer = InterruptObserver.NONE;
  private int current;
  private int place;
  private long now;
  private boolean peeking;

  /**
   * An engine for the first CPUs of a machine.
   *
   * @param profile the machine
   * @param contention how long lines stay busy
   * @param everyRmwIsFull whether every read-modify-write is a full barrier at no further price
   */
  public SimulatorEngine(MachineProfile profile, Contention contention, boolean everyRmwIsFull) {
    this.topology = new Topology(profile.shape());
    this.model = new CoherenceModel(topology, profile.prices(contention));
    this.memory = new SimulatorMemory(this);
    this.everyRmwIsFull = everyRmwIsFull;
    this.times = new CpuTimes(topology.cpus());
    this.interruptHandler = profile.ticks(FigureKey.IPI_HANDLER);
    this.interruptDelivery = Math.max(0, profile.ticks(FigureKey.IPI_FIRST) - interruptHandler);
    this.interruptFurther = profile.ticks(FigureKey.IPI_FURTHER);
    this.interruptSend = profile.ticks(FigureKey.IPI_SEND);
    this.switchMmu = profile.ticks(FigureKey.MM_SWITCH);
    this.flush = profile.ticks(FigureKey.FLUSH_FULL);
    this.place = topology.place(0);
  }

  /** Who is told of time that interrupts take from their targets, and says how long they sleep. */
  public void observe(InterruptObserver by) {
    observer = by;
  }

  /** The times of the CPUs, for whoever plans what they do. */
  public CpuTimes times() {
    return times;
  }

  /** What the accesses were. */
  public AccessCounts counts() {
    return counts;
  }

  /** What the coherence model counted. */
  public Traffic traffic() {
    return model.traffic();
  }

  /** The time of the running CPU, in ticks. */
  public long now() {
    return now;
  }

  /**
   * How far a CPU has run, in ticks.
   *
   * @param cpu its number
   */
  public long clock(int cpu) {
    return cpu == current ? now : times.clock(cpu);
  }

  /**
   * Runs a CPU from a given time on, or from where it is if that is later.
   *
   * @param cpu its number
   * @param time in ticks
   */
  public void runFrom(int cpu, long time) {
    enter(cpu);
    if (now < time) {
      now = time;
    }
  }

  /**
   * Time passes on the running CPU.
   *
   * @param ticks at least 0
   */
  public void pass(long ticks) {
    now += ticks;
  }

  /** The machine has booted: every CPU waits for the one that has run farthest. */
  public void booted() {
    memory.booted();
    int cpus = topology.cpus();
    for (int cpu = 0; cpu < cpus; cpu++) {
      now = Math.max(now, times.clock(cpu));
    }
    for (int cpu = 0; cpu < cpus; cpu++) {
      times.setClock(cpu, now);
    }
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int enter(int cpu) {
    int before = current;
    if (before != cpu) {
      times.setClock(before, now);
      now = times.clock(cpu);
      current = cpu;
      place = topology.place(cpu);
    }
    return before;
  }

  @Override
  public int current() {
    return current;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Only the steps that stand between accesses of one action are priced here. Forking,
   * executing, unmapping and the path of a switch take long: workloads let that time pass between
   * actions, so that the order of accesses over all CPUs stays the order of time.
   */
  @Override
  public void spend(Cost cost) {
    switch (cost) {
      case SWITCH_MMU -> now += switchMmu;
      case FLUSH_TLB, BROADCAST_FLUSH -> now += flush;
      case INTERRUPT -> now += interruptHandler;
      case SWITCH_TASK, EXIT_MMAP, FORK, EXEC -> {}
    }
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    int self = current;
    long lastDone = now;
    boolean first = true;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      now += wait && !first ? interruptFurther : 0;
      first = false;
      long arrival = now + interruptDelivery;
      if (sender.idle(target)) {
        arrival += observer.wakeLatency(target, now);
      }
      if (!wait) {
        now += interruptSend;
      }
      runFrom(target, arrival);
      long begin = now;
      sender.handle(target);
      lastDone = Math.max(lastDone, now);
      observer.interrupted(target, now - begin);
      enter(self);
    }
    if (wait) {
      now = Math.max(now, lastDone);
    }
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    boolean before = peeking;
    peeking = true;
    T found = look.get();
    peeking = before;
    return found;
  }

  void load(Line line, Order order) {
    if (peeking) {
      return;
    }
    int home = line.home();
    if (home >= 0 && home != current) {
      counts.foreignLoads++;
    }
    now = model.load(line, place, now);
    if (order == Order.FULL) {
      fence();
    }
  }

  void store(Line line, Order order) {
    now = model.store(line, place, now);
    if (order == Order.FULL) {
      fence();
    }
  }

  void rmw(Line line, Order order) {
    if (line.home() != current) {
      counts.sharedRmws++;
    }
    now = model.rmw(line, place, now);
    if (everyRmwIsFull) {
      counts.fullRmws++;
    } else if (order == Order.FULL) {
      counts.fullRmws++;
      now = model.barrierOfAtomic(place, now);
    }
  }

  /** A read of a line that no CPU ever wrote: the empty part of a mask. */
  void loadUntouched() {
    if (!peeking) {
      now += model.hit();
    }
  }

  void fence() {
    counts.fences++;
    now = model.fence(place, now);
  }
}
