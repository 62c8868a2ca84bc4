package org.lazymm.simulator.profile;

import org.lazymm.simulator.coherence.TopologyShape;

/**
 * The CPUs of a machine that a simulation uses: the first ones, in the operating system's
 * numbering.
 *
 * @param profile the machine
 * @param cpus how many of its CPUs, 1 to all
 */
public record MachineSelection(MachineProfile profile, int cpus) {

  /**
   * Checks that the machine has so many CPUs.
   *
   * @throws ProfileException with the numbers that are possible
   */
  public MachineSelection {
    if (cpus < 1) {
      throw new ProfileException("CPUs must be at least 1, not " + cpus);
    }
    if (cpus > profile.cpus()) {
      throw new ProfileException(
          "profile "
              + profile.name()
              + " has "
              + profile.cpus()
              + " CPUs, "
              + cpus
              + " were asked for; ask for fewer"
              + (cpus <= TopologyShape.MAX_CPUS
                  ? ", or take the profile " + ShippedProfiles.EXTRAPOLATED + "-" + cpus
                  : ": no modelled machine has more than " + TopologyShape.MAX_CPUS));
    }
  }

  /** All CPUs of a machine. */
  public static MachineSelection whole(MachineProfile profile) {
    return new MachineSelection(profile, profile.cpus());
  }

  /**
   * The same machine with another number of CPUs.
   *
   * @param count 1 to the number of CPUs of the profile
   */
  public MachineSelection withCpus(int count) {
    return new MachineSelection(profile, count);
  }

  /** The name for reports: the profile's, with the number of CPUs when it is extrapolated. */
  public String label() {
    return profile.isExtrapolated() ? profile.name() + "-" + cpus : profile.name();
  }
}
