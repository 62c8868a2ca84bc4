package org.lazymm.scheduler.machine;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.property.Property;

/**
 * The modelled kernel: CPUs, {@code init_mm}, a scheme and an architecture, and the actions that
 * CPUs take.
 *
 * <p>Each action names the CPU that takes it and runs to its end, unless the engine runs other
 * CPUs' code in between. The caller sees to it that an action makes sense; one that does not is an
 * {@link IllegalStateException} of the caller, never a finding about the scheme.
 *
 * <p>The steps and their barriers follow {@code kernel/sched/core.c}, {@code kernel/exit.c}, {@code
 * fs/exec.c}, {@code kernel/kthread.c} and {@code kernel/fork.c} of v7.0 as documented in {@code
 * docs/architecture.md}.
 *
 * <p>Longer than 400 lines: one short method for each entry into the modelled kernel, all of one
 * line or a few, with its contract.
 */
public final class Machine {
  private final KernelCore core;
  private final Engine engine;
  private final MachineSettings settings;
  private final GuardedScheme scheme;
  private final Cpu[] cpus;
  private final AddressSpaces mms;
  private final KernelServices kernel;
  private final LazyTlb lazyTlb;
  private final Tasks tasks;
  private final KernelThreadMm kernelThreads;
  private final ContextSwitch contextSwitch;
  private final ProcessLife processes;
  private final Workqueue workqueue;
  private final IdleTracking idleTracking;
  private final Hotplug hotplug;
  private final Membarrier membarrier;

  /**
   * Boots a machine: {@code init_mm}, all CPUs online and running their idle tasks, lazy on {@code
   * init_mm}.
   *
   * @param engine supplies memory, prices and interrupts
   * @param settings what the machine is like
   * @param makeScheme makes the scheme from the kernel's services
   * @param listener is told what happens
   * @throws HookException if the scheme cannot be made, or throws while the machine boots
   */
  public Machine(
      Engine engine,
      MachineSettings settings,
      Function<Kernel, LazyMmScheme> makeScheme,
      MachineListener listener) {
    this.core = new KernelCore(engine, settings, listener);
    this.engine = engine;
    this.settings = settings;
    this.scheme = core.scheme;
    this.cpus = core.cpus;
    this.mms = new AddressSpaces(core);
    this.lazyTlb = new LazyTlb(core);
    this.tasks = new Tasks(core);
    OnlineCpus online = new OnlineCpus(core.memory, cpus.length);
    Interrupts interrupts = new Interrupts(core, mms, online);
    MmuSwitch mmu = new MmuSwitch(core, mms, interrupts, lazyTlb);
    this.kernelThreads = new KernelThreadMm(core, mms, mmu, lazyTlb);
    this.idleTracking = new IdleTracking(core, mms, interrupts);
    this.kernel = new KernelServices(core, mms, interrupts, mmu, online);
    engine.enter(0);
    core.makeScheme(makeScheme, kernel);
    this.contextSwitch = new ContextSwitch(core, mmu, lazyTlb, idleTracking);
    this.processes = new ProcessLife(core, mms, mmu, lazyTlb, kernelThreads, idleTracking, tasks);
    this.workqueue = new Workqueue(core, processes);
    this.hotplug = new Hotplug(core, mms, online, mmu, lazyTlb);
    this.membarrier = new Membarrier(core, mms, interrupts);
    MmStruct init = mms.bootInitMm();
    for (int id = 0; id < cpus.length; id++) {
      cpus[id] = new Cpu(id, core.memory, init);
      init.change(Ghost.LOADED, 1);
      init.change(Ghost.ACTIVE, 1);
    }
    scheme.mmInit(cpus[0], init);
    for (Cpu cpu : cpus) {
      hotplug.bringUp(cpu);
    }
    engine.enter(0);
    engine.watchForeignStores(this::foreignStore);
  }

  /** How many CPUs it has. */
  public int cpuCount() {
    return cpus.length;
  }

  /**
   * A CPU.
   *
   * @param id its number
   */
  public Cpu cpu(int id) {
    return cpus[id];
  }

  /** The kernel's own mm. */
  public MmStruct initMm() {
    return mms.initMm();
  }

  /** What it is like. */
  public MachineSettings settings() {
    return settings;
  }

  /** The scheme, guarded. */
  public GuardedScheme scheme() {
    return scheme;
  }

