package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;

/**
 * Applications that hand requests to a kernel thread on the neighbouring CPU, which takes their mm
 * for each of them ({@code kthread_use_mm}), as io_uring workers and vhost do. After a number of
 * requests the application exits while the kernel thread's CPU still borrows its mm, and another
 * takes its place. The first ones are of different ages, so that exits come one by one, and from
 * the beginning on, however many CPUs share the length of a run.
 */
@AutoService(Workload.class)
public final class UseMm implements Workload {
  /** For the service loader. */
  public UseMm() {}

  @Override
  public int place() {
    return 50;
  }

  @Override
  public String name() {
    return "use-mm";
  }

  @Override
  public String summary() {
    return "kernel threads take the mm of an application for each of its requests";
  }

  @Override
  public String operations() {
    return "requests";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.nanoseconds("work", "what the application does for a request", 5_000),
        Knob.nanoseconds("io", "what the kernel thread does for a request", 5_000),
        Knob.count("requests", "requests until the application is replaced", 200, 1));
  }

  @Override
  public void populate(LoadContext load) {
    long requests = load.knob("requests");
    load.busyCpus(Math.max(1, load.cpus() / 2.0));
    for (int cpu = 0; cpu < load.cpus(); cpu += 2) {
      Task thread = load.machine().createKernelThread(load.uniqueName("worker"));
      Worker worker = new Worker(thread, (cpu + 1) % load.cpus(), load);
      startApplication(load, worker, cpu, Math.max(1, requests * (cpu + 1) / load.cpus()));
    }
  }

  private static void startApplication(LoadContext load, Worker worker, int cpu, long requests) {
    Task task = load.newProcess("app");
    Application application = new Application(task, cpu, load, worker, requests);
    load.startWithin(application, load.switchPath() + application.resumeWork(), worker.choices);
  }

  /** Works, hands a request over, waits for its completion. */
  private static final class Application extends SimProcess {
    private final LoadContext load;
    private final Worker worker;
    private long left;

    Application(Task task, int cpu, LoadContext load, Worker worker, long requests) {
      super(task, cpu, load.work("work"));
      this.load = load;
      this.worker = worker;
      this.left = requests;
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      if (left == 0) {
        load.machine().exitMm(cpu());
        startApplication(load, worker, cpu(), load.knob("requests"));
        return FINISH;
      }
      left--;
      worker.ask(dispatcher, this);
      return BLOCK;
    }
  }

  /** Takes the application's mm, works, gives it up, reports. */
  private static final class Worker extends SimProcess {
    private final LoadContext load;
    private final RandomChoices choices;
    private SimProcess client = this;
    private boolean using;

    Worker(Task task, int cpu, LoadContext load) {
      super(task, cpu, 0);
      this.load = load;
      this.choices = load.choices();
    }

    void ask(Dispatcher dispatcher, Application application) {
      client = application;
      dispatcher.wake(this);
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      MmStruct mm = client.task().mm();
      if (mm == null) {
        return BLOCK;
      }
      if (!using) {
        using = true;
        load.machine().useMm(cpu(), mm);
        return load.work("io");
      }
      using = false;
      load.machine().unuseMm(cpu());
      load.operation();
      dispatcher.wake(client);
      return BLOCK;
    }
  }
}
