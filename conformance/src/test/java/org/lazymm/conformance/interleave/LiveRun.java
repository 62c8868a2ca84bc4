package org.lazymm.conformance.interleave;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lazymm.conformance.interleave.Request.Kind;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.sequential.cranky.Whims;

/** One run of a scenario on a machine, along a path and on to the end. */
final class LiveRun {
  static final long MOST_ACCESSES = 5_000;
  private static final int MOST_ROUNDS = 1_000;

  final Subject subject;
  final LiveEngine engine;
  private final World world;
  private final State state;
  private final Path path;
  private final CpuCode[] codes;
  private final Moves moves;
  final Whims whims;
  private final @Nullable Chance chance;
  private final Thread owner = Thread.currentThread();
  private @Nullable Machine machine;
  private @Nullable ScenarioInterpreter stage;
  private int position;
  private int last;
  private boolean skipped;
  private volatile boolean over;
  private String unknown = "";

  /**
   * A run that goes on with the same CPU where it can.
   *
   * @param world what is known of the scenario under the scheme
   * @param subject the scenario and the scheme
   * @param order when stores are seen
   * @param path what happens first
   */
  LiveRun(World world, Subject subject, StoreOrder order, Path path) {
    this(world, subject, order, path, null);
  }

  /** A run that goes on by chance. */
  LiveRun(World world, Subject subject, StoreOrder order, Path path, @Nullable Chance chance) {
    this.chance = chance;
    this.world = world;
    this.subject = subject;
    this.state = new State(world, order);
    this.engine = new LiveEngine(world, state);
    this.path = path;
    this.codes = new CpuCode[world.cpus];
    this.moves = new Moves(world.cpus);
    this.whims = new Whims(subject.scenario());
  }

  Machine machine() {
    Machine booted = machine;
    if (booted == null) {
      throw new IllegalStateException("the machine is booting");
    }
    return booted;
  }

  ScenarioInterpreter stage() {
    ScenarioInterpreter set = stage;
    if (set == null) {
      throw new IllegalStateException("the machine is booting");
    }
    return set;
  }

  /** Why nothing can be said; empty if something can. */
  String unknown() {
    return unknown;
  }

  State state() {
    return state;
  }

  /** Whether a step was skipped. */
  boolean skipped() {
    return skipped;
  }

  // Before.

  /** Boots and does the setup; gives why the scenario cannot be run, or an empty text. */
  String boot() {
    try {
      return bootAndSetUp();
    } catch (GivenUpException e) {
      return e.why();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return "the setup fails: " + e;
    }
  }

