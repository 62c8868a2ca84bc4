package org.lazymm.explorer.scenario;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.search.Rerun;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.check.Closing;
import org.lazymm.sequential.check.RunChecks;

/**
 * Judges how an execution ends: when all CPUs are through and all that they wrote has arrived, the
 * counts must balance, CPUs that are offline have left nothing behind, and no more dead mms are
 * kept than guaranteed; then the machine runs on in order until everything that may be kept no
 * longer must have been freed ({@link Closing}).
 *
 * <p>What comes of it follows from the state in which the execution ended, so that it is done once
 * for all executions that end in the same.
 */
final class EndOfRun {
  private final KernelProgram program;
  private final Map<EndState, List<Violation>> known = new HashMap<>();

  EndOfRun(KernelProgram program) {
    this.program = program;
  }

  /** What a complete execution breaks at its end. */
  List<Violation> judge(ExecutionGraph graph) {
    EndState state = EndState.of(program, graph);
    if (!state.isWhole()) {
      return close(graph);
    }
    List<Violation> found = known.get(state);
    if (found == null) {
      found = close(graph);
      known.put(state, found);
    }
    return found;
  }

  /** Closes the machine once for each CPU that may be the one that does not idle for ever. */
  private List<Violation> close(ExecutionGraph graph) {
    List<Integer> cpus = program.cpus();
    List<Integer> online =
        cpus.stream().filter(cpu -> program.machine().cpu(cpu).online()).toList();
    Set<Violation> broken = new LinkedHashSet<>();
    for (int first : online) {
      if (first != online.get(0)) {
        Rerun.of(program, graph);
      }
      RunChecks checks = new RunChecks();
      List<Integer> order =
          Stream.concat(Stream.of(first), cpus.stream().filter(cpu -> cpu != first)).toList();
      program.runOn(graph, checks, order, () -> runOn(checks, order, broken));
      broken.addAll(checks.violations());
    }
    return List.copyOf(broken);
  }

  private void runOn(RunChecks checks, List<Integer> order, Set<Violation> broken) {
    Machine machine = program.machine();
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      checks.interrupts().add(program.log(cpu).interruptChecks(), cpu);
      checks.keepers().add(program.log(cpu).keepers());
    }
    checks.keepers().add(program.keepersBefore());
    if (program.hotplugBefore() || program.hotplug()) {
      checks.afterHotplug();
    }
    try {
      boolean unreaped = false;
      for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
        unreaped |= machine.unreaped(cpu);
        if (!machine.cpu(cpu).online() && !machine.unreaped(cpu)) {
          checks.requireNothingLeftBy(machine.cpu(cpu));
        }
      }
      if (!unreaped && program.putOffWork().noneLeft()) {
        checks.quiet();
      }
      new Closing(machine, program.stage(), checks, program.putOffWork(), program::bounded, order)
          .run();
    } catch (InfeasibleException e) {
      // What was seen until now holds.
    } catch (BoundException e) {
      broken.add(new Violation(Property.L3, -1, "after all steps, " + e.getMessage(), ""));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      broken.add(new Violation(Property.A1, -1, "after all steps, " + KernelProgram.crash(e), ""));
    }
  }
}
