package org.lazymm.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.account.Accounts;
import org.lazymm.simulator.coherence.CacheLine;
import org.lazymm.simulator.coherence.CoherenceCounters;
import org.lazymm.simulator.coherence.CoherenceModel;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Mark;
import org.lazymm.simulator.timeline.Segment;
import org.lazymm.simulator.timeline.Timeline;

/**
 * Runs the code of the modelled kernel and notes what it does, for the {@link Timeline} to price.
 *
 * <p>The code of an action runs at once, from its beginning to its end, with the values that are
 * there when it begins. What it does goes into the segment of its CPU; what an interrupt makes
 * another CPU do, or a step that goes on there, into a segment that is sent to that CPU.
 *
 * <p>While the machine boots nothing takes time, and lines only find their first holders.
 */
public final class SimulatorEngine implements Engine {

  private final Topology topology;
  private final CoherenceModel model;
  private final Accounts accounts = new Accounts();
  private final Timeline timeline;
  private final SimulatorMemory memory;
  private final AccessCounts counts = new AccessCounts();
  private final boolean everyRmwIsFull;
  private final long interruptHandler;
  private final long switchMmu;
  private final long flush;
  private final List<Nest> nests = new ArrayList<>();

  private Runnable afterAction = () -> {};
  private int depth;
  private int current;
  private int place;
  private boolean peeking;

  /** Where the running code notes what it does; null while the machine boots. */
  private @Nullable Segment segment;

  private boolean irqsOff;

  /** Whether the CPU may have a store outstanding, so that a barrier may have to wait. */
  private boolean storeOutstanding;

  /** The code that goes on when the running code ends, on another CPU. */
  private static final class Nest {
    int cpu;
    @Nullable Segment segment;
    boolean irqsOff;
    boolean storeOutstanding;
  }

  /**
   * An engine for the first CPUs of a machine.
   *
   * @param profile the machine
   * @param everyRmwIsFull whether every read-modify-write is a full barrier at no further price
   */
  public SimulatorEngine(MachineProfile profile, boolean everyRmwIsFull) {
    this.topology = new Topology(profile.shape());
    this.model = new CoherenceModel(topology, profile.prices(), accounts);
    this.timeline = new Timeline(topology, profile, model, accounts);
    this.memory = new SimulatorMemory(this);
    this.everyRmwIsFull = everyRmwIsFull;
    this.interruptHandler = profile.ticks(FigureKey.IPI_HANDLER);
    this.switchMmu = profile.ticks(FigureKey.MM_SWITCH);
    this.flush = profile.ticks(FigureKey.FLUSH_FULL);
    this.place = topology.place(0);
  }

  /** The times of the CPUs. */
  public Timeline timeline() {
    return timeline;
  }

  /** Where the time went. */
  public Accounts accounts() {
    return accounts;
  }

  /** What the accesses were. */
  public AccessCounts counts() {
    return counts;
  }

  /** What the coherence model counted. */
  public CoherenceCounters traffic() {
    return model.traffic();
  }

  /** What is to be done whenever the code of an action has run. */
  public void afterEachAction(Runnable what) {
    afterAction = what;
  }

  /** The machine has booted: from here on code runs in actions alone. */
  public void booted() {
    memory.booted();
  }

  // Actions.

  /**
   * The code of an action begins to run.
   *
   * @param core whose code
   * @param now the time of the values that it sees, in ticks
   */
  public void open(Core core, long now) {
    current = core.cpu();
    place = topology.place(current);
    segment = timeline.open(core, now);
    irqsOff = false;
    storeOutstanding = core.isBusy() || model.storeDoneAt(place) > now;
  }

  /**
   * The code of the action has run.
   *
   * @return what it did
   */
  public Segment close() {
    while (depth > 0) {
      leave();
    }
    Segment closed = segment;
    if (closed == null) {
      throw new IllegalStateException("no action was opened");
    }
    segment = null;
    afterAction.run();
    return closed;
  }

  /**
   * A mark in the code that runs: it is reached when what stands before it is done. At once while
   * the machine boots.
   */
  public void mark(Mark mark) {
    Segment noted = segment;
    if (noted == null) {
      mark.reached(timeline, timeline.core(current));
    } else {
      noted.mark(mark, irqsOff);
    }
  }

  /** From here on the code of another CPU runs, and the running code goes on after it. */
  private void nest(int cpu, long flags) {
    Segment outer = segment;
    if (outer == null) {
      throw new IllegalStateException("no action was opened");
    }
    if (depth == nests.size()) {
      nests.add(new Nest());
    }
    Nest nest = nests.get(depth++);
    nest.cpu = current;
    nest.segment = outer;
    nest.irqsOff = irqsOff;
    nest.storeOutstanding = storeOutstanding;
    Segment inner = timeline.openFor(cpu, outer);
    outer.send(inner, flags, irqsOff);
    current = cpu;
    place = topology.place(cpu);
    segment = inner;
    irqsOff = false;
    storeOutstanding = true;
  }