  /** What the scheme guaranteed when it was made; it is not asked again. */
  public Guarantees guarantees() {
    return scheme.made();
  }

  /** The engine that it runs in. */
  public Engine engine() {
    return engine;
  }

  /** How many mms are alive or dead but not freed, {@code init_mm} not counted. */
  public int liveMms() {
    return mms.liveCount();
  }

  /**
   * One of the mms that are not freed, in no particular but repeatable order.
   *
   * @param index 0 to {@link #liveMms()} - 1
   */
  public MmStruct liveMm(int index) {
    return mms.live(index);
  }

  /** All mms that are not freed, {@code init_mm} not among them. */
  public List<MmStruct> allLiveMms() {
    return Collections.unmodifiableList(mms.allLive());
  }

  /**
   * The mms in whose memory this CPU alone may make new ones, in the order in which it freed them.
   *
   * @param cpu the CPU, of a machine whose concurrent part has begun
   */
  public Collection<MmStruct> freedBy(int cpu) {
    Checkpoint checkpoint = core.log.checkpoint();
    return checkpoint == null || !settings.reuseFreedMms()
        ? List.of()
        : checkpoint.allocations(cpu).freed();
  }

  /**
   * What the scheme keeps for each CPU: a list for each {@link Kernel#perCpu}, with one object a
   * CPU; for those who look at their fields.
   */
  public List<List<?>> perCpuStates() {
    return kernel.perCpuStates();
  }

  /**
   * What the scheme keeps for an mm: an object for each {@link Kernel#perMm}.
   *
   * @param mm the mm
   */
  public List<?> perMmStates(MmStruct mm) {
    return mms.schemeStates(mm);
  }

  /**
   * The CPUs that may be lazy on an mm, as a scheme would be told; for checks.
   *
   * @param mm the mm
   * @param which which set
   */
  public CpuMask candidates(MmStruct mm, LazyCandidates which) {
    return kernel.candidates(mm, which);
  }

  // Tasks.

  /**
   * Makes a kernel thread. It runs nowhere yet.
   *
   * @param name its name
   */
  public Task createKernelThread(String name) {
    return tasks.made(engine.current(), name, null);
  }

  /**
   * Makes a user task with an mm of its own out of nothing, as if it had existed before: what a
   * recording begins with. It runs nowhere yet.
   *
   * @param cpu the CPU on whose account the mm is made
   * @param name its name
   */
  public Task createProcess(int cpu, String name) {
    core.enter(cpu);
    return tasks.made(cpu, name, mms.create(cpu));
  }

  /**
   * Makes a user task that shares the mm of another, as if it had existed before.
   *
   * @param cpu the CPU on whose account the reference is taken
   * @param name its name
   * @param sibling a task that has an mm
   */
  public Task createThread(int cpu, String name, Task sibling) {
    core.enter(cpu);
    MmStruct mm = Tasks.own(sibling);
    mms.getUsers(mm);
    return tasks.made(cpu, name, mm);
  }

  /**
   * The same, for machines that have very many threads: the name is made when it is asked for.
   *
   * @param cpu the CPU on whose account the reference is taken
   * @param number follows the sibling's name in its own, at least 0
   * @param sibling a task that has an mm
   * @throws IllegalStateException if code may run again on this machine
   */
  public Task createThread(int cpu, int number, Task sibling) {
    core.enter(cpu);
    Task made = tasks.numbered(number, sibling);
    mms.getUsers(Tasks.own(sibling));
    return made;
  }

  /**
   * A task that some CPU will make and several may run: it is one and the same whatever code runs
   * again.
   *
   * @param name its name
   */
  public Task expect(String name) {
    return tasks.expect(name);
  }

  /**
   * {@code clone}: the running task makes a child. A child of a kernel thread is a kernel thread.
   *
   * @param cpu the CPU
   * @param name the child's name
   * @param shareMm whether it shares the mm ({@code CLONE_VM}: threads, vfork, posix_spawn) or gets
   *     a copy
   */
  public Task fork(int cpu, String name, boolean shareMm) {
    Task child = copyProcess(cpu, name, shareMm);
    wakeUp(cpu, child);
    return child;
  }

  /**
   * {@code copy_process}, the first half of {@code clone}: the child is there and cannot run yet.
   *
   * @param cpu the CPU
   * @param name the child's name
   * @param shareMm as for {@link #fork}
   */
  public Task copyProcess(int cpu, String name, boolean shareMm) {
    return processes.copy(core.enter(cpu), name, shareMm);
  }