  private String bootAndSetUp() {
    Watch watch = engine.watch;
    Machine booted =
        new Machine(
            engine,
            subject.settings(),
            kernel ->
                subject
                    .scheme()
                    .apply(whims.kernel(new JudgingKernel(kernel, watch), engine::current)),
            watch);
    machine = booted;
    watch.watch(booted);
    ScenarioInterpreter set = new ScenarioInterpreter(booted, subject.scenario());
    stage = set;
    int number = 0;
    for (Step step : subject.scenario().setup()) {
      engine.actionBegins();
      set.perform(step.cpu(), step.action());
      whims.after(number).forEach(whim -> whim.happen(booted));
      if (!whims.putsWorkOff(number++)) {
        settle(booted);
      }
    }
    List<Step> steps = subject.scenario().concurrentSteps();
    if (world.roots.isEmpty()) {
      var refusal = set.refusal(steps);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    set.checkpoint(steps);
    for (Step step : steps) {
      switch (step.action().verb()) {
        case DIE, COME_UP -> engine.comesOrGoes(step.cpu());
        default -> {}
      }
    }
    begin();
    return "";
  }

  private void settle(Machine booted) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean any = false;
      for (int cpu : subject.scenario().cpusByFirstStep()) {
        if (booted.cpu(cpu).hasDeferredWork()) {
          any = true;
          engine.actionBegins();
          booted.runDeferredWork(cpu, cpu);
        }
      }
      if (!any) {
        return;
      }
    }
    throw new GivenUpException("deferred work is deferred for ever in the setup");
  }

  private void begin() {
    if (world.roots.isEmpty()) {
      state.memory.rebase();
      for (int cpu = 0; cpu < world.cpus; cpu++) {
        world.roots.add(root(cpu));
      }
    } else if (state.memory.hash() != 0) {
      throw new GivenUpException("the setup does not always do the same");
    }
    engine.watch.begin(state.ghosts);
    Map<Integer, InterruptSender> senders = CpuCode.noSenders();
    for (int cpu = 0; cpu < world.cpus; cpu++) {
      state.at[cpu] = world.roots.get(cpu);
      codes[cpu] = new CpuCode(this, world.roots.get(cpu), senders);
    }
    state.broken = 0;
    State begun = new State(world, StoreOrder.AT_ONCE);
    begun.copyFrom(state);
    world.begin(begun);
  }

  private History root(int cpu) {
    var mine = machine().cpu(cpu);
    boolean idle =
        !whims.any()
            && subject.scenario().concurrentSteps().stream().noneMatch(step -> step.cpu() == cpu);
    History.Look look =
        new History.Look(
            engine.mm(mine.active()), engine.mm(mine.loaded()), mine.lazy(), mine.irqsOff(), -1);
    return world.history(cpu, 0, Request.of(idle ? Kind.DONE : Kind.BEGIN), List.of(), look, 0);
  }

  // The concurrent part.

  /** Runs along the path and on until nobody can go on. */
  void run() {
    CpuCode first = next();
    if (first != null) {
      handOver(first);
      while (!over) {
        LockSupport.park(this);
      }
    }
    engine.run(null);
  }

  /** Does what needs no CPU's code; gives the CPU whose code goes on, or null. */
  @Nullable CpuCode next() {
    while (unknown.isEmpty()) {
      int move = position < path.length() ? path.get(position) : choose();
      if (move == Moves.NONE) {
        return null;
      }
      position++;
      int cpu = Moves.cpu(move);
      last = cpu;
      switch (Moves.kind(move)) {
        case Moves.STEP -> {
          codes[cpu].resume(false, state.execute(cpu));
          return codes[cpu];
        }
        case Moves.TAKE -> {
          codes[cpu].resume(true, state.take(cpu));
          return codes[cpu];
        }
        default -> state.drain(cpu);
      }
    }
    return null;
  }

  private int choose() {
    int[] possible = new int[moves.most()];
    int many = moves.all(state, last, possible);
    Chance decides = chance;
    if (many == 0) {
      return Moves.NONE;
    }
    return decides == null ? possible[0] : possible[decides.below(many)];
  }

  /** Lets the code of a CPU go on, or ends the run. */
  void handOver(@Nullable CpuCode next) {
    if (next != null) {
      next.go();
    } else {
      over = true;
      LockSupport.unpark(owner);
    }
  }

  /** A CPU's code asks for something; gives the history that it has now. */
  History arrive(
      History before,
      boolean interrupt,
      long input,
      Request request,
      List<Effect> effects,
      History.Look look,
      long broken) {
    if (before.length >= MOST_ACCESSES) {
      throw new GivenUpException("cpu" + before.cpu + " makes too many accesses");
    }
    History next = before.after(interrupt, input);
    if (next == null) {
      next = world.history(before.cpu, before.length + 1, request, effects, look, broken);
      before.follow(interrupt, input, next);
    } else if (!next.same(request, effects, look, broken)) {
      throw new GivenUpException(
          "after "
              + before
              + " comes "
              + request
              + " "
              + effects
              + ", before it was "
              + next
              + " "
              + next.effects);
    }
    state.arrive(before.cpu, next);
    if (!engine.frees() && !engine.watch.agrees(state.ghosts)) {
      throw new GivenUpException("internal: the judge knows something else than the machine");
    }
    return next;
  }

  void passOver() {
    skipped = true;
  }

  /** The run says nothing. */
  void giveUp(String why) {
    unknown = why;
    handOver(null);
  }

  /** Lets go of the threads. */
  void end() {
    for (CpuCode code : codes) {
      if (code != null) {
        code.kill();
      }
    }
  }
}
