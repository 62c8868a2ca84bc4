package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.DivergenceException;
import org.lazymm.explorer.search.Stop;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.ScenarioOutcome;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Deferred;
import org.lazymm.scheduler.machine.HookException;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.check.DeferredWork;
import org.lazymm.sequential.check.Keepers;
import org.lazymm.sequential.check.RunChecks;
import org.lazymm.sequential.check.WorkKey;
import org.lazymm.sequential.cranky.Whim;
import org.lazymm.sequential.cranky.Whims;

/**
 * A scenario on a machine with a scheme, as a program: the setup has been done, and each CPU that
 * has steps left is a thread, and so is each that may be interrupted.
 *
 * <p>Longer than 400 lines: setup, threads, interrupts and end of one program share the state that
 * a restart puts back.
 */
public final class KernelProgram implements Program {
  /** More accesses than any sound action makes, for each CPU that it may have to look at. */
  private static final int MOST_ACCESSES_PER_CPU = 5_000;

  private final Scenario scenario;
  private final List<Integer> cpus;

  /** The CPUs that are interrupted: each has a thread more, its interrupt controller. */
  private final BitSet ipiTargets;

  private final ExploredEngine engine;
  private final Machine machine;
  private final ScenarioInterpreter stage;
  private final DeferredWork work;
  private final List<List<OwnStep>> steps = new ArrayList<>();
  private final Whims whims;
  private final int[] askedBefore;
  private final List<CpuLog> logs = new ArrayList<>();
  private final RunChecks checks = new RunChecks();
  private final KernelListener listener;
  private final BitSet onlineBefore = new BitSet();

  /** How many kernel threads used each mm when the concurrent part began. */
  private final Map<MmStruct, Integer> usedBefore = new LinkedHashMap<>();

  private final List<Violation> crashesInSetup = new ArrayList<>();
  private final List<String> passedOverInSetup = new ArrayList<>();
  private final OutsideWatch outside;
  private String bound = "";

  /**
   * A step of a CPU.
   *
   * @param step the step
   * @param number its number among all steps, those of the setup first
   * @param begin how its begin is told, wherever that is
   */
  private record OwnStep(Step step, int number, StepBegin begin) {}

