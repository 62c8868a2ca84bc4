package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;

/**
 * CPUs that go down and come up one after the other, under the load of {@link IdleServer}: the CPU
 * that goes down often borrows the mm of a process that has exited or is about to.
 */
@AutoService(Workload.class)
public final class HotplugLoop implements Workload {
  /** For the service loader. */
  public HotplugLoop() {}

  @Override
  public int place() {
    return 60;
  }

  private final IdleServer servers = new IdleServer();

  @Override
  public String name() {
    return "hotplug-loop";
  }

  @Override
  public String summary() {
    return "CPUs go down and come up one after the other while servers come and go";
  }

  @Override
  public String operations() {
    return "requests and hotplug steps";
  }

  @Override
  public List<Knob> knobs() {
    List<Knob> knobs = new ArrayList<>(servers.knobs());
    knobs.add(Knob.nanoseconds("interval", "time between two hotplug steps", 200_000));
    return List.copyOf(knobs);
  }

  @Override
  public void populate(LoadContext load) {
    servers.populate(load);
    if (load.cpus() > 1) {
      Task task = load.machine().createKernelThread(load.uniqueName("hotplug"));
      load.startWithin(new Controller(task, load), load.work("interval"), load.choices());
    }
  }

  /** Takes a CPU down if it is idle, brings it up at its next turn, goes on to the next CPU. */
  private static final class Controller extends SimProcess {
    private final LoadContext load;
    private int victim = 1;

    Controller(Task task, LoadContext load) {
      super(task, 0, 0);
      this.load = load;
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      if (!dispatcher.machine().cpu(victim).online()) {
        dispatcher.online(victim);
        load.operation();
        victim = victim + 1 < load.cpus() ? victim + 1 : 1;
      } else if (dispatcher.offline(victim)) {
        load.operation();
      } else {
        victim = victim + 1 < load.cpus() ? victim + 1 : 1;
      }
      return sleep(Math.max(1, load.work("interval")));
    }
  }
}
