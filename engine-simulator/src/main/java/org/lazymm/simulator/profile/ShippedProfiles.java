package org.lazymm.simulator.profile;

import java.util.List;
import org.lazymm.yaml.Yaml;

/** The machine profiles that come with the simulator. */
final class ShippedProfiles {

  /** The profile of which {@code extrapolated-N} is the first N CPUs. */
  static final String EXTRAPOLATED = "extrapolated";

  /** Their names, in the order in which help shows them. */
  static final List<String> NAMES =
      List.of(
          "client-skl",
          "xeon-1s",
          "xeon-2s",
          "xeon-2s-evict",
          "xeon-4s",
          "xeon-8s",
          "epyc-milan",
          "epyc-genoa",
          "epyc-genoa-invlpgb",
          "graviton2",
          "graviton4",
          "grace-2s",
          "altra-max",
          "altra-max-2s",
          "arm-llsc",
          "power9-2s",
          "power8-16s",
          EXTRAPOLATED);

  private ShippedProfiles() {}

  /**
   * A profile.
   *
   * @param name one of {@link #NAMES}
   */
  static MachineProfile read(String name) {
    return ProfileReader.read(Yaml.shipped(ShippedProfiles.class, name + ".yaml"));
  }
}
