package org.lazymm.scheduler.machine;

import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.property.Property;

/** Turns the running CPU's interrupts on and off. */
final class Irqs {
  private final Engine engine;
  private final Reporter reporter;
  private final InitMm initMm;

  Irqs(Engine engine, Reporter reporter, InitMm initMm) {
    this.engine = engine;
    this.reporter = reporter;
    this.initMm = initMm;
  }

  void off(Cpu cpu) {
    engine.irqs(true); // First: an interrupt may still come now.
    cpu.irqsOff = true;
  }

  void on(Cpu cpu) {
    if (cpu.loaded != cpu.active && cpu.loaded != initMm.get()) {
      reporter.report(
          Property.S5,
          cpu.id,
          cpu
              + " turns interrupts on with "
              + cpu.loaded
              + " in its MMU while "
              + cpu.active
              + " is its active mm");
    }
    cpu.irqsOff = false;
    engine.irqs(false);
  }

  /** {@code local_irq_save}: whether they were off. */
  boolean save(Cpu cpu) {
    boolean wereOff = cpu.irqsOff;
    if (!wereOff) {
      off(cpu);
    }
    return wereOff;
  }

  /** {@code local_irq_restore}, by a scheme. */
  void restore(Cpu cpu, boolean wereOff) {
    if (wereOff == cpu.irqsOff) {
      return;
    }
    if (wereOff) {
      off(cpu);
      return;
    }
    if (cpu.irqsOffAtHook) {
      reporter.report(
          Property.X1, cpu.id, "interrupts are turned on where the kernel has them off");
    }
    on(cpu);
  }

  /** A hook has come back with interrupts not as they were. */
  void mend(Cpu cpu, boolean wereOff, String hook) {
    String now = wereOff ? "on, which were off" : "off, which were on";
    reporter.report(Property.X1, cpu.id, hook + " leaves interrupts " + now);
    if (wereOff) {
      off(cpu);
    } else {
      on(cpu);
    }
  }
}
