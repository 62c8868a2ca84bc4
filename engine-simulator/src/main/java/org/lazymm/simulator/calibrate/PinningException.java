package org.lazymm.simulator.calibrate;

/** A thread cannot be pinned. The message says why, as part of a sentence. */
final class PinningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PinningException(String message) {
    super(message);
  }

  PinningException(String message, Throwable cause) {
    super(message, cause);
  }
}
