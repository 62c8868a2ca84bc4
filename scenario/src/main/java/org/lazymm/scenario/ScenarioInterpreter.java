package org.lazymm.scenario;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;

/**
 * The tasks of a scenario on a machine, and the carrying out of single actions: the one place that
 * says what each verb means and when it makes no sense.
 *
 * <p>Longer than 400 lines: one short case for each action of the language of scenarios.
 */
public final class ScenarioInterpreter {
  private static final Deque<MmStruct> NONE = new ArrayDeque<>();

  private final Machine machine;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Deque<MmStruct>> pins = new TreeMap<>();
  private final Map<String, Deque<MmStruct>> userReferences = new TreeMap<>();
  private final Set<String> refused = new HashSet<>();

  /** The CPUs whose last step was an unuse-mm that was skipped. */
  private final BitSet stillUsed = new BitSet();

  /** The children that were made, and those of them that were not woken up. */
  private final Set<String> made = new HashSet<>();

  private final Set<String> asleep = new HashSet<>();

  /** The children that one CPU makes and another runs in the concurrent part. */
  private final Set<String> expected = new HashSet<>();

  private final Map<String, LongCell> variables = new LinkedHashMap<>();
  private final NavigableMap<String, Long> registers = new TreeMap<>();
  private @Nullable InterpreterCheckpoint checkpoint;

  /**
   * Puts the tasks and variables of a scenario on a machine that has just booted.
   *
   * @param machine the machine
   * @param scenario the scenario
   */
  public ScenarioInterpreter(Machine machine, Scenario scenario) {
    this.machine = machine;
    for (TaskSpec spec : scenario.tasks()) {
      tasks.put(spec.name(), enter(spec));
    }
    for (String name : scenario.variables()) {
      variables.put(
          name, machine.engine().memory().number(name, Home.machine().onLine("user " + name), 0));
    }
  }

  private Task enter(TaskSpec spec) {
    return switch (spec.mm()) {
      case TaskSpec.OWN -> machine.createProcess(0, spec.name());
      case TaskSpec.NONE -> machine.createKernelThread(spec.name());
      default -> machine.createThread(0, spec.name(), task(spec.mm()));
    };
  }

  private Task task(String name) {
    Task task = tasks.get(name);
    if (task == null) {
      throw new IllegalStateException("no task " + name);
    }
    return task;
  }

  /** The tasks by name, in the order in which they appeared. */
  public Map<String, Task> tasks() {
    return tasks;
  }

  /** What came out until now: registers that were loaded, and what the variables are. */
  public ScenarioOutcome outcome() {
    NavigableMap<String, Long> values = new TreeMap<>(registers);
    Engine engine = machine.engine();
    variables.forEach(
        (name, cell) -> values.put(name, engine.peek(() -> cell.load(Order.RELAXED))));
    return new ScenarioOutcome(values);
  }

  /**
   * The setup is over: from here on {@link #rewind} can put each CPU back to now.
   *
   * @param concurrent what each CPU does from here on
   * @throws IllegalArgumentException if {@link #refusal} says that it cannot be explored
   */
  public void checkpoint(List<Step> concurrent) {
    refusal(concurrent)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    Scenario.parts(concurrent).stream()
        .map(Step::action)
        .filter(
            action -> action.verb() == ActionKind.TAKE_DOWN || action.verb() == ActionKind.BRING_UP)
        .forEach(action -> machine.expectHotplug(Integer.parseInt(action.argument())));
    ConcurrentPart part = new ConcurrentPart(machine, this, Scenario.parts(concurrent));
    expected.addAll(part.born());
    expected.forEach(child -> tasks.put(child, machine.expect(child)));
    part.moving().stream().map(this::task).filter(task -> !task.unborn()).forEach(machine::move);
    checkpoint = new InterpreterCheckpoint(this, machine.cpuCount(), concurrent);
    machine.checkpoint(part.makers());
  }

  /**
   * Why steps cannot be run again and again, one CPU at a time, from here on; empty if they can.
   *
   * @param concurrent what each CPU does
   */
  public Optional<String> refusal(List<Step> concurrent) {
    return new ConcurrentPart(machine, this, Scenario.parts(concurrent)).refusal();
  }

