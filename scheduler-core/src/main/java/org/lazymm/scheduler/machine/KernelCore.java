package org.lazymm.scheduler.machine;

import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Memory;
import org.lazymm.scheduler.engine.Engine;

/**
 * What any code of the modelled kernel may touch, whichever part of the kernel it is: the CPUs, the
 * memory, local interrupts, the scheme, and the ghost state that checks go by. What one part wants
 * of another is given to it by name.
 */
final class KernelCore {
  final Engine engine;
  final Memory memory;
  final MachineSettings settings;
  final Architecture architecture;
  final MachineListener listener;
  final InjectedFaults faults;
  final Cpu[] cpus;
  final Reporter reporter;
  final RewindLog log;
  final InitMm initMm;
  final Irqs irqs;
  final GuardedScheme scheme;

  private boolean explicitBarrier;

  KernelCore(Engine engine, MachineSettings settings, MachineListener listener) {
    this.engine = engine;
    this.memory = engine.memory();
    this.settings = settings;
    this.architecture = settings.architecture();
    this.listener = listener;
    this.faults = new InjectedFaults(settings.faults());
    this.cpus = new Cpu[settings.cpus()];
    this.reporter = new Reporter(listener);
    this.log = new RewindLog(engine);
    this.initMm = new InitMm(engine);
    this.irqs = new Irqs(engine, reporter, initMm);
    this.scheme = new GuardedScheme(engine, cpus, irqs);
  }

  /** Makes the scheme, and settles who supplies the full barrier after a switch. */
  void makeScheme(Function<Kernel, LazyMmScheme> make, Kernel kernel) {
    scheme.make(make, kernel);
    reporter.knows(scheme.unguarded());
    explicitBarrier =
        switch (settings.postSwitchBarrier()) {
          case EXPLICIT -> true;
          case IMPLICIT -> false;
          case AS_GUARANTEED -> !scheme.made().barrierOnGiveBack();
        };
  }

  /** Whether the kernel itself has a full barrier after a switch to a user. */
  boolean explicitBarrier() {
    return explicitBarrier;
  }

  /** From here on the code of this CPU runs. */
  Cpu enter(int cpu) {
    engine.enter(cpu);
    return cpus[cpu];
  }
}
