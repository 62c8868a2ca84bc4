package org.lazymm.simulator.timeline;

import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.account.Accounts;
import org.lazymm.simulator.coherence.CacheLine;
import org.lazymm.simulator.coherence.CoherenceModel;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;

/**
 * Walks what the CPUs have done in the order of virtual time, and books where the time went.
 *
 * <p>Each CPU has a clock. The CPU with the earliest next event is next (of two with the same time
 * the one with the lower number). An event is an access that other CPUs can see, the end of an
 * action, the arrival of an interrupt, or what the {@link Host} has planned; what a CPU does on its
 * own in between is no event.
 *
 * <p>An interrupt is taken when it arrives: between two steps of an action if interrupts are on
 * there, at once by a CPU that works, waits for others' handlers or polls, and after its wake-up by
 * an idle one.
 *
 * <p>Longer than 400 lines: the hot loop of the simulator; its parts work on the same cores and are
 * inlined together.
 */
public final class Timeline {

  private static final Account[] ACCOUNTS = Account.values();

  /**
   * How far two CPUs that keep to each other may run ahead of all others, in ticks: nobody can
   * tell, and their data are still in the cache of the machine that simulates.
   */
  private static final long LEAD = 50_000 * Ticks.PER_NANOSECOND;

  /** After how many steps in a row a CPU is taken to keep to itself and to one other. */
  private static final int ALONE = 16;

  /** How long nobody must have been interrupted for that, in ticks. */
  private static final long QUIET = 1_000_000 * Ticks.PER_NANOSECOND;

  private final CoherenceModel model;
  private final Accounts accounts;
  private final Skew skew = new Skew();
  private WinnerTree tree;
  private final Topology topology;

  /** By number; of the CPUs that have something to do. */
  private @Nullable Core[] cores;

  private final long delivery;
  private final long further;
  private final long send;
  private Host host = Host.NOBODY;
  private @Nullable Segment pool;
  private int actions;

  /** The CPU whose step this is: its next event is set when the step is over. */
  private @Nullable Core active;

  /** Two CPUs that keep to each other, while they run ahead, and how far they may, in ticks. */
  private @Nullable Core leader;

  private @Nullable Core follower;
  private long leadEnd;

  /** When their next events are, in ticks. */
  private long leaderAt;

  private long followerAt;

  private long lastSentAt = -QUIET;

  /**
   * A timeline on which all CPUs are idle at time 0 and nothing is planned.
   *
   * @param topology the CPUs
   * @param profile what interrupts cost
   * @param model prices accesses
   * @param accounts where time is booked; the model's own
   */
  public Timeline(
      Topology topology, MachineProfile profile, CoherenceModel model, Accounts accounts) {
    this.model = model;
    this.accounts = accounts;
    this.tree = new WinnerTree(topology.cpus());
    this.topology = topology;
    this.cores = new Core[topology.cpus()];
    this.delivery =
        Math.max(0, profile.ticks(FigureKey.IPI_FIRST) - profile.ticks(FigureKey.IPI_HANDLER));
    this.further = profile.ticks(FigureKey.IPI_FURTHER);
    this.send = profile.ticks(FigureKey.IPI_SEND);
  }

  /**
   * Says who decides what CPUs do next: before anything has happened.
   *
   * @param by who
   * @param cpus how many CPUs have something to do, from the first one on
   */
  public void hostedBy(Host by, int cpus) {
    host = by;
    tree = new WinnerTree(cpus);
    cores = new Core[cpus];
  }

  /**
   * A CPU.
   *
   * @param cpu its number
   */
  public Core core(int cpu) {
    Core core = cores[cpu];
    if (core == null) {
      core = host.core(cpu, topology.place(cpu));
      cores[cpu] = core;
    }
    return core;
  }

  /** How far values and times lie apart. */
  public Skew skew() {
    return skew;
  }

  /** Up to when a CPU's time is booked, in ticks. */
  public long clock(int cpu) {
    return core(cpu).clock;
  }

  /** The time of the next event, in ticks; {@link WinnerTree#NEVER} when there is none. */
  public long nextTime() {
    return tree.nextTime();
  }

  // What the host says.

  /**
   * Plans when a CPU is {@linkplain Host#due due}; in place of what was planned before.
   *
   * @param core the CPU
   * @param at in ticks, not before its clock, or {@link WinnerTree#NEVER}
   */
  public void plan(Core core, long at) {
    core.plannedAt = at;
    if (core != active) {
      meet(core);
      if (core.segment == null) {
        await(core);
      }
    }
  }

