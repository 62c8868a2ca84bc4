package org.lazymm.explorer.scenario;

import org.lazymm.scheduler.engine.RunSignal;

/** A CPU is interrupted of which that was not known: the exploration must begin again. */
public final class NewIpiTargetException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  NewIpiTargetException(int cpu) {
    super("cpu" + cpu + " is interrupted", null, false, false);
  }
}
