package org.lazymm.simulator.profile;

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
          "profile " + profile.name() + " has " + profile.cpus() + " CPUs, not " + cpus);
    }
  }

  /** All CPUs of a machine. */
  public static MachineSelection whole(MachineProfile profile) {
    return new MachineSelection(profile, profile.cpus());
  }

  /**
   * The same machine with another number of CPUs; one that continues it if that is more than it
   * has.
   *
   * @param count at least 1
   * @throws ProfileException if the machine cannot be continued that far
   */
  public MachineSelection withCpus(int count) {
    return new MachineSelection(profile.reaching(count), count);
  }

  /** The name for reports: the profile's, with the number of CPUs when it is extrapolated. */
  public String label() {
    if (!profile.isExtrapolated()) {
      return profile.name();
    }
    return profile.name().equals(ShippedProfiles.EXTRAPOLATED)
        ? profile.name() + "-" + cpus
        : profile.name() + " extrapolated to " + cpus;
  }
}
