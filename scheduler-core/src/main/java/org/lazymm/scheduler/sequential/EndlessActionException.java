package org.lazymm.scheduler.sequential;

/**
 * An action made more accesses than it was allowed: a loop that waits for somebody who cannot run.
 */
public final class EndlessActionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndlessActionException() {
    super("an action does not end", null, false, false);
  }
}
