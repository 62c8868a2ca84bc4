package org.lazymm.simulator.workload;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;
import org.lazymm.simulator.profile.FigureKey;

/**
 * A shell on every CPU that runs one short-lived process after the other: fork, exec, work, exit.
 * Some of the processes are moved to another CPU in mid-life, so that the CPU they left may still
 * borrow their mm when they exit.
 */
@AutoService(Workload.class)
public final class ForkExecStorm implements Workload {
  /** For the service loader. */
  public ForkExecStorm() {}

  @Override
  public int place() {
    return 20;
  }

  @Override
  public String name() {
    return "fork-exec-storm";
  }

  @Override
  public String summary() {
    return "a shell on every CPU runs one short process after the other: fork, exec, work, exit";
  }

  @Override
  public String operations() {
    return "processes";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.nanoseconds("work", "what a process does before it exits", 50_000),
        Knob.nanoseconds("pause", "how long a shell sleeps between two processes, mean", 50_000),
        Knob.percent("migrate", "processes that move to another CPU in mid-life", 20),
        Knob.count("flushes", "flushes by munmap that a process causes before it exits", 0, 0));
  }

  @Override
  public void populate(LoadContext load) {
    load.busyCpus(load.cpus());
    long fork = load.work(FigureKey.PATH_FORK);
    for (int cpu = 0; cpu < load.cpus(); cpu++) {
      Task task = load.newProcess("shell");
      Shell shell = new Shell(task, cpu, fork, load);
      load.startWithin(shell, fork + load.work("work"), shell.choices);
    }
  }

  /** Forks a child, waits for it, pauses. */
  private static final class Shell extends SimProcess {
    private final LoadContext load;
    private final RandomChoices choices;
    private boolean childRuns;

    Shell(Task task, int cpu, long fork, LoadContext load) {
      super(task, cpu, 0);
      resumeWith(fork, 0);
      this.load = load;
      this.choices = load.choices();
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      if (childRuns) {
        childRuns = false;
        return sleep(choices.around(load.work("pause")));
      }
      childRuns = true;
      Task task = load.machine().fork(cpu(), load.uniqueName("child"), false);
      dispatcher.wake(new Child(task, cpu(), load, this));
      return BLOCK;
    }
  }

  /** Execs, works, maybe moves, exits. */
  private static final class Child extends SimProcess {
    private final LoadContext load;
    private final Shell shell;
    private int step;

    Child(Task task, int cpu, LoadContext load, Shell shell) {
      super(task, cpu, 0);
      // What exec does before it leaves the old image; unmapping that comes after it.
      long exec = load.work(FigureKey.PATH_EXEC) - load.work(FigureKey.PATH_EXIT);
      resumeWith(Math.max(0, exec), 0);
      this.load = load;
      this.shell = shell;
    }

    @Override
    protected long act(Dispatcher dispatcher) {
      long restOfLife = load.work("work");
      switch (step++) {
        case 0 -> {
          load.machine().execMmap(cpu());
          load.machine().giveBack(cpu());
          resumeWith(0, restOfLife);
          if (load.cpus() > 1 && shell.choices.chance(load.knob("migrate"))) {
            moveTo((cpu() + 1 + shell.choices.below(load.cpus() - 1)) % load.cpus());
            dispatcher.wake(this);
            return BLOCK;
          }
          return restOfLife;
        }
        default -> {
          for (long flush = 0; flush < load.knob("flushes"); flush++) {
            load.machine().flush(cpu());
          }
          load.machine().exitMm(cpu());
          load.operation();
          dispatcher.wake(shell);
          return FINISH;
        }
      }
    }
  }
}