  /**
   * {@code wake_up_new_task}, the other half: any CPU may run the child from here on.
   *
   * @param cpu the CPU
   * @param child a task that {@link #copyProcess} has made
   */
  public void wakeUp(int cpu, Task child) {
    core.enter(cpu);
    child.wakeUp();
  }

  /**
   * {@code exec_mmap}: the running task gets a new mm and gives the old one up; if it was the old
   * one's last user it owes a teardown. A kernel thread is left to {@link #giveBack} what its CPU
   * borrowed: it may be preempted before.
   *
   * @param cpu the CPU
   */
  public void execMmap(int cpu) {
    processes.execMmap(core.enter(cpu));
  }

  /**
   * The end of {@code exec_mmap} or {@code kthread_use_mm}: the running task gives back what its
   * CPU had borrowed. Does nothing if it owes nothing. May happen on another CPU than the
   * beginning, and after other tasks have run.
   *
   * @param cpu the CPU
   */
  public void giveBack(int cpu) {
    processes.giveBack(core.enter(cpu));
  }

  /**
   * The beginning of {@code exit_mm}: the running task takes the reference of the borrow that is to
   * begin, with its mm still its own; it may be preempted there and go on on another CPU.
   *
   * @param cpu the CPU
   */
  public void exitCount(int cpu) {
    processes.exitCount(core.enter(cpu));
  }

  /**
   * {@code exit_mm}, what is left of it: the running task becomes a lazy user of its own mm, then
   * drops its user reference; if it was the last it owes a teardown.
   *
   * @param cpu the CPU
   */
  public void exitMm(int cpu) {
    Cpu exiting = core.enter(cpu);
    if (exiting.current.counted() == null) {
      processes.exitCount(exiting);
    }
    processes.exitMm(exiting);
  }

  /**
   * The first part of {@code exit_mmap}, up to and including its final flush, of the mm whose
   * teardown the running task owes; {@link #teardown} does the rest, and all of it if this was not
   * called. Does nothing if the task owes none.
   *
   * @param cpu the CPU
   * @throws IllegalStateException if code may run again on this machine
   */
  public void finalFlush(int cpu) {
    if (core.log.checkpoint() != null) {
      throw new IllegalStateException("a teardown is one step where code may run again");
    }
    processes.finalFlush(core.enter(cpu));
  }

  /**
   * The rest of {@code __mmput}: the running task tears down the mm that it owes and drops the
   * users' reference. Does nothing if it owes none. May happen on another CPU than the exit, or
   * after other tasks have run.
   *
   * @param cpu the CPU
   */
  public void teardown(int cpu) {
    processes.teardown(core.enter(cpu));
  }

  /**
   * The running task comes to the end of what it is in the middle of, whatever that is.
   *
   * @param cpu the CPU
   */
  public void finish(int cpu) {
    Cpu on = core.enter(cpu);
    processes.giveBack(on);
    processes.exitMm(on);
    processes.teardown(on);
  }

  /**
   * {@code execve}, the whole.
   *
   * @param cpu the CPU
   */
  public void exec(int cpu) {
    execMmap(cpu);
    finish(cpu);
  }

  /**
   * {@code do_exit}, the whole; the task is dead and stays until the next switch.
   *
   * @param cpu the CPU
   */
  public void exit(int cpu) {
    exitMm(cpu);
    teardown(cpu);
  }

  /**
   * Takes a task up, so that no other CPU can run it: waits until it runs nowhere, if it is one
   * that several CPUs run ({@link #move}).
   *
   * @param cpu the CPU that is about to switch to it
   * @param task a task
   * @return whether the CPU can switch to it: it runs nowhere else and has not come to its end
   */
  public boolean take(int cpu, Task task) {
    return tasks.take(core.enter(cpu), task);
  }

  /**
   * From here on several CPUs' code may run a task, one after the other, in whatever order they
   * come.
   *
   * @param task a task
   */
  public void move(Task task) {
    tasks.move(task);
  }

  /** Whether several CPUs' code may run a task. */
  public boolean moves(Task task) {
    return task.moves();
  }

  /** Reads what tasks that move are, from the cells that are looked at. */
  public void readMovingTasks() {
    tasks.readMoving();
  }

