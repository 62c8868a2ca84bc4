package org.lazymm.scheme.hazard;

import org.lazymm.api.LazyCandidates;

/** Whose slots the evicting scheme reads. */
public enum ScannedCpus {
  /** Every CPU that there can be, as posted. */
  POSSIBLE(LazyCandidates.ONLINE),
  /** Those that the architecture vouches for. */
  ARCHITECTURE(LazyCandidates.ARCHITECTURE),
  /** Every online CPU. */
  ONLINE(LazyCandidates.ONLINE),
  /** The CPUs in {@code mm_cpumask}. */
  MM_CPUMASK(LazyCandidates.MM_CPUMASK);

  private final LazyCandidates candidates;

  ScannedCpus(LazyCandidates candidates) {
    this.candidates = candidates;
  }

  /** The same as candidates; for {@link #POSSIBLE} those of them that can be lazy now. */
  LazyCandidates candidates() {
    return candidates;
  }
}
