package org.lazymm.simulator.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.workload.LoadContext;
import org.lazymm.simulator.workload.Workload;

/**
 * Runs the actors of a load without any time: one act after the other, in the order in which actors
 * are started and woken; one that sleeps is awake at once. Writes down what each of them does.
 */
public final class Stage implements Dispatcher {
  /**
   * An actor was started by the load.
   *
   * @param actor which
   * @param cpu its CPU then
   * @param at when, in ticks
   */
  public record Start(SimProcess actor, int cpu, long at) {}

  /**
   * An actor has acted.
   *
   * @param actor which
   * @param cpu where
   * @param result what the act gave
   * @param sleep for how long it sleeps, in ticks; 0 if it does not
   * @param woken whom it woke or started
   */
  public record Act(SimProcess actor, int cpu, long result, long sleep, List<SimProcess> woken) {}

  private final Machine machine;
  private final LoadContext load;
  private final List<Start> starts = new ArrayList<>();
  private final ArrayDeque<SimProcess> ready = new ArrayDeque<>();
  private final List<String> hotplug = new ArrayList<>();
  private List<SimProcess> woken = new ArrayList<>();
  private int acting;
  private int busy = -1;

  /** A load on a machine of some CPUs; knobs that are not set have their defaults. */
  public Stage(Workload workload, int cpus, long seed, Map<String, Long> knobs) {
    MachineSelection selection = ProfileCatalogue.ofUser().find("xeon-2s").withCpus(cpus);
    MachineProfile profile = selection.profile();
    machine =
        new Machine(
            new SimulatorEngine(profile, true),
            MachineSettings.of(cpus, profile.architecture()),
            ReferenceCounting::new,
            MachineListener.NONE);
    Map<String, Long> all = new HashMap<>(knobs);
    workload.knobs().forEach(knob -> all.putIfAbsent(knob.name(), knob.defaultValue()));
    load = new LoadContext(this, selection, all, seed);
    workload.populate(load);
    woken = new ArrayList<>();
  }

  /** The load. */
  public LoadContext load() {
    return load;
  }

  /** What the load started at first. */
  public List<Start> starts() {
    return List.copyOf(starts);
  }

  /** The CPUs that were asked to go down and to come up, in order. */
  public List<String> hotplug() {
    return hotplug;
  }

  /** From here on a CPU has work, and does not go down. */
  public void keepBusy(int cpu) {
    busy = cpu;
  }

  /** Takes the next act. */
  public Act act() {
    return act(ready.remove());
  }

  /** Takes some acts. */
  public List<Act> acts(int count) {
    List<Act> acts = new ArrayList<>();
    for (int act = 0; act < count; act++) {
      acts.add(act());
    }
    return acts;
  }

  private Act act(SimProcess actor) {
    if (!machine.cpu(actor.cpu()).online()) {
      actor.moveTo(0);
    }
    acting = actor.cpu();
    woken = new ArrayList<>();
    if (machine.cpu(acting).current() != actor.task()) {
      machine.switchTo(acting, actor.task());
    }
    int cpu = acting;
    long result = actor.act(this);
    long sleep = ActorAccess.takeSleep(actor);
    if (actor.task().owedTeardown() != null) {
      machine.teardown(cpu);
    }
    if (result < 0) {
      machine.switchTo(cpu, machine.cpu(cpu).idleTask());
    }
    if (result >= 0 || sleep > 0) {
      ready.add(actor);
    }
    return new Act(actor, cpu, result, sleep, List.copyOf(woken));
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public int actingCpu() {
    return acting;
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public void wake(SimProcess actor) {
    woken.add(actor);
    ready.add(actor);
  }

  @Override
  public void start(SimProcess actor, long at) {
    starts.add(new Start(actor, actor.cpu(), at));
    wake(actor);
  }

  @Override
  public void runAt(Speed speed) {}

  @Override
  public boolean offline(int victim) {
    if (victim == busy) {
      hotplug.add("busy " + victim);
      return false;
    }
    hotplug.add("down " + victim);
    machine.offline(acting, victim);
    return true;
  }

  @Override
  public void online(int cpu) {
    hotplug.add("up " + cpu);
    machine.online(acting, cpu);
  }
}