  /**
   * {@code __schedule}: switches to another task.
   *
   * @param cpu the CPU
   * @param next a task that runs nowhere and was {@linkplain #take taken} if it moves, or the CPU's
   *     own idle task
   */
  public void switchTo(int cpu, Task next) {
    contextSwitch.run(core.enter(cpu), next);
  }

  // Borrowing for real, references and pins.

  /**
   * {@code kthread_use_mm}: the running kernel thread takes an mm as its own. The caller holds a
   * user reference; without one the mm may be torn down meanwhile, which is reported (S4).
   *
   * @param cpu the CPU
   * @param mm an mm whose struct is known to be alive
   */
  public void useMm(int cpu, MmStruct mm) {
    useMmSwitch(cpu, mm);
    giveBack(cpu);
  }

  /**
   * {@code kthread_use_mm} without its end: the kernel thread is left to {@link #giveBack} what its
   * CPU borrowed: it may be preempted before.
   *
   * @param cpu the CPU
   * @param mm as for {@link #useMm}
   */
  public void useMmSwitch(int cpu, MmStruct mm) {
    kernelThreads.use(core.enter(cpu), mm);
  }

  /**
   * {@code kthread_unuse_mm}: the running kernel thread gives it up and is lazy on it.
   *
   * @param cpu the CPU
   */
  public void unuseMm(int cpu) {
    kernelThreads.unuse(core.enter(cpu));
  }

  /**
   * {@code mmget_not_zero}: takes a user reference unless there is none any more.
   *
   * @param cpu the CPU
   * @param mm the mm, not freed
   * @return whether one was taken
   */
  public boolean getUsers(int cpu, MmStruct mm) {
    core.enter(cpu);
    return mms.getUsersNotZero(mm);
  }

  /**
   * {@code mmput}: drops a user reference that {@link #getUsers} took, and tears down at once if it
   * was the last.
   *
   * @param cpu the CPU
   * @param mm the mm
   */
  public void putUsers(int cpu, MmStruct mm) {
    processes.putUsers(core.enter(cpu), mm);
  }

  /**
   * {@code mmput_async}: likewise, but if it was the last, the teardown is deferred as work of this
   * CPU, which {@link #runDeferredWork} does.
   *
   * @param cpu the CPU
   * @param mm the mm
   */
  public void putUsersAsync(int cpu, MmStruct mm) {
    processes.putUsersAsync(core.enter(cpu), mm);
  }

  /**
   * {@code mmgrab} by somebody who keeps the struct without using the address space: /proc,
   * khugepaged, the OOM killer.
   *
   * @param cpu the CPU
   * @param mm an mm whose struct is known to be alive
   */
  public void pin(int cpu, MmStruct mm) {
    core.enter(cpu);
    mms.pin(mm);
  }

  /**
   * {@code mmdrop} of a {@link #pin}.
   *
   * @param cpu the CPU
   * @param mm the mm
   */
  public void unpin(int cpu, MmStruct mm) {
    mms.unpin(core.enter(cpu), mm);
  }

  /**
   * A TLB flush of the running task's mm, as {@code munmap} causes: the place where masks are
   * trimmed.
   *
   * @param cpu the CPU
   */
  public void flush(int cpu) {
    processes.flush(core.enter(cpu));
  }

  /**
   * The running task executes code that another may have rewritten: its core may go on with what it
   * fetched before, until it is serialised.
   *
   * @param cpu the CPU
   * @param code which version of the code memory holds
   * @return the version that is executed
   */
  public long fetch(int cpu, LongCell code) {
    return core.enter(cpu).fetch(code);
  }

  // Idle, user mode, ticks, deferred work.

  /**
   * The idle task enters its extended quiescent state.
   *
   * @param cpu the CPU, running its idle task
   */
  public void idleEnter(int cpu) {
    idleTracking.idleEnter(core.enter(cpu));
  }

  /**
   * The idle task leaves its extended quiescent state. {@link #switchTo} does so by itself.
   *
   * @param cpu the CPU
   */
  public void idleExit(int cpu) {
    idleTracking.idleExit(core.enter(cpu));
  }

  /**
   * The running user task enters user mode as an extended quiescent state ({@code nohz_full}).
   *
   * @param cpu the CPU
   */
  public void userEnter(int cpu) {
    idleTracking.userEnter(core.enter(cpu));
  }