  /**
   * Puts back what belongs to one CPU, on the machine too: its tasks, the references that it holds,
   * its registers.
   *
   * @param cpu the CPU whose steps are about to be taken again from the first
   */
  public void rewind(int cpu) {
    if (checkpoint == null) {
      throw new IllegalStateException("there is no checkpoint to go back to");
    }
    checkpoint.rewind(cpu);
    machine.rewind(cpu);
  }

  /** Notes how to take a change of this object back. */
  private void changed(Cpu cpu, Runnable undo) {
    if (checkpoint != null) {
      checkpoint.changed(cpu.id(), undo);
    }
  }

  /** The mm of a task; for another CPU's task the one that it had at the checkpoint. */
  private @Nullable MmStruct mmOf(Cpu cpu, @Nullable Task task) {
    if (task == null) {
      return null;
    }
    return checkpoint == null || cpu.current() == task
        ? task.mm()
        : checkpoint.mmOf(cpu.id(), task);
  }

  /** Whether the mm of a task is kept by a pin or a user reference of this stage. */
  boolean isKept(String owner) {
    return !pins.getOrDefault(owner, NONE).isEmpty()
        || !userReferences.getOrDefault(owner, NONE).isEmpty();
  }

  /**
   * Drops every user reference and every pin that is still held, as if their owners had finished.
   *
   * @param cpu an online CPU, in no extended quiescent state
   */
  public void releaseHeld(int cpu) {
    userReferences.values().forEach(mms -> releaseAll(cpu, mms, mm -> machine.putUsers(cpu, mm)));
    pins.values().forEach(mms -> releaseAll(cpu, mms, mm -> machine.unpin(cpu, mm)));
  }

  private void releaseAll(int cpu, Deque<MmStruct> mms, MmAction action) {
    List<MmStruct> held = List.copyOf(mms);
    changed(machine.cpu(cpu), () -> mms.addAll(held));
    mms.clear();
    held.forEach(action::on);
  }

  /**
   * Carries out one action, if it makes sense now.
   *
   * @param id the CPU that acts
   * @param action what it does
   * @return whether it made sense
   */
  public boolean perform(int id, Action action) {
    Cpu cpu = machine.cpu(id);
    if (putsUsers(action.verb()) && stillUsed.get(id)) {
      return false; // The use that the reference was taken for is not over.
    }
    boolean taken = take(cpu, action);
    boolean used = action.verb() == ActionKind.UNUSE_MM && !taken;
    if (stillUsed.get(id) != used) {
      stillUsed.flip(id);
      changed(cpu, () -> stillUsed.flip(id));
    }
    return taken;
  }

  private static boolean putsUsers(ActionKind verb) {
    return verb == ActionKind.PUT_USERS || verb == ActionKind.PUT_USERS_ASYNC;
  }

