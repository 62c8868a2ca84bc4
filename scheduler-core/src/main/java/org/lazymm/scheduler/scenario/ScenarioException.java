package org.lazymm.scheduler.scenario;

/** A scenario's text cannot be read; the message says where, what, and what was expected. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String message, Throwable cause) {
    super(message, cause);
  }
}