  /**
   * The running user task is back in the kernel.
   *
   * @param cpu the CPU
   */
  public void userExit(int cpu) {
    idleTracking.userExit(core.enter(cpu));
  }

  /**
   * The timer interrupt, on a CPU that is in no extended quiescent state.
   *
   * @param cpu the CPU
   */
  public void tick(int cpu) {
    idleTracking.tick(core.enter(cpu));
  }

  /**
   * Arms the timer of a CPU: the interrupt comes when the engine has it come, where interrupts are
   * on. It is lost on a CPU that is in an extended quiescent state by then, or offline.
   *
   * @param cpu the CPU
   */
  public void timer(int cpu) {
    idleTracking.timer(core.enter(cpu));
  }

  /**
   * A non-maskable interrupt whose handler follows the active mm, as perf and the unwinder of user
   * stacks do: anywhere, interrupts off or not.
   *
   * @param cpu the CPU
   */
  public void nmi(int cpu) {
    Cpu on = core.enter(cpu);
    finalUse(cpu);
    if (engine.isSequential() && (on.active.freed() || on.loaded.freed())) {
      MmStruct freed = on.active.freed() ? on.active : on.loaded;
      core.reporter.report(
          Property.S1, cpu, "an NMI on " + on + " follows " + freed + ", which is freed");
    }
  }

  /**
   * Runs the work that the scheme has deferred on a CPU; what that work defers waits for the next
   * call. What a CPU has deferred before it died is handed to the CPU that reaps it; what an
   * interrupt that came late has deferred there since runs on {@code onCpu}.
   *
   * @param queueOf the CPU that put it off
   * @param onCpu the CPU that runs it; online
   * @return how many pieces were run
   */
  public int runDeferredWork(int queueOf, int onCpu) {
    if (!cpus[queueOf].hasDeferredWork()) {
      return 0;
    }
    Cpu on = core.enter(onCpu);
    boolean wasIdle = on.idle();
    boolean wasInUserMode = on.inEqs && !wasIdle;
    idleTracking.exitIfIdle(on);
    int pieces = workqueue.run(cpus[queueOf], on);
    if (wasIdle) {
      idleTracking.idleEnter(on);
    } else if (wasInUserMode) {
      idleTracking.userEnter(on);
    }
    return pieces;
  }

  // Hotplug and membarrier.

  /**
   * Takes a CPU down: {@code sched_force_init_mm}, the scheme's offline hook, death, {@code
   * finish_cpu}.
   *
   * @param byCpu the controlling CPU, online
   * @param dying the CPU that goes down, online, running its idle task, not in the idle state
   */
  public void offline(int byCpu, int dying) {
    hotplug.offline(cpus[byCpu], cpus[dying]);
  }

  /**
   * {@code sched_cpu_wait_empty}: the thread of CPU hotplug has a CPU that goes down leave what it
   * borrows, for {@code init_mm}.
   *
   * @param cpu the CPU, which runs a kernel thread without an mm
   */
  public void forceInitMm(int cpu) {
    hotplug.waitEmpty(core.enter(cpu));
  }

  /**
   * Some CPU will ask a CPU to go down or come up in the concurrent part.
   *
   * @param cpu the CPU that goes or comes
   */
  public void expectHotplug(int cpu) {
    hotplug.expect(cpu);
  }

  /**
   * The controlling CPU's first part of {@link #offline}: it asks another to go down.
   *
   * @param byCpu the controlling CPU, online
   * @param dying the other
   */
  public void takeDown(int byCpu, int dying) {
    core.enter(byCpu);
    hotplug.takeDown(cpus[dying]);
  }

  /**
   * Waits until a CPU is asked to go down, if another one asks at all.
   *
   * @param dying the CPU that goes down
   * @return whether it was asked; false if the engine cannot wait
   */
  public boolean awaitTakeDown(int dying) {
    core.enter(dying);
    return hotplug.awaitTakeDown(cpus[dying]);
  }

  /**
   * The controlling CPU's first part of {@link #online}: it asks another to come up.
   *
   * @param byCpu the controlling CPU, online
   * @param cpu the other, offline
   */
  public void bringUp(int byCpu, int cpu) {
    core.enter(byCpu);
    hotplug.bringUpAnother(cpus[cpu]);
  }

