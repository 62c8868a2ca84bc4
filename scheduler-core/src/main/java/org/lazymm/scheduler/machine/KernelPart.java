package org.lazymm.scheduler.machine;

import org.lazymm.api.Memory;
import org.lazymm.scheduler.engine.Engine;

/**
 * A part of the modelled kernel: has what {@link KernelCore} says any code of the kernel may touch
 * in fields of its own, so that a step of the simulator follows one pointer, not two.
 */
abstract class KernelPart {
  final KernelCore core;
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

  KernelPart(KernelCore core) {
    this.core = core;
    this.engine = core.engine;
    this.memory = core.memory;
    this.settings = core.settings;
    this.architecture = core.architecture;
    this.listener = core.listener;
    this.faults = core.faults;
    this.cpus = core.cpus;
    this.reporter = core.reporter;
    this.log = core.log;
    this.initMm = core.initMm;
    this.irqs = core.irqs;
    this.scheme = core.scheme;
  }
}
