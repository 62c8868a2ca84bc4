package org.lazymm.testkit.asserting;

import org.lazymm.scheduler.engine.RunSignal;

/**
 * The runtime broke a guarantee that the API makes to schemes: a bug of lazymm. An error and no
 * violation, so that no report blames the scheme that was running.
 */
public final class BrokenContractError extends AssertionError implements RunSignal {
  private static final long serialVersionUID = 1L;

  BrokenContractError(String where, String what) {
    super("the runtime breaks its contract in " + where + ": " + what);
  }

  /** Throws if a guarantee is broken. */
  static void require(boolean kept, String where, int cpu, String what) {
    if (!kept) {
      throw new BrokenContractError(where, "cpu" + cpu + " " + what);
    }
  }
}
