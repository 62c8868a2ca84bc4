package org.lazymm.sequential;

import org.lazymm.scheduler.engine.RunSignal;

/**
 * An action made more accesses than it was allowed: a loop that waits for somebody who cannot run.
 */
public final class EndlessActionException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1L;

  EndlessActionException() {
    super("an action does not end");
  }
}
