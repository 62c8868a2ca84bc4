package org.lazymm.report;

import java.io.Serializable;

/**
 * Something that went wrong while the comparison ran, and what it cost.
 *
 * @param subject the scheme, file or line that it is about
 * @param message what happened, what is missing because of it, and what to do
 */
public record Problem(String subject, String message) implements Serializable {

  /** Checks that nothing is blank. */
  public Problem {
    Checks.text(subject, "subject");
    Checks.text(message, "message");
  }
}