  private boolean take(Cpu cpu, Action action) {
    int id = cpu.id();
    ActionKind verb = action.verb();
    if (verb == ActionKind.COME_UP) {
      // Side by side it waits for whoever reaps it, which then asks it to come up.
      boolean reaped = !machine.engine().isSequential() || !machine.unreaped(id);
      return !cpu.online() && reaped && machine.comeUp(id);
    }
    if (!cpu.online() || (!cpu.preemptible() && verb != ActionKind.NMI)) {
      return false;
    }
    if (cpu.idle() && !verb.possibleWhileIdle()) {
      return false;
    }
    if (cpu.inEqs() && !cpu.idle() && !verb.possibleInUserMode()) {
      return false;
    }
    String argument = action.argument();
    if (cpu.current().owedGiveBack() != null && !verb.mayComeBetweenParts()) {
      machine.giveBack(id); // The task goes on where it was preempted.
    }
    return switch (verb) {
      case RUN -> run(cpu, tasks.get(argument));
      case IDLE -> idle(cpu);
      case WAKE -> when(cpu.idle(), () -> machine.idleExit(id));
      case FORK -> fork(cpu, argument, false) && wakeUp(cpu, argument);
      case CLONE -> fork(cpu, argument, true) && wakeUp(cpu, argument);
      case COPY_PROCESS -> fork(cpu, argument, false);
      case WAKE_UP -> wakeUp(cpu, argument);
      case EXEC -> when(mayExec(cpu), () -> machine.exec(id));
      case EXEC_MMAP -> when(mayExec(cpu), () -> machine.execMmap(id));
      case EXIT -> when(mayExit(cpu), () -> machine.exit(id));
      case EXIT_COUNT -> when(mayExec(cpu), () -> machine.exitCount(id));
      case EXIT_MM -> when(mayExit(cpu), () -> machine.exitMm(id));
      case GIVE_BACK -> when(cpu.current().owedGiveBack() != null, () -> machine.giveBack(id));
      case TEARDOWN -> when(cpu.current().owes(), () -> machine.finish(id));
      case USE_MM -> useMm(cpu, argument, mm -> machine.useMm(id, mm));
      case USE_MM_SWITCH -> useMm(cpu, argument, mm -> machine.useMmSwitch(id, mm));
      case UNUSE_MM -> unuseMm(cpu);
      case GET_USERS -> getUsers(cpu, argument);
      case PUT_USERS -> putUsers(cpu, argument, mm -> machine.putUsers(id, mm));
      case PUT_USERS_ASYNC -> putUsers(cpu, argument, mm -> machine.putUsersAsync(id, mm));
      case PIN -> pin(cpu, argument);
      case UNPIN -> release(cpu, pins, argument, mm -> machine.unpin(id, mm));
      case FLUSH -> when(ownsMm(cpu), () -> machine.flush(id));
      case USER_ENTER -> when(mayReturnToUser(cpu), () -> machine.userEnter(id));
      case USER_EXIT -> when(cpu.inEqs(), () -> machine.userExit(id));
      case TICK -> when(true, () -> machine.tick(id));
      case TIMER -> when(true, () -> machine.timer(id));
      case NMI -> when(true, () -> machine.nmi(id));
      case WORK -> machine.runDeferredWork(id, id) > 0;
      case OFFLINE -> offline(cpu, Integer.parseInt(argument));
      case ONLINE -> online(cpu, Integer.parseInt(argument));
      case TAKE_DOWN -> takeDown(cpu, Integer.parseInt(argument));
      case DIE -> die(cpu);
      case BRING_UP -> bringUp(cpu, Integer.parseInt(argument));
      case COME_UP -> false;
      case AWAIT_UP -> awaitUp(cpu, Integer.parseInt(argument));
      case REAP -> reap(cpu, Integer.parseInt(argument));
      case MEMBARRIER -> ownsMm(cpu) && machine.membarrier(id, action.command());
      case STORE -> when(ownsMm(cpu), () -> store(id, action));
      case LOAD -> when(ownsMm(cpu), () -> load(cpu, action));
      case FETCH -> when(ownsMm(cpu), () -> fetch(cpu, action));
      case AWAIT -> await(id, action);
    };
  }

  /**
   * Why a step that was just skipped made no sense, in a clause; empty if that is no fault of the
   * scenario, as the step depends on what others do: no user reference was left to take, no
   * teardown was owed, no work was deferred.
   *
   * @param id the CPU that should have acted
   * @param action what it should have done
   */
  public Optional<String> whyPassedOver(int id, Action action) {
    Cpu cpu = machine.cpu(id);
    ActionKind verb = action.verb();
    if (!cpu.online() && verb != ActionKind.COME_UP) {
      return Optional.of(cpu + " is offline");
    }
    if (cpu.idle() && !verb.possibleWhileIdle()) {
      return Optional.of(cpu + " idles; let it 'wake' first, or 'run' a task");
    }
    if (cpu.inEqs() && !cpu.idle() && !verb.possibleInUserMode()) {
      return Optional.of(cpu + " is in user mode; let it 'user-exit' first");
    }
    return switch (verb) {
      case TEARDOWN,
          GIVE_BACK,
          USE_MM,
          USE_MM_SWITCH,
          UNUSE_MM,
          GET_USERS,
          PUT_USERS,
          PUT_USERS_ASYNC,
          WORK ->
          Optional.empty();
      case MEMBARRIER ->
          Optional.of(
              ownsMm(cpu)
                  ? "-EPERM, as the process of " + cpu.current() + " is not registered for it"
                  : cpu.current() + ", which runs there, has no mm of its own");
      case RUN ->
          isMoving(action.argument())
              ? Optional.empty()
              : Optional.of(
                  tasks.containsKey(action.argument())
                      ? "task " + action.argument() + " runs elsewhere or has exited"
                      : "there is no task " + action.argument());
      case OFFLINE ->
          Optional.of("cpu" + action.argument() + " is not online, or does not run its idle task");
      case DIE -> Optional.of(cpu + " was offline before, or did not run its idle task");
      case REAP -> Optional.of("cpu" + action.argument() + " has not died here");
      default -> Optional.of("not possible for " + cpu.current() + ", which runs there");
    };
  }

