package org.lazymm.evaluation.work;

import java.util.Optional;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;

/**
 * A fault of ours in one piece of work, or something that the machine had too little of for it; to
 * be thrown when all the others are done.
 */
public final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String about;
  private final Throwable cause;

  public InternalErrorException(String about, Throwable cause) {
    super(
        about
            + ": "
            + Shortage.of(cause).map(Shortage::toString).orElseGet(() -> Printable.of(cause)),
        cause);
    this.about = about;
    this.cause = cause;
  }

  /** The same as a diagnostic, for a command that goes on without the piece of work. */
  public Diagnostic diagnostic() {
    Optional<Shortage> shortage = Shortage.of(this);
    String why =
        shortage
            .map(Shortage::toString)
            .orElseGet(() -> Printable.of(cause) + "; an internal error");
    return new Diagnostic(about, why + ", its numbers are missing");
  }
}
