package org.lazymm.cli;

import org.lazymm.evaluation.work.Diagnostics;

/** What the process returns. Of several that apply, the greatest is returned. */
final class ExitCode {
  /** All was done, and no scheme fell short. */
  static final int FINE = 0;

  /** A scheme broke a property or a guarantee, or threw. */
  static final int FELL_SHORT = 1;

  /** The command line, an input or an output is wrong; what could be done without it was done. */
  static final int USAGE = 2;

  /** A fault of lazymm itself. */
  static final int INTERNAL = 3;

  private ExitCode() {}

  /** What the process returns if nothing else happens than what was told. */
  static int of(Diagnostics diagnostics) {
    if (diagnostics.hasWrongInput()) {
      return USAGE;
    }
    return diagnostics.hasShortfall() ? FELL_SHORT : FINE;
  }
}
