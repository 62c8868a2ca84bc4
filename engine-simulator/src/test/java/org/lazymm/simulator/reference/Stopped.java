package org.lazymm.simulator.reference;

import org.lazymm.scheduler.engine.RunSignal;

/** Ends a strand in the middle of what it does, because the run is over. */
final class Stopped extends Error implements RunSignal {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("the run is over", null, false, false);
  }
}
