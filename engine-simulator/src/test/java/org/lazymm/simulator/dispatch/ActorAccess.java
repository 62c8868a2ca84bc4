package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.profile.MachineProfile;

/** Opens to another dispatcher what actors and idle states show to their own package alone. */
public final class ActorAccess {
  /** The result of an act that blocks. */
  public static final long BLOCK = SimProcess.BLOCK;

  /** The result of the last act. */
  public static final long FINISH = SimProcess.FINISH;

  private ActorAccess() {}

  /** Has an actor act. */
  public static long act(SimProcess actor, Dispatcher dispatcher) {
    return actor.act(dispatcher);
  }

  /** Wakes an actor: whether it was blocked; one that was not will not block the next time. */
  public static boolean wake(SimProcess actor) {
    if (!actor.blocked) {
      actor.woken = true;
      return false;
    }
    actor.blocked = false;
    return true;
  }

  /** Whether an actor was woken since it blocked last; it is forgotten. */
  public static boolean takeWoken(SimProcess actor) {
    boolean was = actor.woken;
    actor.woken = false;
    return was;
  }

  /** Lets an actor wait to be woken. */
  public static void block(SimProcess actor) {
    actor.blocked = true;
  }

  /** For how long an actor sleeps when it blocks, 0 if it does not; it is forgotten. */
  public static long takeSleep(SimProcess actor) {
    long ticks = actor.sleepFor;
    actor.sleepFor = 0;
    return ticks;
  }

  /** What waking a CPU costs. */
  public static final class Idle {
    private final IdleStates states;

    /** The idle states of a machine. */
    public Idle(MachineProfile profile) {
      this.states = new IdleStates(profile);
    }

    /** How long a CPU takes to wake that has slept so long, in ticks. */
    public long wakeLatency(long slept) {
      return states.wakeLatency(slept);
    }

    /** What of a price is due for waking it. */
    public long unlessPolling(long price, long slept) {
      return states.unlessPolling(price, slept);
    }
  }
}