  /**
   * The part of a CPU that comes up: waits until it is asked to, then starts.
   *
   * @param cpu the CPU, offline
   * @return whether it came up; false if the engine cannot wait
   */
  public boolean comeUp(int cpu) {
    core.enter(cpu);
    return hotplug.comeUp(cpus[cpu]);
  }

  /**
   * The controlling CPU's last part of {@link #online}: waits until the other is there.
   *
   * @param byCpu the controlling CPU, online
   * @param cpu the other
   * @return whether it is; false if the engine cannot wait
   */
  public boolean awaitUp(int byCpu, int cpu) {
    core.enter(byCpu);
    return hotplug.awaitUp(cpus[cpu]);
  }

  /**
   * The dying CPU's own part of {@link #offline}: {@code sched_force_init_mm}, the scheme's offline
   * hook, death.
   *
   * @param dying a CPU, running its idle task, not in the idle state; another one stays online
   */
  public void die(int dying) {
    hotplug.die(cpus[dying]);
  }

  /**
   * The controlling CPU's part of {@link #offline}: {@code finish_cpu}.
   *
   * @param byCpu the controlling CPU, online
   * @param dead a CPU that has died
   */
  public void reap(int byCpu, int dead) {
    hotplug.reap(cpus[byCpu], cpus[dead]);
  }

  /**
   * Waits until a CPU has died, as {@code cpuhp_wait_for_sync_state} does.
   *
   * @param byCpu the controlling CPU, online
   * @param dying the CPU
   * @return whether it has, and is to be reaped; false too if the engine cannot wait
   */
  public boolean awaitDeath(int byCpu, int dying) {
    core.enter(byCpu);
    return hotplug.awaitDeath(cpus[dying]);
  }

  /**
   * Whether a CPU has died and was not reaped yet; for engines that run actions in order.
   *
   * @param cpu the CPU
   */
  public boolean unreaped(int cpu) {
    return hotplug.unreaped(cpus[cpu]);
  }

  /**
   * Brings a CPU up again.
   *
   * @param byCpu the controlling CPU
   * @param cpu the CPU that comes up, offline
   */
  public void online(int byCpu, int cpu) {
    core.enter(byCpu);
    hotplug.online(cpus[cpu]);
  }

  /**
   * {@code membarrier(2)} by the running task.
   *
   * @param cpu the CPU
   * @param command which
   * @return whether it was carried out; false is the kernel's {@code -EPERM} for a process that is
   *     not registered
   */
  public boolean membarrier(int cpu, MembarrierCommand command) {
    return membarrier.call(core.enter(cpu), command);
  }

  // Running a CPU's code again.

  /**
   * The sequential beginning is over; from here on {@link #rewind} can put each CPU back to now.
   *
   * <p>From here on an mm that a CPU makes is told apart by the CPU and by how many it has made
   * since: when its code runs again, it is given the same objects again, so that their cells are
   * the same. A freed mm is used again, if at all, by the CPU that freed it, or by another that
   * makes mms, which it is handed to by way of a cell.
   *
   * @param makers the CPUs that will make mms
   * @throws IllegalStateException if a CPU is in the middle of an action, or there was a checkpoint
   */
  public void checkpoint(BitSet makers) {
    core.log.begin(new Checkpoint(core, mms.allLive(), makers));
  }

  /**
   * Puts back what belongs to one CPU: its own fields, the tasks that it ran or made, its put-off
   * work, and what the checks know because of its steps. Cells are the engine's to put back.
   *
   * @param cpu the CPU whose code is about to run again from the checkpoint
   */
  public void rewind(int cpu) {
    Checkpoint checkpoint = core.log.checkpoint();
    if (checkpoint == null) {
      throw new IllegalStateException("there is no checkpoint to go back to");
    }
    checkpoint.rewind(cpu);
  }

  /**
   * The steps of a CPU are over and it stays as it is, with its MMU free to walk what it holds: the
   * last use, which nothing orders before a free of that mm.
   *
   * @param cpu the CPU
   */
  public void finalUse(int cpu) {
    lazyTlb.use(core.enter(cpu));
  }

  // Shared by the parts of the machine.

  /** X3; what a dead CPU left behind is anybody's, and what nobody else can find is its maker's. */
  private void foreignStore(String cell, int owner) {
    if (cpus[owner].online && !mms.initialising()) {
      int self = engine.current();
      core.reporter.report(
          Property.X3, self, "cpu" + self + " stores to " + cell + " of cpu" + owner);
    }
  }
}
