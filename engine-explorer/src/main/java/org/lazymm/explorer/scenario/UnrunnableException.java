package org.lazymm.explorer.scenario;

import org.lazymm.scheduler.engine.RunSignal;

/** A scenario cannot be run as it is written; the message names the step and says why. */
public final class UnrunnableException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  UnrunnableException(String what) {
    super(what);
  }
}
