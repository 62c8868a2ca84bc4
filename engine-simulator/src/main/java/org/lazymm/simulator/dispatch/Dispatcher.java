package org.lazymm.simulator.dispatch;

import org.lazymm.scheduler.machine.Machine;

/** What actors ask of whoever runs them. To be called by the actor that acts. */
public interface Dispatcher {

  /** The modelled kernel. */
  Machine machine();

  /** The CPU that acts. */
  int actingCpu();

  /** When the act began, in ticks. */
  long now();

  /**
   * Starts an actor, or wakes a blocked one, once the act has come to this point. One that is not
   * blocked then will not block the next time.
   *
   * @param actor not finished
   */
  void wake(SimProcess actor);

  /**
   * Starts a blocked actor at a given time.
   *
   * @param actor blocked, not asleep
   * @param at in ticks, not in the past
   */
  void start(SimProcess actor, long at);

  /**
   * Says how fast work goes from here on.
   *
   * @param speed of the paths of the kernel
   */
  void runAt(Speed speed);

  /**
   * Takes a CPU down if it is idle.
   *
   * @param victim another CPU than the one that acts
   * @return whether it goes down
   */
  boolean offline(int victim);

  /**
   * Brings a CPU up again.
   *
   * @param cpu a CPU that is offline
   */
  void online(int cpu);
}
