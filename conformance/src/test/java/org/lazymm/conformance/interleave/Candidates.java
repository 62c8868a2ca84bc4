package org.lazymm.conformance.interleave;

import org.lazymm.api.LazyCandidates;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Architecture.MaskKind;

/** Which mask a set of candidates is. */
final class Candidates {
  static final int NONE = 0;
  static final int ONLINE = 1;
  static final int MASK = 2;

  private Candidates() {}

  static int of(LazyCandidates which, Architecture architecture) {
    return switch (which) {
      case ARCHITECTURE -> architecture.mask() == MaskKind.UNUSABLE ? ONLINE : MASK;
      case ONLINE -> ONLINE;
      case MM_CPUMASK -> MASK;
      case NONE -> NONE;
    };
  }
}
