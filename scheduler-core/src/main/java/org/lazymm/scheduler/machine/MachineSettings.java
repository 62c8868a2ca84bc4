package org.lazymm.scheduler.machine;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a machine is like, apart from its scheme.
 *
 * @param cpus how many CPUs it has, all online at boot; 1 to 8,192
 * @param architecture what the architecture gives
 * @param postSwitchBarrier who supplies the barrier after a switch
 * @param reuseFreedMms whether the memory of a freed mm is used for the next new one (as a slab
 *     does), so that addresses come back; otherwise every mm is an object of its own and every use
 *     after free is seen
 * @param faults the historic bugs injected in it; none in a sound machine
 */
public record MachineSettings(
    int cpus,
    Architecture architecture,
    PostSwitchBarrier postSwitchBarrier,
    boolean reuseFreedMms,
    Set<Fault> faults) {

  /** The most CPUs that a machine can have. */
  public static final int MAX_CPUS = 8192;

  /** Checks the range and copies the set. */
  public MachineSettings {
    if (cpus < 1 || cpus > MAX_CPUS) {
      throw new IllegalArgumentException("cpus " + cpus + ": expected 1 to " + MAX_CPUS);
    }
    faults = faults.isEmpty() ? Set.of() : Set.copyOf(faults);
  }

  /**
   * A sound machine with barriers as guaranteed and no address used twice.
   *
   * @param cpus how many CPUs
   * @param architecture what the architecture gives
   */
  public static MachineSettings of(int cpus, Architecture architecture) {
    return new MachineSettings(
        cpus, architecture, PostSwitchBarrier.AS_GUARANTEED, false, Set.of());
  }

  /** The same, with freed mms used again. */
  public MachineSettings reusingFreedMms() {
    return new MachineSettings(cpus, architecture, postSwitchBarrier, true, faults);
  }

  /**
   * The same, with another supplier of the barrier after a switch.
   *
   * @param supplier who
   */
  public MachineSettings with(PostSwitchBarrier supplier) {
    return new MachineSettings(cpus, architecture, supplier, reuseFreedMms, faults);
  }

  /**
   * The same, with one more bug injected.
   *
   * @param fault which
   */
  public MachineSettings with(Fault fault) {
    Set<Fault> more = EnumSet.of(fault);
    more.addAll(faults);
    return new MachineSettings(cpus, architecture, postSwitchBarrier, reuseFreedMms, more);
  }
}
