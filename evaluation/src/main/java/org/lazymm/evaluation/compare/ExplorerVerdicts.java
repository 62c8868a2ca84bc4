package org.lazymm.evaluation.compare;

import java.util.List;
import java.util.Optional;
import org.lazymm.report.Check;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Numbers;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;

/**
 * What explored scenarios say about properties. A property fails if one of its scenarios does; it
 * passes only if all of them pass and some execution put it in danger, and is proved only if all
 * executions of each were looked at.
 */
final class ExplorerVerdicts {

  private static final String NO_SCENARIO = "no scenario under this memory model is about it";

  private ExplorerVerdicts() {}

  /**
   * A verdict on every property.
   *
   * @param check the engine and memory model
   * @param scheme the scheme's name
   * @param properties what is judged
   * @param scenarios what was explored
   */
  public static List<Verdict> of(
      Check check,
      String scheme,
      List<JudgedProperty> properties,
      List<ExploredScenario> scenarios) {
    return properties.stream()
        .map(
            property ->
                verdict(
                    check,
                    scheme,
                    property,
                    scenarios.stream()
                        .filter(each -> each.properties().contains(property.id()))
                        .toList()))
        .toList();
  }

  private static Verdict verdict(
      Check check, String scheme, JudgedProperty property, List<ExploredScenario> about) {
    long executions = about.stream().mapToLong(ExploredScenario::executions).sum();
    boolean exhaustive = about.stream().allMatch(ExploredScenario::exhaustive);
    Optional<ExploredScenario> broken = first(about, Outcome.FAIL);
    Optional<ExploredScenario> open = first(about, Outcome.UNKNOWN);
    if (broken.isPresent()) {
      String detail = broken.get().detail();
      return verdict(check, scheme, property, Outcome.FAIL, executions, exhaustive, detail);
    }
    if (open.isPresent() || about.isEmpty()) {
      String detail = open.map(ExploredScenario::detail).orElse(NO_SCENARIO);
      return verdict(check, scheme, property, Outcome.UNKNOWN, executions, false, detail);
    }
    if (about.stream().noneMatch(each -> each.tried().contains(property.id()))) {
      String detail =
          "not tried: it could have been broken in none of "
              + count(executions, "execution")
              + " of "
              + count(about.size(), "scenario");
      return verdict(check, scheme, property, Outcome.UNKNOWN, executions, false, detail);
    }
    String detail =
        (exhaustive ? "holds in all " : "no violation seen in ")
            + count(executions, "execution")
            + " of "
            + count(about.size(), "scenario");
    return verdict(check, scheme, property, Outcome.PASS, executions, exhaustive, detail);
  }

  private static Optional<ExploredScenario> first(List<ExploredScenario> about, Outcome outcome) {
    return about.stream().filter(each -> each.outcome() == outcome).findFirst();
  }

  private static String count(long number, String noun) {
    return Numbers.count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private static Verdict verdict(
      Check check,
      String scheme,
      JudgedProperty property,
      Outcome outcome,
      long executions,
      boolean exhaustive,
      String detail) {
    return new Verdict(scheme, property.id(), check.id(), outcome, executions, exhaustive, detail);
  }
}
