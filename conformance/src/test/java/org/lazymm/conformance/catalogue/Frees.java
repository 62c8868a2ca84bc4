package org.lazymm.conformance.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.KernelFunction;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.sequential.RunObserver;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

/**
 * Which mms a run frees, in order, each with the part of the kernel that freed it, and its CPU
 * unless the end of the run chose that.
 */
final class Frees implements RunObserver {
  private final List<String> frees = new ArrayList<>();
  private @Nullable Machine machine;

  private Frees() {}

  /** What a run comes to: its frees, and what else there is to say of it. */
  static List<String> of(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    Frees observer = new Frees();
    SequentialRun run = SequentialRunner.run(scenario, scheme, observer);
    List<String> found = new ArrayList<>(observer.frees);
    run.violations().forEach(violation -> found.add(violation.toString()));
    run.crash().ifPresent(crash -> found.add(crash.toString()));
    found.add(run.stepsPassedOver() + " steps skipped, feasible: " + run.feasible());
    return found;
  }

  @Override
  public void watch(Machine booted) {
    machine = booted;
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    if (machine != null) {
      KernelFunction function = machine.cpu(cpu).function();
      // The end of a run drops pins on a CPU that is not lazy on a dead mm, if there is one.
      String where = function == KernelFunction.PUT ? "" : " on cpu" + cpu;
      frees.add(mm + where + " by " + function);
    }
  }
}
