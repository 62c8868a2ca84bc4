package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;

/**
 * Small servers that sleep most of the time. Each is a process with a thread on two neighbouring
 * CPUs; after a number of requests it is replaced by a new one. When its last thread exits, the
 * other CPU is often idle and still borrows its mm.
 */
@AutoService(Workload.class)
public final class IdleServer implements Workload {
  /** For the service loader. */
  public IdleServer() {}

  @Override
  public int place() {
    return 40;
  }

  @Override
  public String name() {
    return "idle-server";
  }

  @Override
  public String summary() {
    return "servers that sleep most of the time and are replaced now and then";
  }

  @Override
  public String operations() {
    return "requests";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.nanoseconds("sleep", "how long a thread sleeps between two requests, mean", 1_000_000),
        Knob.nanoseconds("work", "what a request takes", 20_000),
        Knob.count("requests", "requests of a thread until its process is replaced", 20, 1));
  }

  @Override
  public void populate(LoadContext load) {
    long sleep = load.work("sleep");
    load.busyCpus(1);
    for (int cpu = 0; cpu < load.cpus(); cpu++) {
      Server server = new Server(load.choices());
      for (int thread = 0; thread < 2; thread++) {
        server.start(load, (cpu + thread) % load.cpus(), sleep);
      }
    }
  }

  /** A process that is replaced when its last thread has exited. */
  private static final class Server {
    private final RandomChoices choices;
    private int threads;
    private Task[] leader = new Task[0];

    Server(RandomChoices choices) {
      this.choices = choices;
    }

    void start(LoadContext load, int cpu, long within) {
      Task task;
      if (threads == 0) {
        task = load.newProcess("server");
        leader = new Task[] {task};
      } else {
        task = load.newThread(leader[0]);
      }
      threads++;
      load.startWithin(new ServerThread(task, cpu, load, this), Math.max(1, 2 * within), choices);
    }

    /** A thread has exited; the last one makes the next process. */
    void exited(LoadContext load, int cpu) {
      threads--;
      if (threads == 0) {
        long sleep = load.work("sleep");
        start(load, cpu, sleep);
        start(load, (cpu + load.cpus() - 1) % load.cpus(), sleep);
      }
    }
  }

  /** Sleeps, serves, and exits after its last request. */
  private static final class ServerThread extends SimProcess {
    private final LoadContext load;
    private final Server server;
    private long left;

    ServerThread(Task task, int cpu, LoadContext load, Server server) {
      super(task, cpu, load.work("work"));
      this.load = load;
      this.server = server;
      this.left = load.knob("requests");
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      load.operation();
      left--;
      if (left > 0) {
        return sleep(server.choices.around(load.work("sleep")));
      }
      load.machine().exitMm(cpu());
      server.exited(load, cpu());
      return FINISH;
    }
  }
}
