package org.lazymm.explorer.counterexample;

import java.util.List;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.scheduler.property.Violation;

/**
 * What stands above a diagram.
 *
 * @param title the scenario, the scheme, the machine and the memory model
 * @param claim the property and what it says
 * @param reason why it fails
 */
public record Headline(String title, String claim, String reason) {

  /**
   * The headline of a counterexample.
   *
   * @param counterexample what is shown
   * @param scheme the scheme with its options
   */
  public static Headline of(Counterexample counterexample, String scheme) {
    Violation violation = counterexample.violation();
    return new Headline(
        "%s: %s on %s under %s"
            .formatted(
                counterexample.scenario().name(),
                scheme,
                counterexample.scenario().architecture(),
                counterexample.model()),
        violation.property() + ": " + violation.property().claim(),
        "broken: "
            + violation.what()
            + (violation.where().isEmpty() ? "" : " at " + violation.where()));
  }

  /** The lines in the order in which they are shown. */
  public List<String> lines() {
    return List.of(title, claim, reason);
  }
}