  /** The code that was begun last is at its end. */
  private void unnest() {
    Segment inner = segment;
    if (inner != null) {
      inner.seal();
    }
    Nest nest = nests.get(--depth);
    current = nest.cpu;
    place = topology.place(current);
    segment = nest.segment;
    nest.segment = null;
    irqsOff = nest.irqsOff;
    storeOutstanding = nest.storeOutstanding;
  }

  /** The same, and the code that goes on waits for it. */
  private void leave() {
    unnest();
    Segment outer = segment;
    if (outer != null) {
      outer.await(irqsOff);
    }
  }

  // The modelled kernel.

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int enter(int cpu) {
    int before = current;
    if (before == cpu) {
      return before;
    }
    if (segment == null) {
      current = cpu;
      place = topology.place(cpu);
    } else if (depth > 0 && nests.get(depth - 1).cpu == cpu) {
      leave();
    } else {
      nest(cpu, Segment.AWAITED);
    }
    return before;
  }

  @Override
  public int current() {
    return current;
  }

  @Override
  public void irqs(boolean off) {
    irqsOff = off;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Only the steps that stand between accesses of one action are priced here. Forking,
   * executing, unmapping and the path of a switch take long: whoever runs the actions lets that
   * time pass between them, so that values are decided near the time of their accesses.
   */
  @Override
  public void spend(Cost cost) {
    switch (cost) {
      case SWITCH_MMU -> pass(Account.MMU, switchMmu);
      case FLUSH_TLB, BROADCAST_FLUSH -> pass(Account.FLUSH, flush);
      case INTERRUPT -> pass(Account.IPI_HANDLE, interruptHandler);
      case SWITCH_TASK, EXIT_MMAP, FORK, EXEC -> {}
    }
  }

  /**
   * Time passes in the code that runs.
   *
   * @param account what for
   * @param ticks at least 0
   */
  public void pass(Account account, long ticks) {
    Segment noted = segment;
    if (noted != null) {
      noted.pass(account, ticks, irqsOff);
    }
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    long flags = Segment.CALL | (wait ? Segment.AWAITED : 0);
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      if (segment == null) {
        int self = enter(target);
        sender.handle(target);
        enter(self);
        continue;
      }
      nest(target, flags);
      sender.handle(target);
      unnest();
      flags |= Segment.FURTHER;
    }
    Segment noted = segment;
    if (wait && noted != null) {
      noted.await(irqsOff);
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

  // Accesses of cells.

  void load(CacheLine line, Order order) {
    if (peeking) {
      return;
    }
    int home = line.home();
    if (home >= 0 && home != current) {
      counts.foreignLoads++;
    }
    Segment noted = segment;
    if (noted == null) {
      line.loadUntimed(place);
    } else if (line.loadsAlone(place, noted.quietSince())) {
      noted.hit();
    } else {
      noted.load(line, irqsOff);
    }
    if (order == Order.FULL) {
      fence();
    }
  }

  void store(CacheLine line, Order order) {
    Segment noted = segment;
    if (noted == null) {
      line.storeUntimed(place);
    } else if (line.storesAlone(place, noted.quietSince())) {
      noted.hit();
    } else {
      noted.store(line, irqsOff);
      storeOutstanding = true;
    }
    if (order == Order.FULL) {
      fence();
    }
  }

  void rmw(CacheLine line, Order order) {
    if (line.home() != current) {
      counts.sharedRmws++;
    }
    Segment noted = segment;
    if (noted == null) {
      line.storeUntimed(place);
    } else if (!storeOutstanding && line.storesAlone(place, noted.quietSince())) {
      noted.rmw();
    } else {
      noted.rmw(line, irqsOff);
      storeOutstanding = false;
    }
    if (everyRmwIsFull) {
      counts.fullRmws++;
    } else if (order == Order.FULL) {
      counts.fullRmws++;
      barrier();
    }
  }

  /** A read of a line that no CPU ever wrote: the empty part of a mask. */
  void loadUntouched() {
    Segment noted = segment;
    if (!peeking && noted != null) {
      noted.hit();
    }
  }

  void fence() {
    counts.fences++;
    barrier();
  }

  private void barrier() {
    Segment noted = segment;
    if (noted == null) {
      return;
    }
    if (storeOutstanding) {
      noted.fence(irqsOff);
      storeOutstanding = false;
    } else {
      noted.fence();
    }
  }
}
