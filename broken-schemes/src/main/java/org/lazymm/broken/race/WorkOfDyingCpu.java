package org.lazymm.broken.race;

import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Work;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting of which a CPU that goes down defers work. Such work runs on another CPU. */
public final class WorkOfDyingCpu extends ReferenceCounting {
  private final boolean assumesOwnCpu;
  private final PerCpu<Work> work;

  private WorkOfDyingCpu(Kernel kernel, boolean assumesOwnCpu) {
    super(kernel);
    this.assumesOwnCpu = assumesOwnCpu;
    this.work = kernel.perCpu(owner -> (cpu, mm) -> run(owner, cpu));
  }

  /** Its work runs anywhere. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new WorkOfDyingCpu(kernel, false);
  }

  /** Its work takes it that the CPU which put it off runs it. */
  public static LazyMmScheme broken(Kernel kernel) {
    return new WorkOfDyingCpu(kernel, true);
  }

  @Override
  public void cpuOffline(int cpu) {
    kernel.defer(cpu, work.get(cpu), kernel.initMm());
  }

  private void run(int owner, int cpu) {
    kernel.warnOn(assumesOwnCpu && cpu != owner, "work runs on the CPU that put it off");
  }
}
