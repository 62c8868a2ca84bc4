package org.lazymm.simulator.calibrate;

import java.util.Map;
import org.lazymm.simulator.profile.FigureKey;

/** Measures figures. */
interface Meter {

  /** All that can be measured here; a figure that cannot be told from nothing is left out. */
  Map<FigureKey, Reading> read();
}
