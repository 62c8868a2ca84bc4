package org.lazymm.evaluation.work;

/** A fault of ours in one piece of work; to be thrown when all the others are done. */
public final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String about;

  public InternalErrorException(String about, Throwable cause) {
    super(about + ": " + cause, cause);
    this.about = about;
  }

  /** The same as a diagnostic, for a command that goes on without the piece of work. */
  public Diagnostic diagnostic() {
    return new Diagnostic(about, getCause() + "; an internal error, its numbers are missing");
  }
}