  /** The CPU whose step this is has to do with another one. */
  private void meet(Core other) {
    Core self = active;
    if (self != null && (self.partner != other || other.partner != self)) {
      self.partner = other;
      self.alone = 0;
      other.partner = self;
      other.alone = 0;
    }
  }

  /**
   * Says what a CPU does until its next action.
   *
   * @param core the CPU
   * @param activity its account
   * @param kernel how many ticks of that are kernel path, at first
   */
  public void spendTimeOn(Core core, Account activity, long kernel) {
    core.activity = activity;
    core.kernelLeft = kernel;
  }

  /**
   * Time passes on a CPU: for marks and for hosts.
   *
   * @param core the CPU
   * @param account what for
   * @param ticks at least 0
   */
  public void pass(Core core, Account account, long ticks) {
    accounts.book(account, ticks);
    core.clock += ticks;
  }

  /**
   * A CPU in no action goes on with what it does.
   *
   * @param core the CPU
   * @param until in ticks; nothing happens when its clock is later
   */
  public void elapse(Core core, long until) {
    long ticks = until - core.clock;
    if (ticks <= 0) {
      return;
    }
    core.clock = until;
    if (core.kernelLeft > 0) {
      long kernel = Math.min(core.kernelLeft, ticks);
      core.kernelLeft -= kernel;
      accounts.book(Account.KERNEL, kernel);
      ticks -= kernel;
    }
    accounts.book(core.activity, ticks);
  }

  /**
   * A moment at which a measurement begins or ends: CPUs in no action book their time up to it.
   *
   * @param now in ticks
   * @return the clocks of all CPUs together, in ticks: between two cuts they rise by as much as the
   *     accounts do
   */
  public long cut(long now) {
    long clocks = 0;
    for (Core core : cores) {
      if (core == null) {
        continue;
      }
      if (core.segment == null) {
        elapse(core, now);
      }
      clocks += core.clock;
    }
    return clocks;
  }

  // Segments.

  /** A segment for the code of an action that begins on a CPU. */
  public Segment open(Core core, long now) {
    actions++;
    return open(core, now, actions);
  }

  /** A segment for what the code of an action does on another CPU. */
  public Segment openFor(int cpu, Segment cause) {
    return open(core(cpu), cause.decidedAt, cause.action);
  }

  private Segment open(Core core, long now, int action) {
    Segment segment = pool;
    if (segment == null) {
      segment = new Segment(core);
    } else {
      pool = segment.next;
      segment.next = null;
    }
    segment.core = core;
    segment.decidedAt = now;
    segment.action = action;
    return segment;
  }

  private void release(Segment segment) {
    segment.clear();
    keep(segment);
  }

  private void keep(Segment cleared) {
    cleared.next = pool;
    pool = cleared;
  }

  /**
   * An action begins, now, on the CPU that the segment belongs to. One that nobody else can see is
   * over at once.
   *
   * @param segment complete
   * @param closing whether nothing that other CPUs do can change what follows its end
   */
  public void begin(Segment segment, boolean closing) {
    Core core = segment.core;
    if (closing && segment.isAlone()) {
      long ticks = model.alone(segment.hits(), segment.rmws(), segment.fences());
      core.clock += ticks;
      segment.clearCounts();
      keep(segment);
      host.ended(core, ticks);
      return;
    }
    segment.seal();
    segment.closing = closing;
    segment.began = core.clock;
    core.segment = segment;
    core.index = 0;
    core.plannedAt = WinnerTree.NEVER;
  }

  /**
   * An action begins on the CPU that the segment belongs to at a given time, or when its earlier
   * ones have ended.
   *
   * @param segment complete
   * @param at in ticks
   */
  public void beginAt(Segment segment, long at) {
    segment.seal();
    segment.arrival = at;
    Core core = segment.core;
    core.queue(segment);
    if (core.segment == null) {
      await(core);
    }
  }

  // Time.

  /**
   * Runs the next event and what the same CPU does before any other one's, or what two CPUs that
   * keep to each other do for a while.
   */
  public void step() {
    Core core = core(tree.nextCpu());
    run(core, tree.time(core.cpu));
    Core other = core.partner;
    if (core.alone > ALONE && other.alone > ALONE && other.partner == core) {
      long next = tree.nextTime();
      if (next - lastSentAt > QUIET && next != WinnerTree.NEVER) {
        leadEnd = next + LEAD;
        lead(core.cpu <= other.cpu ? core : other, core.cpu <= other.cpu ? other : core);
      }
    }
  }

