package org.lazymm.explorer.scenario;

import org.lazymm.scheduler.engine.RunSignal;

/** A scenario or a scheme does what cannot be explored; the message says what. */
public final class UnexplorableException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  /** With what cannot be explored. */
  public UnexplorableException(String what) {
    super(what);
  }

  UnexplorableException(String what, Throwable cause) {
    super(what, cause);
  }
}
