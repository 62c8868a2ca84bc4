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

  /** The machine has too little memory, disk or open files, or Java does not start. */
  static final int RESOURCES = 4;

  /** Nobody reads the standard output any more; as of a process that a broken pipe ends. */
  static final int NOBODY_READS = 141;

  private ExitCode() {}

  /** What the process returns if nothing else happens than what was told. */
  static int of(Diagnostics diagnostics) {
    if (diagnostics.hasShortage()) {
      return RESOURCES;
    }
    if (diagnostics.hasWrongInput()) {
      return USAGE;
    }
    return diagnostics.hasShortfall() ? FELL_SHORT : FINE;
  }

  /**
   * What the JVM returns for it. Java itself returns 1 where it does not start: the launcher has a
   * scheme's falling short said by another number, and returns 1 for that.
   */
  static int ofJvm(int exitCode) {
    return exitCode == FELL_SHORT ? Integer.getInteger("lazymm.fell-short", FELL_SHORT) : exitCode;
  }
}