  private void run(Core core, long now) {
    active = core;
    core.alone++;
    if (!core.walks()) {
      awake(core, now);
    }
    walk(core, now);
    active = null;
  }

  /**
   * Two CPUs that keep to each other run ahead of all others; one when it keeps to itself.
   *
   * @param one the one with the lower number
   * @param other the other one, or the same
   */
  private void lead(Core one, Core other) {
    leader = one;
    leaderAt = tree.time(one.cpu);
    follower = other;
    followerAt = one == other ? WinnerTree.NEVER : tree.time(other.cpu);
    while (one.alone > ALONE && other.alone > ALONE) {
      boolean first = leaderIsNext();
      long now = first ? leaderAt : followerAt;
      if (now > leadEnd) {
        break;
      }
      run(first ? one : other, now);
    }
    leader = null;
    follower = null;
    tree.set(other.cpu, followerAt);
    tree.set(one.cpu, leaderAt);
  }

  /** Of two with the same time the leader, whose number is the lower one. */
  private boolean leaderIsNext() {
    return leaderAt <= followerAt;
  }

  private boolean leads(Core core) {
    return core == leader || core == follower;
  }

  /** Sets when a CPU's next event is. */
  private void set(Core core, long at) {
    if (core == leader) {
      leaderAt = at;
    } else if (core == follower) {
      followerAt = at;
    } else {
      tree.set(core.cpu, at);
    }
  }

  /** The time has come for which a CPU has waited. */
  private void awake(Core core, long now) {
    if (core.firstArrival() <= now) {
      takeInterrupt(core);
    } else if (isQueued(core, now)) {
      beginQueued(core);
    } else {
      core.plannedAt = WinnerTree.NEVER;
      host.due(core, now);
    }
  }

  private static boolean isQueued(Core core, long now) {
    Segment queued = core.queued;
    return queued != null && queued.arrival <= now && core.segment == null;
  }

  private void beginQueued(Core core) {
    Segment queued = core.queued;
    if (queued != null) {
      core.queued = queued.next;
      queued.next = null;
      elapse(core, queued.arrival);
      begin(queued, true);
    }
  }

  /** The CPU has nothing to walk: it waits for what was sent to it or for what is planned. */
  private void await(Core core) {
    long at = core.firstArrival();
    if (core.segment == null) {
      at = Math.min(at, core.plannedAt);
      Segment queued = core.queued;
      if (queued != null) {
        at = Math.min(at, Math.max(queued.arrival, core.clock));
      }
    }
    set(core, at);
  }

  /**
   * Walks as far as no other CPU has an earlier event.
   *
   * @param now when it begins, in ticks; no other CPU has an event before it, unless this one runs
   *     ahead
   */
  private void walk(Core core, long now) {
    long until = now;
    while (true) {
      Segment segment = core.segment;
      if (segment == null || segment.waiting) {
        await(core);
        return;
      }
      if (core.index == segment.size()) {
        if (core.clock > until && !segment.closing) {
          if (yields(core)) {
            return;
          }
          until = core.clock;
        }
        end(core, segment);
        until = Math.min(until, core.clock);
        continue;
      }
      int kind = segment.kind(core.index);
      if (kind == Segment.ALONE) {
        alone(core, segment.argument(core.index++));
        continue;
      }
      if (kind == Segment.PASS) {
        pass(core, segment.argument(core.index++));
        continue;
      }
      if (kind != Segment.MARK && leads(core)) {
        core.alone = 0; // Others may see it: the lead is at its end.
        set(core, core.clock);
        return;
      }
      if (core.clock > until) {
        if (yields(core)) {
          return;
        }
        until = core.clock;
      }
      if (core.firstArrival() <= core.clock && !segment.irqsOff(core.index) && !segment.nested) {
        takeInterrupt(core);
        continue;
      }
      if (kind <= Segment.FENCE) {
        core.alone = 0;
        access(core, segment, kind);
      } else {
        turnToOthers(core, segment, kind);
        until = Math.min(until, core.clock);
      }
    }
  }

  /** Whether some other CPU has an earlier event, of which one that runs ahead sees only two. */
  private boolean yields(Core core) {
    set(core, core.clock);
    return leads(core)
        ? core.alone == 0 || core.clock > leadEnd || leaderIsNext() != (core == leader)
        : tree.nextCpu() != core.cpu;
  }

  private void alone(Core core, long counts) {
    core.clock += model.alone(Segment.hits(counts), Segment.rmws(counts), Segment.fences(counts));
  }

  private void pass(Core core, long argument) {
    long ticks = Segment.ticks(argument);
    accounts.book(ACCOUNTS[Segment.account(argument)], ticks);
    core.clock += ticks;
  }