  private boolean isMoving(String name) {
    Task task = tasks.get(name);
    return task != null && machine.moves(task);
  }

  private LongCell variable(Action action) {
    LongCell cell = variables.get(action.name());
    if (cell == null) {
      throw new IllegalStateException("no variable " + action.name());
    }
    return cell;
  }

  private void store(int cpu, Action action) {
    machine.engine().enter(cpu);
    // Relaxed, as the load.
    variable(action).store(action.value(), Order.RELAXED);
  }

  private void load(Cpu cpu, Action action) {
    machine.engine().enter(cpu.id());
    // Relaxed: user code's own; what orders it is what the scenario is about.
    put(cpu, action.second(), variable(action).load(Order.RELAXED));
  }

  private void fetch(Cpu cpu, Action action) {
    put(cpu, action.second(), machine.fetch(cpu.id(), variable(action)));
  }

  private void put(Cpu cpu, String register, long value) {
    registers.put(register, value);
    changed(cpu, () -> registers.remove(register));
  }

  private boolean await(int cpu, Action action) {
    machine.engine().enter(cpu);
    // Pairs with whatever ordered the store.
    return machine.engine().await(variable(action), action.value(), Order.ACQUIRE)
        == action.value();
  }

  private boolean takeDown(Cpu by, int target) {
    return when(
        target < machine.cpuCount() && target != by.id(), () -> machine.takeDown(by.id(), target));
  }

  private boolean die(Cpu dying) {
    int id = dying.id();
    if (dying.current() != dying.idleTask() || !machine.awaitTakeDown(id)) {
      return false;
    }
    if (dying.idle()) {
      machine.idleExit(id); // The hotplug thread runs there.
    }
    machine.die(id);
    return true;
  }

  private boolean bringUp(Cpu by, int target) {
    return when(
        target < machine.cpuCount() && target != by.id(), () -> machine.bringUp(by.id(), target));
  }

  private boolean awaitUp(Cpu by, int target) {
    return target < machine.cpuCount() && target != by.id() && machine.awaitUp(by.id(), target);
  }

  private boolean reap(Cpu by, int dead) {
    boolean possible =
        dead < machine.cpuCount() && dead != by.id() && machine.awaitDeath(by.id(), dead);
    return when(possible, () -> machine.reap(by.id(), dead));
  }

  private static boolean when(boolean sensible, Runnable action) {
    if (sensible) {
      action.run();
    }
    return sensible;
  }

  private boolean run(Cpu cpu, @Nullable Task task) {
    return when(
        task != null && machine.take(cpu.id(), task),
        () -> machine.switchTo(cpu.id(), requireTask(task)));
  }

  private static Task requireTask(@Nullable Task task) {
    if (task == null) {
      throw new IllegalStateException("no such task");
    }
    return task;
  }

  private boolean idle(Cpu cpu) {
    if (cpu.inEqs()) {
      return false;
    }
    if (cpu.current() != cpu.idleTask()) {
      machine.switchTo(cpu.id(), cpu.idleTask());
    }
    machine.idleEnter(cpu.id());
    return true;
  }

  private boolean fork(Cpu cpu, String child, boolean share) {
    Task parent = cpu.current();
    boolean free = !tasks.containsKey(child) || expected.contains(child);
    if (!free
        || made.contains(child)
        || parent == cpu.idleTask()
        || parent.exited()
        || parent.usesMm()) {
      return false;
    }
    Task born = machine.copyProcess(cpu.id(), child, share);
    made.add(child);
    asleep.add(child);
    changed(
        cpu,
        () -> {
          made.remove(child);
          asleep.remove(child);
        });
    if (!expected.contains(child)) {
      tasks.put(child, born);
      changed(cpu, () -> tasks.remove(child));
    }
    return true;
  }

