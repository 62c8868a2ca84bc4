package org.lazymm.simulator.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.ToLongFunction;
import org.lazymm.scheduler.machine.Task;

/** An actor that does what a test says, one thing for each act, and is finished then. */
final class Script extends SimProcess {
  private final Queue<ToLongFunction<Dispatcher>> acts = new ArrayDeque<>();

  /** When it acted, in ticks. */
  final List<Long> times = new ArrayList<>();

  /** Where it acted. */
  final List<Integer> cpus = new ArrayList<>();

  Script(Task task, int cpu, long resumeWork) {
    super(task, cpu, resumeWork);
  }

  /** Adds an act, which gives what {@link SimProcess#act} gives. */
  Script then(ToLongFunction<Dispatcher> act) {
    acts.add(act);
    return this;
  }

  /** Adds an act after which it goes on working for some ticks. */
  Script thenWork(long ticks) {
    return then(dispatcher -> ticks);
  }

  /** Ticks between an act and the next. */
  long between(int act) {
    return times.get(act + 1) - times.get(act);
  }

  @Override
  protected long act(Dispatcher dispatcher) {
    times.add(dispatcher.now());
    cpus.add(dispatcher.actingCpu());
    ToLongFunction<Dispatcher> act = acts.poll();
    return act == null ? FINISH : act.applyAsLong(dispatcher);
  }
}