  /** An access or a barrier; one that has to wait for the own store is looked at again then. */
  private void access(Core core, Segment segment, int kind) {
    long storeDoneAt = model.storeDoneAt(core.place);
    if (kind == Segment.FENCE) {
      core.clock = model.fence(core.place, core.clock);
      core.index++;
      return;
    }
    Object object = segment.object(core.index);
    if (!(object instanceof CacheLine line)) {
      throw new IllegalStateException("an access without a line");
    }
    if (storeDoneAt > core.clock && (kind == Segment.RMW || waits(line, kind, core.place))) {
      pass(core, Account.STORE_BUFFER, storeDoneAt - core.clock);
      return;
    }
    line.arrive(kind != Segment.LOAD);
    skew.note(line, kind != Segment.LOAD, segment.action, core.clock - segment.decidedAt);
    core.clock =
        switch (kind) {
          case Segment.LOAD -> model.load(line, core.place, core.clock);
          case Segment.STORE -> model.store(line, core.place, core.clock);
          default -> model.rmw(line, core.place, core.clock);
        };
    core.index++;
  }

  private static boolean waits(CacheLine line, int kind, int place) {
    return kind == Segment.STORE && !line.keepsForStore(place);
  }

  private void turnToOthers(Core core, Segment segment, int kind) {
    int index = core.index++;
    Object object = segment.object(index);
    if (kind == Segment.AWAIT) {
      segment.waiting = true;
      resume(core);
    } else if (kind == Segment.SEND && object instanceof Segment sent) {
      send(core, segment, sent, segment.argument(index));
    } else if (object instanceof Mark mark) {
      mark.reached(this, core);
    }
  }

  private void send(Core core, Segment from, Segment sent, long flags) {
    boolean interrupt = (flags & Segment.CALL) != 0;
    boolean awaited = (flags & Segment.AWAITED) != 0;
    if (awaited && (flags & Segment.FURTHER) != 0) {
      pass(core, Account.IPI_SEND, further);
    }
    sent.arrival = core.clock + (interrupt ? delivery : 0);
    if (awaited) {
      sent.sender = from;
      from.awaited++;
    } else {
      pass(core, Account.IPI_SEND, send);
    }
    Core target = sent.core;
    lastSentAt = sent.arrival;
    core.alone = 0;
    target.alone = 0;
    target.receive(sent);
    if (!target.walks()) {
      await(target);
    }
  }

  /** Begins with what was sent first, in the middle of what the CPU does. */
  private void takeInterrupt(Core core) {
    Segment taken = core.sent;
    if (taken == null) {
      throw new IllegalStateException("nothing was sent to CPU " + core.cpu);
    }
    core.sent = taken.next;
    taken.next = null;
    if (core.segment == null) {
      elapse(core, taken.arrival);
      pass(core, Account.WAKE, host.wakeLatency(core, taken.arrival));
    } else if (core.clock < taken.arrival) {
      pass(core, Account.IPI_WAIT, taken.arrival - core.clock);
    }
    taken.began = core.clock;
    taken.nested = true;
    taken.below = core.segment;
    taken.indexBelow = core.index;
    core.segment = taken;
    core.index = 0;
  }

  /** The CPU has come to the end of a segment. */
  private void end(Core core, Segment segment) {
    if (segment.nested) {
      leave(core, segment);
    } else {
      long ticks = core.clock - segment.began;
      core.segment = null;
      release(segment);
      host.ended(core, ticks);
    }
  }

  /** The CPU goes on with what it did before it was interrupted. */
  private void leave(Core core, Segment segment) {
    long done = core.clock;
    long ticks = done - segment.began;
    Segment sender = segment.sender;
    core.segment = segment.below;
    core.index = segment.indexBelow;
    release(segment);
    if (core.segment == null) {
      host.handled(core, ticks);
    } else {
      resume(core);
    }
    if (sender != null) {
      sender.awaited--;
      sender.answeredAt = done;
      Core waits = sender.core;
      if (waits.segment == sender && sender.waiting) {
        resume(waits);
      }
    }
  }

  /** Ends a wait if all have answered. */
  private void resume(Core core) {
    Segment segment = core.segment;
    if (segment != null && segment.waiting && segment.awaited == 0) {
      segment.waiting = false;
      if (core.clock < segment.answeredAt) {
        pass(core, Account.IPI_WAIT, segment.answeredAt - core.clock);
      }
      if (core != active) {
        set(core, core.clock);
      }
    }
  }
}
