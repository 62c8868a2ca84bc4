package org.lazymm.evaluation.compare;

import java.util.concurrent.Future;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** Runs some schemes of a comparison somewhere else, such as in a JVM of their own. */
public interface Elsewhere {
  /** Every scheme runs here. */
  Elsewhere NOWHERE =
      new Elsewhere() {
        @Override
        public boolean runs(SchemeSelection scheme) {
          return false;
        }

        @Override
        public Future<Attempt<ComparisonPart>> begin(SchemeSelection scheme) {
          throw new IllegalArgumentException(scheme + " runs here");
        }
      };

  /** Whether a scheme runs elsewhere. */
  boolean runs(SchemeSelection scheme);

  /**
   * Begins the comparison of one scheme.
   *
   * @param scheme a scheme that runs elsewhere
   * @return what came of it, or an exception whose message says what happened instead, in words
   *     that follow the name of the scheme; {@code Pool.await} waits for it
   */
  Future<Attempt<ComparisonPart>> begin(SchemeSelection scheme);
}