  private boolean wakeUp(Cpu cpu, String child) {
    Task task = tasks.get(child);
    if (task == null || !asleep.remove(child)) {
      return false;
    }
    changed(cpu, () -> asleep.add(child));
    machine.wakeUp(cpu.id(), task);
    return true;
  }

  private boolean mayExec(Cpu cpu) {
    Task task = cpu.current();
    return task != cpu.idleTask() && !task.exited() && !task.owes() && !task.usesMm();
  }

  private boolean mayExit(Cpu cpu) {
    return mayExec(cpu) || cpu.current().counted() != null;
  }

  private boolean ownsMm(Cpu cpu) {
    return cpu.current().mm() != null;
  }

  private boolean mayReturnToUser(Cpu cpu) {
    return ownsMm(cpu) && !cpu.current().usesMm() && !cpu.current().owes();
  }

  private boolean useMm(Cpu cpu, String owner, MmAction use) {
    Task user = cpu.current();
    // Whoever asked for a user reference and got none leaves it at that; others go without one.
    MmStruct mm = refused.contains(owner) ? null : mmOf(cpu, tasks.get(owner));
    if (mm == null || user == cpu.idleTask() || user.mm() != null || user.exited()) {
      return false;
    }
    use.on(mm);
    return true;
  }

  private boolean unuseMm(Cpu cpu) {
    return when(cpu.current().usesMm(), () -> machine.unuseMm(cpu.id()));
  }

  private boolean getUsers(Cpu cpu, String owner) {
    Task task = tasks.get(owner);
    MmStruct mm = mmOf(cpu, task);
    if (mm == null || !machine.getUsers(cpu.id(), mm)) {
      if (refused.add(owner)) {
        changed(cpu, () -> refused.remove(owner));
      }
      return false;
    }
    if (refused.remove(owner)) {
      changed(cpu, () -> refused.add(owner));
    }
    hold(cpu, userReferences, owner, mm);
    return true;
  }

  private boolean putUsers(Cpu cpu, String owner, MmAction put) {
    return !isStillNeeded(owner) && release(cpu, userReferences, owner, put);
  }

  /**
   * Whether a kernel thread uses an mm by the reference that would be dropped; where CPUs run side
   * by side, that is the exploration's to find.
   */
  private boolean isStillNeeded(String owner) {
    MmStruct mm = userReferences.getOrDefault(owner, NONE).peek();
    if (mm == null || mm.using() == 0 || !machine.engine().isSequential()) {
      return false;
    }
    long held =
        userReferences.values().stream().flatMap(Deque::stream).filter(each -> each == mm).count();
    return held <= mm.using();
  }

  private boolean pin(Cpu cpu, String owner) {
    MmStruct mm = mmOf(cpu, tasks.get(owner));
    if (mm == null) {
      return false;
    }
    machine.pin(cpu.id(), mm);
    hold(cpu, pins, owner, mm);
    return true;
  }

  private void hold(Cpu cpu, Map<String, Deque<MmStruct>> held, String owner, MmStruct mm) {
    Deque<MmStruct> mms = held.computeIfAbsent(owner, name -> new ArrayDeque<>());
    mms.addLast(mm);
    changed(cpu, mms::removeLast);
  }

  /** Something to do with an mm. */
  @FunctionalInterface
  private interface MmAction {
    void on(MmStruct mm);
  }

  private boolean release(
      Cpu cpu, Map<String, Deque<MmStruct>> held, String owner, MmAction action) {
    Deque<MmStruct> mms = held.get(owner);
    MmStruct mm = mms == null ? null : mms.poll();
    if (mms == null || mm == null) {
      return false;
    }
    changed(cpu, () -> mms.addFirst(mm));
    action.on(mm);
    return true;
  }

  private boolean offline(Cpu by, int target) {
    if (target >= machine.cpuCount() || target == by.id()) {
      return false;
    }
    Cpu dying = machine.cpu(target);
    if (!dying.online() || dying.current() != dying.idleTask() || !dying.preemptible()) {
      return false;
    }
    if (dying.idle()) {
      machine.idleExit(target);
    }
    machine.offline(by.id(), target);
    return true;
  }

  private boolean online(Cpu by, int target) {
    return when(
        target < machine.cpuCount() && !machine.cpu(target).online() && !machine.unreaped(target),
        () -> machine.online(by.id(), target));
  }
}
