package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Stop;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.HookException;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheduler.scenario.Outcome;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.Stage;
import org.lazymm.scheduler.scenario.Step;

/**
 * A scenario on a machine with a scheme, as a program: the setup has been done, and each CPU that
 * has steps left is a thread, and so is each that may be interrupted.
 */
public final class KernelProgram implements Program {
  private static final int MOST_ROUNDS_OF_WORK = 16;

  private final Scenario scenario;
  private final ExploredEngine engine;
  private final Machine machine;
  private final Stage stage;
  private final List<List<Step>> steps = new ArrayList<>();
  private final List<List<Violation>> violations = new ArrayList<>();
  private final List<List<String>> crashes = new ArrayList<>();
  private final boolean[] infeasible;
  private int running;

  /**
   * Does the setup of a scenario.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param rung the CPUs of which it is known that others interrupt them
   * @param sites knows and changes the orders of accesses
   */
  public KernelProgram(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, BitSet rung, Sites sites) {
    if (scenario.cpus() > ExploredMemory.MOST_CPUS) {
      throw new UnexplorableException(
          "a scenario of "
              + scenario.cpus()
              + " CPUs: expected at most "
              + ExploredMemory.MOST_CPUS
              + " to explore");
    }
    this.scenario = scenario;
    this.engine = new ExploredEngine(scenario.cpus(), rung, sites);
    this.infeasible = new boolean[scenario.cpus()];
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      int own = cpu;
      steps.add(scenario.steps().stream().filter(step -> step.cpu() == own).toList());
      violations.add(new ArrayList<>());
      crashes.add(new ArrayList<>());
    }
    this.machine = new Machine(engine, scenario.settings(), scheme, new Listener());
    engine.neverFreed(machine.initMm());
    this.stage = new Stage(machine, scenario);
    for (Step step : scenario.setup()) {
      stage.perform(step.cpu(), step.action());
      for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
        work(cpu);
      }
    }
    stage
        .refusal(scenario.steps())
        .ifPresent(
            why -> {
              throw new UnexplorableException(why);
            });
    stage.checkpoint(scenario.steps());
  }

  private final class Listener implements MachineListener {
    @Override
    public void violated(Violation violation) {
      violations.get(running).add(violation);
    }
  }

  @Override
  public int threads() {
    return scenario.cpus();
  }

  @Override
  public long initial(int location) {
    return engine.explored().initial(location);
  }

  @Override
  public boolean isBaton(int location) {
    return engine.isBaton(location);
  }

  @Override
  public String locationName(int location) {
    return engine.explored().name(location);
  }

  @Override
  public void run(int cpu, Operations operations) {
    running = cpu;
    violations.get(cpu).clear();
    crashes.get(cpu).clear();
    infeasible[cpu] = false;
    stage.rewind(cpu);
    machine.scheme().begin();
    engine.begin(cpu, operations);
    try {
      for (Step step : steps.get(cpu)) {
        stage.perform(cpu, step.action());
        if (!scenario.workWhenAsked()) {
          work(cpu);
        }
      }
      // A dead CPU answers those who saw it online: smpcfd_dying_cpu after stop_machine.
      engine.idleForEver(machine.cpu(cpu).online() ? () -> machine.stay(cpu) : () -> {});
    } catch (Stop | NewRingException | DivergenceException | UnexplorableException e) {
      throw e;
    } catch (InfeasibleException e) {
      infeasible[cpu] = true;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      crashes.get(cpu).add(crash(e));
    } finally {
      engine.end();
    }
  }

  private String crash(Throwable e) {
    if (e instanceof HookException) {
      return e.toString();
    }
    StackTraceElement[] stack = e.getStackTrace();
    return "the scheme threw " + e + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  private void work(int id) {
    Cpu cpu = machine.cpu(id);
    for (int round = 0; round < MOST_ROUNDS_OF_WORK; round++) {
      if (!cpu.online() || !cpu.hasDeferredWork()) {
        return;
      }
      machine.runDeferredWork(id, id);
    }
  }

  /** What happens. */
  public Scenario scenario() {
    return scenario;
  }

  /** The engine that the machine runs in. */
  public ExploredEngine engine() {
    return engine;
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** What the CPUs reported in this execution, in the order of the CPUs. */
  List<Violation> reported() {
    return violations.stream().flatMap(List::stream).toList();
  }

  /** What was thrown in this execution. */
  List<String> crashes() {
    return crashes.stream().flatMap(List::stream).toList();
  }

  /** Whether a CPU came to what the kernel would have kept from happening. */
  public boolean isInfeasible() {
    for (boolean each : infeasible) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** Whether a CPU that waits in this execution is stuck no longer when it is interrupted. */
  public boolean isAboutToBeInterrupted(Graph graph) {
    IntToLongFunction rings = lastValues(graph);
    for (int cpu = 0; cpu < threads(); cpu++) {
      if (engine.isAboutToBeInterrupted(cpu, rings)) {
        return true;
      }
    }
    return false;
  }

  /** What came out, the variables being what the execution left them at. */
  Outcome outcome(Graph graph) {
    return engine.peek(stage::outcome, lastValues(graph));
  }

  private IntToLongFunction lastValues(Graph graph) {
    return location -> graph.valueOf(graph.coLast(location), initial(location));
  }
}
