package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;

/**
 * Pairs of threads that wake each other by turns, as {@code will-it-scale context_switch1_threads}.
 *
 * <p>While there are two CPUs for a pair each thread has its own, and every switch goes through the
 * idle task. With fewer CPUs the scheduler pulls the two threads of a pair together, and switches
 * go from user to user.
 */
@AutoService(Workload.class)
public final class ContextSwitchLoad implements Workload {
  /** For the service loader. */
  public ContextSwitchLoad() {}

  @Override
  public int place() {
    return 10;
  }

  @Override
  public String name() {
    return "context_switch";
  }

  @Override
  public String summary() {
    return "pairs of threads that wake each other by turns, through idle while there are CPUs";
  }

  @Override
  public String operations() {
    return "switches";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.count("pairs", "pairs of threads; 0: one for every two CPUs", 0, 0),
        Knob.count("processes", "address spaces over which the pairs are spread", 1, 1),
        Knob.nanoseconds("work", "what a thread does between two switches", 0));
  }

  @Override
  public void populate(LoadContext load) {
    int cpus = load.cpus();
    int asked = (int) load.knob("pairs");
    int pairs = asked == 0 ? Math.max(1, cpus / 2) : asked;
    int apart = Math.max(0, Math.min(pairs, cpus - pairs));
    int[] order = load.fillingOrder();
    load.busyCpus(Math.min(pairs, cpus));
    long turn = load.work("work");
    int processes = (int) Math.min(load.knob("processes"), pairs);
    List<Task> leaders = new ArrayList<>();
    RandomChoices phases = load.choices();
    for (int pair = 0; pair < pairs; pair++) {
      boolean together = pair >= apart;
      int free = cpus - 2 * apart;
      int first = together ? order[2 * apart + (pair - apart) % free] : order[2 * pair];
      int second = together ? first : order[2 * pair + 1];
      int process = pair % processes;
      Partner one = new Partner(thread(load, leaders, process), first, turn, load);
      Partner other = new Partner(thread(load, leaders, process), second, turn, load);
      one.partner = other;
      other.partner = one;
      load.startWithin(one, load.switchPath() + turn, phases);
    }
  }

  private static Task thread(LoadContext load, List<Task> leaders, int process) {
    if (process == leaders.size()) {
      leaders.add(load.newProcess("pair"));
      return leaders.get(process);
    }
    return load.newThread(leaders.get(process));
  }

  /** One of a pair: wakes the other and sleeps until woken. */
  private static final class Partner extends SimProcess {
    private final LoadContext load;
    private SimProcess partner = this;

    Partner(Task task, int cpu, long turn, LoadContext load) {
      super(task, cpu, turn);
      this.load = load;
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      load.operation();
      dispatcher.wake(partner);
      return BLOCK;
    }
  }
}
