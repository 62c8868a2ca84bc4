package org.lazymm.simulator.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.time.WinnerTree;

/** A booted machine of which a test says what runs. */
public final class Rig {
  private static final int MOST_STEPS = 100_000;

  final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  final List<Integer> timerInterrupts = new ArrayList<>();
  private final SimulatorEngine engine;
  private final MachineSelection selection;
  private final TimelineDispatcher dispatcher;
  private int names;

  /** A machine of some CPUs that counts references. */
  public Rig(int cpus) {
    selection = new MachineSelection(profile, cpus);
    engine = new SimulatorEngine(profile, true);
    Machine machine =
        new Machine(
            engine,
            MachineSettings.of(cpus, profile.architecture()),
            Counted::new,
            MachineListener.NONE);
    dispatcher = new TimelineDispatcher(machine, engine, profile);
  }

  /** Runs the actors. */
  public TimelineDispatcher dispatcher() {
    return dispatcher;
  }

  /** The CPUs. */
  public MachineSelection selection() {
    return selection;
  }

  SimulatorEngine engine() {
    return engine;
  }

  Machine machine() {
    return dispatcher.machine();
  }

  Kernel kernel() {
    return ((Counted) machine().scheme().unguarded()).kernel();
  }

  /** A kernel thread with a script, blocked. */
  Script script(int cpu, long resumeWork) {
    return new Script(machine().createKernelThread("script/" + names++), cpu, resumeWork);
  }

  /** Starts an actor now. */
  void start(SimProcess actor) {
    dispatcher.start(actor, dispatcher.now());
  }

  /** Runs all that is to be done. */
  void run() {
    int steps = 0;
    while (dispatcher.nextTime() != WinnerTree.NEVER) {
      dispatcher.step();
      if (++steps > MOST_STEPS) {
        throw new AssertionError("does not end");
      }
    }
  }

  /**
   * Interrupts one CPU.
   *
   * @param target its number
   * @param handler how long the handler takes, in ticks
   */
  InterruptSender toOne(int target, long handler) {
    return new InterruptSender() {
      @Override
      public int next(int after) {
        return after < target ? target : -1;
      }

      @Override
      public void handle(int cpu) {
        engine.pass(Account.FLUSH, handler);
      }

      @Override
      public boolean idle(int cpu) {
        return machine().cpu(cpu).idle();
      }
    };
  }

  /** Counts a reference for each lazy CPU, and notes timer interrupts. */
  private final class Counted extends ReferenceCounting {
    Counted(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void tick(int cpu) {
      timerInterrupts.add(cpu);
    }
  }
}
