package org.lazymm.cli;

/** A fault of ours in one piece of work; to be thrown when all the others are done. */
final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String about;

  InternalErrorException(String about, Throwable cause) {
    super(about + ": " + cause, cause);
    this.about = about;
  }

  /** The same as a complaint, for a command that goes on without the piece of work. */
  Complaint complaint() {
    return new Complaint(about, getCause() + "; an internal error, its numbers are missing");
  }
}
