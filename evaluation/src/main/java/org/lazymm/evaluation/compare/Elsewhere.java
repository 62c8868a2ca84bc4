package org.lazymm.evaluation.compare;

import java.util.function.Consumer;
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
        public void run(
            SchemeSelection scheme, Consumer<ComparisonPart> done, Consumer<String> died) {
          throw new IllegalArgumentException(scheme + " runs here");
        }
      };

  /** Whether a scheme runs elsewhere. */
  boolean runs(SchemeSelection scheme);

  /**
   * Runs the comparison of one scheme.
   *
   * @param scheme a scheme that runs elsewhere
   * @param done told what came of it
   * @param died told what happened instead, in words
   */
  void run(SchemeSelection scheme, Consumer<ComparisonPart> done, Consumer<String> died);
}
