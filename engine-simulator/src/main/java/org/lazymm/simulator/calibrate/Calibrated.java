package org.lazymm.simulator.calibrate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;

/**
 * What a calibration made.
 *
 * @param profile the machine, its figures measured or taken from the similar one
 * @param measured those that were measured, in the order of the profile
 * @param similar the name of the shipped profile that gave all others
 * @param noticed what else the machine did meanwhile, each in a sentence; empty when it was quiet
 */
public record Calibrated(
    MachineProfile profile,
    Map<FigureKey, Measured> measured,
    String similar,
    List<String> noticed) {

  /** Copies the collections. */
  public Calibrated {
    EnumMap<FigureKey, Measured> copy = new EnumMap<>(FigureKey.class);
    copy.putAll(measured);
    measured = Collections.unmodifiableMap(copy);
    noticed = List.copyOf(noticed);
  }
}
