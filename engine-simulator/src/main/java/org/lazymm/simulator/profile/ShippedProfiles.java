package org.lazymm.simulator.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    String file = name + ".yaml";
    try (InputStream in = ShippedProfiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the shipped profile " + file + " is not on the class path");
      }
      return ProfileReader.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
