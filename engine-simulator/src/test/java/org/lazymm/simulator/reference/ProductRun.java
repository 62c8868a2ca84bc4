package org.lazymm.simulator.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.reference.Program.Action;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Host;

/** Runs programs in the simulator itself. */
final class ProductRun implements Host {
  private final SimulatorEngine engine;
  private final Map<Integer, LongCell> cells = new HashMap<>();
  private final List<Deque<Action>> left = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<Integer> ended = new ArrayList<>();

  private ProductRun(MachineProfile profile, Set<Integer> lines) {
    this.engine = new SimulatorEngine(profile, false);
    lines.forEach(line -> cells.put(line, cell(line)));
    engine.timeline().hostedBy(this, profile.cpus());
  }

  /** A cell that its first holder touches while the machine boots, so that no time passes. */
  private LongCell cell(int line) {
    LongCell cell = engine.memory().number("x", Home.machine().onLine("line" + line), 0);
    engine.enter(Program.firstHolder(line));
    cell.load(Order.RELAXED);
    return cell;
  }

  static Times of(List<Program> programs, MachineProfile profile) {
    Set<Integer> lines =
        programs.stream()
            .flatMap(program -> program.actions().stream())
            .flatMap(action -> action.steps().stream())
            .map(Step::line)
            .collect(Collectors.toCollection(TreeSet::new));
    return new ProductRun(profile, lines).run(programs);
  }

  private Times run(List<Program> programs) {
    for (int cpu = 0; cpu < programs.size(); cpu++) {
      left.add(new ArrayDeque<>(programs.get(cpu).actions()));
      actions.add(new Action(0, List.of()));
      next(cpu);
    }
    while (engine.timeline().nextTime() != WinnerTree.NEVER) {
      engine.timeline().step();
      List<Integer> now = List.copyOf(ended);
      ended.clear();
      now.forEach(this::next);
    }
    List<Long> ends =
        IntStream.range(0, programs.size()).mapToObj(engine.timeline()::clock).toList();
    long waited = engine.accounts().ticks(Account.LINE_WAIT);
    return new Times(ends, waited, engine.traffic().stalledTicks() - waited);
  }

  private void next(int cpu) {
    Action action = left.get(cpu).poll();
    if (action != null) {
      actions.set(cpu, action);
      engine
          .timeline()
          .plan(engine.timeline().core(cpu), engine.timeline().clock(cpu) + action.pause());
    }
  }

  @Override
  public void due(Core core, long now) {
    engine.open(core, now);
    actions.get(core.cpu()).steps().forEach(this::does);
    engine.timeline().beginAt(engine.close(), now);
  }

  private void does(Step step) {
    switch (step.kind()) {
      case LOAD -> cellOf(step).load(Order.RELAXED);
      case STORE -> cellOf(step).store(1, Order.RELAXED);
      case RMW -> cellOf(step).add(1, Order.RELAXED);
      case FENCE -> engine.memory().smpMb();
      case PASS -> engine.pass(Account.USER, step.ticks());
    }
  }

  private LongCell cellOf(Step step) {
    return Objects.requireNonNull(cells.get(step.line()));
  }

  @Override
  public void ended(Core core, long ticks) {
    ended.add(core.cpu());
  }

  @Override
  public void handled(Core core, long ticks) {}

  @Override
  public long wakeLatency(Core core, long at) {
    return 0;
  }
}
