package org.lazymm.simulator.profile;

/** A profile cannot be used; the message says which, where, and what was expected. */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An error with a message for the user. */
  public ProfileException(String message) {
    super(message);
  }

  /** An error with a message for the user and what led to it. */
  public ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
