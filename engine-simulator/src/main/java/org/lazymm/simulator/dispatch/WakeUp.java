package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.timeline.Mark;
import org.lazymm.simulator.timeline.Timeline;

/** The point of an act at which an actor is woken. */
final class WakeUp implements Mark {
  private final TimelineDispatcher dispatcher;
  private final Actor actor;

  WakeUp(TimelineDispatcher dispatcher, Actor actor) {
    this.dispatcher = dispatcher;
    this.actor = actor;
  }

  @Override
  public void reached(Timeline timeline, int cpu) {
    dispatcher.wakeNow(actor, cpu);
  }
}
