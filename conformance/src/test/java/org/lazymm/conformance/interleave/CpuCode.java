package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lazymm.conformance.interleave.Request.Kind;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.engine.RunSignal;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.property.Property;

/** The code of one CPU in one run, on a thread of its own that is stopped at each request. */
final class CpuCode {
  private static final int MOST_ROUNDS = 1_000;
  private static final int SPINS = 100;

  @SuppressWarnings("StaticAssignmentOfThrowable") // Has no stack trace; thrown often.
  private static final Killed KILLED = new Killed();

  final int cpu;
  int cells;
  int mms;

  /** The mms that the scheme has looked its state up of, and not accessed that yet. */
  final Set<Integer> lookedUp = new HashSet<>();

  int objects;
  int kernelCall;
  boolean irqsOff;
  long broken;
  private final LiveRun run;
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final Map<Integer, InterruptSender> senders;
  private List<Effect> effects = new ArrayList<>();
  private int calls;
  private int handling = -1;
  private History at;
  private boolean interrupt;
  private long input;
  private volatile boolean turn;
  private volatile boolean killed;
  private volatile @Nullable Thread thread;

  /** Leaves the code of a run that is over. */
  private static final class Killed extends Error implements RunSignal {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  CpuCode(LiveRun run, History root, Map<Integer, InterruptSender> senders) {
    this.run = run;
    this.cpu = root.cpu;
    this.at = root;
    this.senders = senders;
    int number = run.subject.scenario().setup().size();
    for (Step whole : run.subject.scenario().steps()) {
      for (Step step : whole.parts()) {
        if (step.cpu() == cpu) {
          steps.add(step);
          numbers.add(number);
        }
      }
      number++;
    }
    numbers.add(number);
  }

  static Map<Integer, InterruptSender> noSenders() {
    return new HashMap<>();
  }

  // What it does.

  /** Notes an effect, after all that was done before it. */
  void does(Effect.Kind kind, int mm, int what, int by) {
    run.engine.watch.notice(this);
    effects.add(new Effect(kind, mm, what, by));
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  /** Lets others go on, then does what it asks for; gives the answer. */
  long ask(Request request) {
    arrive(request);
    await();
    return resumed(request);
  }

  private void arrive(Request request) {
    run.engine.watch.notice(this);
    Cpu mine = run.machine().cpu(cpu);
    History.Look look =
        new History.Look(
            run.engine.mm(mine.active()),
            run.engine.mm(mine.loaded()),
            mine.lazy(),
            irqsOff,
            handling);
    try {
      at = run.arrive(at, interrupt, input, request, effects, look, broken);
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      throw new GivenUpException("internal: " + e);
    }
    effects = new ArrayList<>();
    broken = 0;
  }

  /** It is its turn, for an answer or for an interrupt first. */
  private long resumed(Request request) {
    while (interrupt) {
      handle((int) input);
      if (request.kind() == Kind.DONE) {
        ownWork();
      }
      arrive(request);
      await();
    }
    return input;
  }

  /** Whether it is in no handler. */
  boolean mayBeInterrupted() {
    return handling < 0;
  }

  private void handle(int sent) {
    InterruptSender sender = senders.get(sent);
    if (sender == null) {
      throw new GivenUpException("an interrupt comes from nowhere");
    }
    handling = sent;
    run.engine.watch.handlerBegins(cpu);
    sender.handle(cpu);
    handling = -1;
    does(Effect.Kind.HANDLED, -1, sent, 0);
  }

  /** Interrupts others. */
  void interrupt(InterruptSender sender, boolean wait) {
    int call = calls++;
    boolean any = false;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      append(sender, new Request(Kind.APPEND, target, call, sender.orders() ? 1 : 0, -1));
      any = true;
    }
    if (any && wait) {
      ask(Request.of(Kind.WAIT, -1, call));
    }
  }

