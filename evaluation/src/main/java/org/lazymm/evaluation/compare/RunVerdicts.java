package org.lazymm.evaluation.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.report.Check;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.property.Property;

/** What a single run of a scheme says about the properties of the modelled kernel. */
final class RunVerdicts {

  private static final String BY_CONSTRUCTION =
      "not checked: the modelled kernel leaves no way to break it";

  private static final String CUT_SHORT =
      "the run broke more properties than it recorded; this one may be among them";

  private RunVerdicts() {}

  /**
   * A verdict on every property. A property passes only if the run watched it, gave it a chance to
   * break, and recorded everything that broke.
   *
   * @param check the engine that ran
   * @param scheme the scheme's name
   * @param watched the properties that were watched while something happened that could break them
   * @param broken what broke, and how, with the place and what to type to see it again
   * @param isComplete whether {@code broken} holds everything that broke
   */
  public static List<Verdict> of(
      Check check,
      String scheme,
      Set<Property> watched,
      Map<Property, String> broken,
      boolean isComplete) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Property property : Property.values()) {
      String how = broken.get(property);
      if (how != null) {
        verdicts.add(verdict(check, scheme, property, Outcome.FAIL, 1, how));
      } else if (property.judge() == Property.DecidedBy.EXPLORER) {
        verdicts.add(
            verdict(check, scheme, property, Outcome.UNKNOWN, 0, EngineChecks.NEEDS_ORDERS));
      } else if (property.judge() == Property.DecidedBy.CONSTRUCTION) {
        verdicts.add(verdict(check, scheme, property, Outcome.UNKNOWN, 0, BY_CONSTRUCTION));
      } else if (!watched.contains(property)) {
        verdicts.add(verdict(check, scheme, property, Outcome.UNKNOWN, 0, check.whenMissing()));
      } else if (!isComplete) {
        verdicts.add(verdict(check, scheme, property, Outcome.UNKNOWN, 1, CUT_SHORT));
      } else {
        verdicts.add(verdict(check, scheme, property, Outcome.PASS, 1, ""));
      }
    }
    return verdicts;
  }

  private static Verdict verdict(
      Check check,
      String scheme,
      Property property,
      Outcome outcome,
      long scenarios,
      String detail) {
    return new Verdict(scheme, property.name(), check.id(), outcome, scenarios, false, detail);
  }
}
