package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;

/**
 * One process with many threads, a fixed number of which have a request: a thread that is done
 * hands the next request to a random other thread and sleeps. CPUs go in and out of idle on one mm.
 */
@AutoService(Workload.class)
public final class ThreadPool implements Workload {
  /** For the service loader. */
  public ThreadPool() {}

  @Override
  public int place() {
    return 30;
  }

  @Override
  public String name() {
    return "thread-pool";
  }

  @Override
  public String summary() {
    return "threads of one process pass requests to random others and sleep";
  }

  @Override
  public String operations() {
    return "requests";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.count("threads", "threads for each CPU", 4, 1),
        Knob.percent("load", "requests at a time for a hundred CPUs", 50),
        Knob.nanoseconds("work", "what a request takes, mean", 20_000));
  }

  @Override
  public void populate(LoadContext load) {
    int cpus = load.cpus();
    int threads = Math.multiplyExact(cpus, (int) load.knob("threads"));
    int requests = (int) Math.max(1, Math.min(threads - 1L, cpus * load.knob("load") / 100));
    load.busyCpus(requests);
    Task leader = load.newProcess("pool");
    Worker[] pool = new Worker[threads];
    for (int index = 0; index < threads; index++) {
      int cpu = index % cpus;
      Task task = index == 0 ? leader : load.newThread(leader);
      pool[index] = new Worker(task, cpu, pool, load);
    }
    RandomChoices phases = load.choices();
    for (int index = 0; index < requests; index++) {
      pool[index].assign();
      load.startWithin(pool[index], load.switchPath() + pool[index].resumeWork(), phases);
    }
  }

  /** Serves a request and hands the next one on. */
  private static final class Worker extends SimProcess {
    private final Worker[] pool;
    private final LoadContext load;
    private final RandomChoices choices;
    private boolean assigned;

    Worker(Task task, int cpu, Worker[] pool, LoadContext load) {
      super(task, cpu, 0);
      this.pool = pool;
      this.load = load;
      this.choices = load.choices();
    }

    void assign() {
      assigned = true;
      resumeWith(0, choices.around(load.work("work")));
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      load.operation();
      assigned = false;
      int index = choices.below(pool.length);
      while (pool[index].assigned) {
        index = (index + 1) % pool.length;
      }
      pool[index].assign();
      dispatcher.wake(pool[index]);
      return BLOCK;
    }
  }
}