  private void append(InterruptSender sender, Request request) {
    arrive(request);
    senders.put(at.id, sender);
    await();
    while (interrupt) {
      handle((int) input);
      arrive(request);
      senders.put(at.id, sender);
      await();
    }
  }

  // Its steps.

  private void code() {
    resumed(at.request);
    boolean whenAsked = run.subject.scenario().workWhenAsked();
    int since = run.subject.scenario().setup().size();
    for (int index = 0; index < steps.size(); index++) {
      Step step = steps.get(index);
      followWhims(since, numbers.get(index));
      since = numbers.get(index);
      if (!run.stage().perform(cpu, step.action())) {
        if (run.stage().whyPassedOver(cpu, step.action()).isPresent()) {
          run.passOver();
          does(Effect.Kind.SKIPPED, -1, 0, 0);
        }
      } else if (step.action().verb() == ActionKind.REAP && !whenAsked) {
        workOf(Integer.parseInt(step.action().argument()));
      }
      if (!run.whims.putsWorkOff(since)) {
        ownWork();
      }
    }
    followWhims(since, numbers.get(steps.size()));
    ownWork();
    ask(Request.of(Kind.DONE));
  }

  private void followWhims(int from, int to) {
    run.whims.between(cpu, from, to).forEach(whim -> whim.happen(run.machine()));
  }

  private void ownWork() {
    Cpu mine = run.machine().cpu(cpu);
    if (run.subject.scenario().workWhenAsked() || !mine.online()) {
      return;
    }
    for (int round = 0; mine.hasDeferredWork(); round++) {
      checkRounds(round);
      run.machine().runDeferredWork(cpu, cpu);
    }
  }

  private void workOf(int dead) {
    for (int round = 0; ; round++) {
      checkRounds(round);
      ask(Request.of(Kind.WORK_OF, dead));
      if (!run.machine().cpu(dead).hasDeferredWork()) {
        return;
      }
      run.machine().runDeferredWork(dead, cpu);
    }
  }

  private static void checkRounds(int round) {
    if (round == MOST_ROUNDS) {
      throw new GivenUpException("deferred work is deferred for ever");
    }
  }

  private void main() {
    try {
      code();
    } catch (Killed e) {
      return;
    } catch (GivenUpException e) {
      run.giveUp(e.why());
    } catch (InfeasibleException e) {
      stop(Kind.INFEASIBLE, 0);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      stop(Kind.STOPPED, Bits.of(Property.A1));
    } catch (Throwable e) {
      run.giveUp("internal: " + e);
    }
  }

  private void stop(Kind kind, long why) {
    try {
      broken |= why;
      ask(Request.of(kind));
    } catch (Killed e) {
      return;
    } catch (GivenUpException e) {
      run.giveUp(e.why());
    } catch (RuntimeException | Error e) {
      run.giveUp("internal: " + e);
    }
  }

  // Its thread.

  /** Gives it its turn: with an answer, or with an interrupt. */
  void resume(boolean byInterrupt, long with) {
    interrupt = byInterrupt;
    input = with;
  }

  /** Has its thread go on; called by whoever had the turn. */
  void go() {
    turn = true;
    Thread known = thread;
    if (known == null) {
      Workers.run(this::begin);
    } else {
      LockSupport.unpark(known);
    }
  }

  private void begin() {
    thread = Thread.currentThread();
    if (killed) {
      return;
    }
    turn = false;
    run.engine.run(this);
    main();
  }

  /** Waits for its turn. */
  private void await() {
    CpuCode next;
    try {
      next = run.next();
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      throw new GivenUpException("internal: " + e);
    }
    if (next != this) {
      run.handOver(next);
      for (int spin = 0; !turn && !killed && spin < SPINS; spin++) {
        Thread.onSpinWait();
      }
      while (!turn && !killed) {
        LockSupport.park(this);
      }
      if (killed) {
        throw KILLED;
      }
      turn = false;
      run.engine.run(this);
    }
  }

  /** The run is over. */
  void kill() {
    killed = true;
    LockSupport.unpark(thread);
  }
}
