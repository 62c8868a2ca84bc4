package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.dispatch.ActorAccess;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;
import org.lazymm.simulator.dispatch.Speed;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;

/** Gives actors to CPUs. */
final class ReferenceDispatcher implements Dispatcher {
  private final Machine machine;
  private final ReferenceEngine engine;
  private final MachineProfile profile;
  private final ActorAccess.Idle idleStates;
  private final List<ReferenceCpu> cpus = new ArrayList<>();
  private Speed speed;

  /** All CPUs are idle. */
  ReferenceDispatcher(Machine machine, ReferenceEngine engine, MachineProfile profile) {
    this.machine = machine;
    this.engine = engine;
    this.profile = profile;
    this.idleStates = new ActorAccess.Idle(profile);
    this.speed = Speed.of(MachineSelection.whole(profile), 1);
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      machine.idleEnter(cpu);
      cpus.add(new ReferenceCpu(this, engine, cpu));
    }
    engine.enter(0);
  }

  ActorAccess.Idle idleStates() {
    return idleStates;
  }

  long switchPath() {
    return speed.slow(profile.ticks(FigureKey.PATH_SWITCH));
  }

  long exitPath() {
    return speed.slow(profile.ticks(FigureKey.PATH_EXIT));
  }

  private Strand running() {
    return engine.strands().running();
  }

  /** Others whose time has come go on first. */
  private void inOrder() {
    if (engine.isBooted()) {
      engine.strands().waitUntil(running().time);
    }
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public int actingCpu() {
    return running().cpu;
  }

  @Override
  public long now() {
    return cpus.get(actingCpu()).actBegan();
  }

  @Override
  public void runAt(Speed asked) {
    speed = asked;
  }

  @Override
  public void wake(SimProcess actor) {
    inOrder();
    if (ActorAccess.wake(actor)) {
      ReferenceCpu target = cpuOf(actor);
      if (target.strand != running() && target.takeWakeUp()) {
        long send = profile.ticks(FigureKey.IPI_SEND);
        engine.pass(idleStates.unlessPolling(send, target.slept(running().time)));
      }
      ready(actor, running().time);
    }
  }

  @Override
  public void start(SimProcess actor, long at) {
    inOrder();
    if (ActorAccess.wake(actor)) {
      ready(actor, Math.max(at, running().time));
    }
  }

  /** An actor can run from a time on. */
  void ready(SimProcess actor, long at) {
    cpuOf(actor).ready(actor, at);
  }

  /** The CPU that an actor belongs to: its own, or the next one that is up. */
  private ReferenceCpu cpuOf(SimProcess actor) {
    int cpu = actor.cpu();
    while (!machine.cpu(cpu).online() || cpus.get(cpu).isDown()) {
      cpu = (cpu + 1) % cpus.size();
    }
    actor.moveTo(cpu);
    return cpus.get(cpu);
  }

  @Override
  public boolean offline(int victim) {
    inOrder();
    ReferenceCpu other = cpus.get(victim);
    int by = actingCpu();
    if (victim == by || !other.isIdle() || !machine.cpu(victim).online()) {
      return false;
    }
    other.goDown();
    for (RunQueue.Entry entry : other.queue.takeAll()) {
      ready(entry.actor(), Math.max(entry.at(), running().time));
    }
    // Its own code does it, so that it is woken first.
    engine.interrupts(by).waitFor(idleStates.wakeLatency(other.slept(running().time)));
    engine.enter(victim);
    engine.interrupts(victim).takeAll();
    machine.idleExit(victim);
    machine.offline(by, victim);
    engine.enter(victim);
    engine.interrupts(victim).takeAll();
    engine.interrupts(victim).beDead(true);
    engine.enter(by);
    return true;
  }

  @Override
  public void online(int cpu) {
    inOrder();
    int by = actingCpu();
    engine.interrupts(cpu).beDead(false);
    machine.online(by, cpu);
    machine.idleEnter(cpu);
    engine.enter(by);
    cpus.get(cpu).comeUp();
  }
}