  /**
   * Does the setup of a scenario.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param ipiTargets the CPUs of which it is known that others interrupt them
   * @param sites knows and changes the orders of accesses
   */
  public KernelProgram(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, BitSet ipiTargets, Sites sites) {
    if (scenario.cpus() > ExploredMemory.MOST_CPUS) {
      throw new UnexplorableException(
          "a scenario of "
              + scenario.cpus()
              + " CPUs: expected at most "
              + ExploredMemory.MOST_CPUS
              + " to explore");
    }
    this.scenario = scenario;
    this.cpus = scenario.cpusByFirstStep();
    this.ipiTargets = (BitSet) ipiTargets.clone();
    this.engine = new ExploredEngine(scenario.cpus(), ipiTargets, sites);
    List<Step> concurrent = scenario.concurrentSteps();
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      steps.add(new ArrayList<>());
      logs.add(new CpuLog());
    }
    dealOut();
    this.whims = new Whims(scenario);
    this.askedBefore = new int[scenario.cpus()];
    this.listener = new KernelListener(engine, logs, checks);
    this.ipiTargets.stream().forEach(cpu -> logs.add(new CpuLog()));
    this.machine =
        new Machine(
            engine,
            scenario.settings(),
            kernel -> scheme.apply(whims.kernel(kernel, engine::current)),
            listener);
    listener.watch(machine);
    this.outside = new OutsideWatch(machine);
    engine.neverFreed(machine.initMm());
    this.stage = new ScenarioInterpreter(machine, scenario);
    this.work = new DeferredWork(machine, this::bounded, () -> cpus);
    for (int number = 0; number < scenario.setup().size(); number++) {
      if (!setUp(scenario.setup().get(number), number)) {
        return;
      }
    }
    stage
        .refusal(concurrent)
        .ifPresent(
            why -> {
              throw new UnrunnableException(why);
            });
    concurrent.forEach(this::noteDying);
    stage.checkpoint(concurrent);
    machine.allLiveMms().stream()
        .filter(mm -> mm.using() > 0)
        .forEach(mm -> usedBefore.put(mm, mm.using()));
    engine.concurrentPartBegins();
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      askedBefore[cpu] = whims.asked(cpu);
      onlineBefore.set(cpu, machine.cpu(cpu).online());
    }
    engine.hookBound().watch(machine.scheme());
    engine.tell(new Observer());
  }

  /** Gives each CPU its own steps. */
  private void dealOut() {
    for (int index = 0; index < scenario.steps().size(); index++) {
      for (Step part : scenario.steps().get(index).parts()) {
        steps
            .get(part.cpu())
            .add(
                new OwnStep(
                    part, scenario.setup().size() + index, StepBegin.of(index + 1, part, 0)));
      }
    }
  }

  private void noteDying(Step step) {
    switch (step.action().verb()) {
      case DIE, COME_UP -> engine.mayDie(step.cpu());
      default -> {}
    }
  }

  /**
   * Runs what is done in order.
   *
   * @throws BoundException if it makes accesses without end
   */
  void bounded(Runnable action) {
    engine.explored().bounded(MOST_ACCESSES_PER_CPU * scenario.cpus(), action);
  }

  /** Takes a step of the setup; false if the scheme keeps it from coming to its end. */
  private boolean setUp(Step step, int number) {
    try {
      perform(step, number);
      return true;
    } catch (BoundException e) {
      crashesInSetup.add(new Violation(Property.L3, step.cpu(), inSetup(step, e), ""));
    } catch (HookException e) {
      crashesInSetup.add(new Violation(Property.A1, step.cpu(), inSetup(step, e), ""));
    }
    return false;
  }

  private static String inSetup(Step step, RuntimeException thrown) {
    String why = thrown instanceof HookException ? crash(thrown) : thrown.getMessage();
    return "in step '" + step.action() + "' of the setup, " + why;
  }

  private void perform(Step step, int number) {
    bounded(
        () -> {
          if (!stage.perform(step.cpu(), step.action())) {
            stage
                .whyPassedOver(step.cpu(), step.action())
                .ifPresent(why -> passedOverInSetup.add(skipped(step, why)));
          }
          whims.after(number).forEach(whim -> whim.happen(machine));
        });
    if (!whims.putsWorkOff(number)) {
      work.runAll();
    }
    outside.look();
    if (work.noneLeft()) {
      checks.quiet();
    }
  }

  private static String skipped(Step step, String why) {
    return "step '" + step.action() + "' on cpu " + step.cpu() + " cannot be taken: " + why;
  }

  /** Notes what comes between the events of a CPU. */
  private final class Observer implements ExploredEngine.Observer {
    @Override
    public void operation(int id, int position) {
      noteLazyOn(id);
      outside.operation();
    }

    @Override
    public void handsOn(Object object) {
      outside.handsOn(object);
    }

    @Override
    public void lookUp(int cpu, int position, Mm mm) {
      int handling = engine.isHandling() ? 1 : 0;
      logs.get(cpu).note(CpuLog.Moment.LOOKUP, position, (MmStruct) mm, handling);
    }
  }

  @Override
  public int threads() {
    return scenario.cpus() + ipiTargets.cardinality();
  }

  @Override
  public long initial(int location) {
    return engine.explored().initial(location);
  }

  @Override
  public boolean isHandoff(int location) {
    return engine.isHandoff(location);
  }

  @Override
  public String locationName(int location) {
    return engine.explored().name(location);
  }

  /** What a thread is called. */
  public String threadName(int thread) {
    return thread < scenario.cpus()
        ? "cpu" + thread
        : "the interrupts of cpu" + interrupted(thread - scenario.cpus());
  }

  @Override
  public void startOver() {
    outside.startOver();
    engine.startOver();
  }

  @Override
  public void run(int thread, Operations operations) {
    if (thread < scenario.cpus()) {
      runCpu(thread, operations);
    } else {
      engine.relay(interrupted(thread - scenario.cpus()), operations);
    }
  }

  /** The CPU that is interrupted by a controller. */
  private int interrupted(int controller) {
    int cpu = ipiTargets.nextSetBit(0);
    for (int before = 0; before < controller; before++) {
      cpu = ipiTargets.nextSetBit(cpu + 1);
    }
    return cpu;
  }

  private void runCpu(int cpu, Operations operations) {
    CpuLog log = logs.get(cpu);
    log.clear();
    log.interruptChecks().add(checks.interrupts(), cpu);
    stage.rewind(cpu);
    whims.rewind(cpu, askedBefore[cpu]);
    machine.scheme().begin();
    engine.begin(cpu, operations);
    noteLazyOn(cpu);
    try {
      take(cpu, log);
      log.rests(engine.position());
      // A dead CPU answers those who saw it online: smpcfd_dying_cpu after stop_machine.
      engine.idleForEver(() -> rest(cpu));
    } catch (BoundException e) {
      bound = String.valueOf(e.getMessage());
      throw e;
    } catch (Stop
        | BehindException
        | NewIpiTargetException
        | DivergenceException
        | UnexplorableException e) {
      throw e;
    } catch (InfeasibleException e) {
      log.infeasible();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.crashes().add(crash(e));
    } finally {
      engine.end();
      outside.ended();
    }
  }

  private void noteLazyOn(int id) {
    Cpu cpu = machine.cpu(id);
    logs.get(id).lazyOn(engine.position(), cpu.lazy() ? cpu.active() : null);
  }

  private void take(int cpu, CpuLog log) {
    List<OwnStep> own = steps.get(cpu);
    int number = scenario.setup().size();
    for (int index = 0; index < own.size(); index++) {
      OwnStep next = own.get(index);
      disturb(cpu, number, next.number());
      number = next.number();
      Action action = next.step().action();
      log.begins(next.begin().at(engine.position()));
      if (stage.perform(cpu, action)) {
        log.taken().set(index);
      } else if (stage.whyPassedOver(cpu, action).isPresent()) {
        log.skipped().set(index);
      }
      if (!whims.putsWorkOff(number)) {
        work(cpu);
      }
    }
    disturb(cpu, number, scenario.setup().size() + scenario.steps().size());
  }

  /**
   * What a CPU does of its own accord between two of its steps: after each of the steps between.
   */
  private void disturb(int cpu, int from, int to) {
    for (Whim whim : whims.between(cpu, from, to)) {
      if (machine.cpu(cpu).online()) {
        logs.get(cpu).begins(StepBegin.of(whim, engine.position()));
        whim.happen(machine);
      }
    }
  }

  /** Nothing is left to do but what interrupts ask for. */
  private void rest(int cpu) {
    work(cpu);
    noteLazyOn(cpu);
    if (machine.cpu(cpu).online()) {
      machine.finalUse(cpu);
    }
  }

  static String crash(Throwable e) {
    if (e instanceof HookException) {
      return e.toString();
    }
    StackTraceElement[] stack = e.getStackTrace();
    return "the scheme threw " + e + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  /**
   * Runs deferred work of a CPU until none is left. Work waits for others if the same is deferred
   * again as before, by its code and what that has captured, and the scheme has written nothing
   * meanwhile: it goes on once they have gone on, and as what it reads may have been written by
   * then, all that can come of it has been looked at in other executions. What the kernel writes
   * does not count: a CPU leaves the idle state for each round of the work and enters again, and
   * others see that once, not again and again.
   */
  private void work(int id) {
    Cpu cpu = machine.cpu(id);
    if (scenario.workWhenAsked() || !cpu.online() || !cpu.hasDeferredWork()) {
      return;
    }
    Set<List<Object>> done = new HashSet<>();
    for (int round = 0; cpu.hasDeferredWork(); round++) {
      if (round == DeferredWork.MOST_ROUNDS) {
        throw new BoundException(
            "work of " + cpu + " put itself off more than " + DeferredWork.MOST_ROUNDS + " times");
      }
      long before = engine.writes();
      List<Deferred> pieces = cpu.deferredWork();
      machine.runDeferredWork(id, id);
      if (engine.writes() != before) {
        done.clear();
      } else if (cpu.hasDeferredWork()) {
        done.add(WorkKey.of(pieces));
        if (done.contains(WorkKey.of(cpu.deferredWork()))) {
          return;
        }
      }
    }
  }

  /** The bound that was met last; empty if none was. */
  public String bound() {
    return bound;
  }

  /** Where each step has begun in the present run of all CPUs, each CPU's in its order. */
  public List<StepBegin> begun() {
    return logs.stream().flatMap(log -> log.begun().stream()).toList();
  }

  /** Of each CPU the place in its program order from which on all its steps are done. */
  public List<Integer> restsFrom() {
    return logs.subList(0, scenario.cpus()).stream().map(CpuLog::restsFrom).toList();
  }

  /** What happens. */
  public Scenario scenario() {
    return scenario;
  }

  /** The CPUs in the order of their first steps. */
  List<Integer> cpus() {
    return cpus;
  }

  /** The engine that the machine runs in. */
  public ExploredEngine engine() {
    return engine;
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** Whether a CPU has gone offline or come online since the concurrent part began. */
  boolean hotplug() {
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      if (logs.get(cpu).sawHotplug() || onlineBefore.get(cpu) != machine.cpu(cpu).online()) {
        return true;
      }
    }
    return false;
  }

  /** What the scheme has changed that is no cell, if that was seen. */
  Optional<String> outside() {
    return outside.changed();
  }

  /** What the scheme has changed that is no cell, if it has; looks once more. */
  public Optional<String> changedOutside() {
    outside.look();
    return outside.changed();
  }

  /** What a CPU's code has done beside its events; an interrupt controller has done nothing. */
  CpuLog log(int cpu) {
    return logs.get(cpu);
  }

  /** How many kernel threads used an mm when the concurrent part began, of each that was used. */
  Map<MmStruct, Integer> usedBefore() {
    return usedBefore;
  }

  /** Who had to do with what in the setup. */
  Keepers keepersBefore() {
    return checks.keepers();
  }

  /** Whether CPUs have gone offline or come online in the setup. */
  boolean hotplugBefore() {
    return checks.sawHotplug();
  }

  /** The steps of the setup that were skipped, each with the reason. */
  public List<String> passedOverInSetup() {
    return passedOverInSetup;
  }

  /** What was seen broken in the setup, in order. */
  public List<Violation> brokenInSetup() {
    return Stream.concat(checks.violations().stream(), crashesInSetup.stream()).toList();
  }

  /** What the CPUs reported in this execution. */
  List<Violation> reported() {
    return logs.stream().flatMap(log -> log.violations().stream()).toList();
  }

  /** Whether a CPU's code threw in this execution, so that it came to no end. */
  public boolean isCrashed() {
    return !crashes().isEmpty();
  }

  /** What was thrown in this execution. */
  List<String> crashes() {
    return logs.stream().flatMap(log -> log.crashes().stream()).toList();
  }

  /** Whether a CPU came to what the kernel would have kept from happening. */
  public boolean isInfeasible() {
    return logs.stream().anyMatch(CpuLog::isInfeasible);
  }

  /** The steps that were skipped in this execution, in the order of the scenario. */
  public List<Step> skipped() {
    List<Step> passed = new ArrayList<>();
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      int own = cpu;
      logs.get(cpu).skipped().stream().forEach(step -> passed.add(steps.get(own).get(step).step()));
    }
    return passed;
  }

  /** The numbers of a CPU's steps, among its own, that were taken in this execution. */
  public BitSet taken(int cpu) {
    return logs.get(cpu).taken();
  }

  /** The steps of a CPU, in its order. */
  public List<Step> stepsOf(int cpu) {
    return steps.get(cpu).stream().map(OwnStep::step).toList();
  }

  /** Why a step that was skipped in this execution was, with the step. */
  public String why(Step skipped) {
    return skipped(
        skipped, stage.whyPassedOver(skipped.cpu(), skipped.action()).orElse("it makes no sense"));
  }

  /** Whether a CPU that waits in this execution is stuck no longer when it is interrupted. */
  public boolean isAboutToBeInterrupted(ExecutionGraph graph) {
    IntToLongFunction rings = lastValues(graph);
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      if (engine.isAboutToBeInterrupted(cpu, rings)) {
        return true;
      }
    }
    return false;
  }

  /** What came out, the variables being what the execution left them at. */
  ScenarioOutcome outcome(ExecutionGraph graph) {
    return engine.peek(stage::outcome, lastValues(graph));
  }

  /** The machine and the tasks on it, looked at as the execution left them. */
  public <T> T look(ExecutionGraph graph, BiFunction<Machine, ScenarioInterpreter, T> look) {
    return engine.peek(
        () -> {
          machine.readMovingTasks();
          return look.apply(machine, stage);
        },
        lastValues(graph));
  }

  /**
   * Runs on in order from where an execution ended; what that changes is taken back when the CPUs'
   * code runs again.
   *
   * @param graph the execution
   * @param told of what happens
   * @param order all CPUs, that one first which acts on what is the others'
   * @param code what is run
   */
  void runOn(ExecutionGraph graph, RunChecks told, List<Integer> order, Runnable code) {
    listener.checks(told);
    machine.scheme().begin();
    try {
      engine.sequentially(
          lastValues(graph),
          () -> {
            machine.readMovingTasks();
            code.run();
          });
    } finally {
      // At once, and the last changes first: they rest on the others'.
      order.forEach(stage::rewind);
    }
  }

  ScenarioInterpreter stage() {
    return stage;
  }

  DeferredWork putOffWork() {
    return work;
  }

  private IntToLongFunction lastValues(ExecutionGraph graph) {
    return location -> graph.valueOf(graph.coLast(location), initial(location));
  }
}
