package org.lazymm.conformance.junit;

import java.nio.file.Path;
import org.lazymm.conformance.Rule;

/**
 * What a failed test has found.
 *
 * @param scheme the scheme with its options
 * @param rule the rule that is not kept, or not known to be
 * @param kind what sort of test failed
 * @param where the scenario, in a few words; empty if there is none
 * @param why what happened, in one line
 * @param file where everything about it is
 * @param command what shows it again
 */
record SuiteFinding(
    String scheme, Rule rule, Kind kind, String where, String why, Path file, String command) {

  /** What sort of test failed. */
  enum Kind {
    /** That of a rule, which is broken. */
    RULE,
    /** That of a scenario that was explored. */
    SCENARIO,
    /** That of a rule that must be kept, and was not tried far enough to tell. */
    OPEN
  }

  /** The line that the test fails with. */
  ConformanceFailure failure() {
    String what =
        switch (kind) {
          case RULE -> scheme + " breaks " + rule.id() + (where.isEmpty() ? "" : " in " + where);
          case SCENARIO -> scheme + " in " + where + " breaks " + rule.id();
          case OPEN -> scheme + " is not known to keep " + rule.id();
        };
    return new ConformanceFailure(what + ": " + why + " [" + file + "]", file);
  }
}
