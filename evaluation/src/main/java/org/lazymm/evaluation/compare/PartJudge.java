package org.lazymm.evaluation.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.conformance.Rules;
import org.lazymm.evaluation.load.Load;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Metrics;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.MachineSelection;

/**
 * Judges what a JVM of its own hands back before it is believed: all of it must be about the scheme
 * that was asked for, and no run that was planned may be missing.
 */
final class PartJudge {
  private final boolean judged;
  private final Set<Place> planned = new HashSet<>();

  /** Where a number belongs. */
  private record Place(String workload, String profile, int cpus, int draw) {}

  /**
   * A judge of the parts of one comparison.
   *
   * @param loads on which the scheme was to be run
   * @param seed of the draws
   * @param replicates how many draws
   * @param judged whether generated scenarios were to be run
   */
  PartJudge(List<Load> loads, long seed, int replicates, boolean judged) {
    this.judged = judged;
    for (Load load : loads) {
      for (MachineSelection size : load.machines()) {
        for (Draw draw : Draws.of(size, seed, replicates)) {
          planned.add(
              new Place(load.workload().id(), size.profile().name(), size.cpus(), draw.number()));
        }
      }
    }
  }

  /**
   * What is wrong with a part, in words that follow the name of the scheme; empty if nothing is.
   *
   * @param scheme what it is to be about
   * @param part what was handed back
   */
  Optional<String> fault(SchemeSelection scheme, ComparisonPart part) {
    return strange(scheme.displayName(), part)
        .or(() -> missing(part))
        .map(what -> "hands back from a JVM of its own what cannot be: " + what);
  }

  private Optional<String> strange(String name, ComparisonPart part) {
    if (part.schemes().size() != 1 || !part.schemes().get(0).name().equals(name)) {
      return Optional.of("not one scheme");
    }
    Set<String> properties =
        SuiteVerdicts.properties().stream().map(JudgedProperty::id).collect(Collectors.toSet());
    Set<String> metrics =
        Metrics.all().stream().map(metric -> metric.id()).collect(Collectors.toSet());
    Set<Place> measured = new HashSet<>();
    for (Verdict verdict : part.verdicts()) {
      if (!verdict.scheme().equals(name) || !properties.contains(verdict.property())) {
        return Optional.of("a verdict on " + verdict.scheme() + ", " + verdict.property());
      }
    }
    for (ComparisonPart.Numbers numbers : part.numbers()) {
      Place place = place(numbers);
      if (!numbers.scheme().equals(name) || !planned.contains(place)) {
        return Optional.of("a price of a run that was not asked for");
      }
      if (!measured.add(place)) {
        return Optional.of("two prices of one run");
      }
      if (!metrics.containsAll(numbers.values().keySet())
          || !numbers.values().values().stream().allMatch(Double::isFinite)) {
        return Optional.of("a price that is no number");
      }
    }
    return part.sensitivities().stream().allMatch(each -> each.scheme().equals(name))
        ? Optional.empty()
        : Optional.of("what a figure decides for another scheme");
  }

  private Optional<String> missing(ComparisonPart part) {
    boolean excused =
        !part.faults().isEmpty()
            || part.verdicts().stream()
                .anyMatch(
                    verdict ->
                        verdict.property().equals(Rules.NO_CRASH.id())
                            && verdict.outcome() != Outcome.PASS);
    if (excused) {
      return Optional.empty();
    }
    long measured = part.numbers().stream().map(PartJudge::place).distinct().count();
    if (measured < planned.size()) {
      return Optional.of((planned.size() - measured) + " runs without a price or a reason");
    }
    boolean hasVerdicts =
        part.verdicts().stream()
            .anyMatch(verdict -> verdict.check().equals(SuiteVerdicts.CHECK.id()));
    return judged && !hasVerdicts ? Optional.of("no verdicts") : Optional.empty();
  }

  private static Place place(ComparisonPart.Numbers numbers) {
    return new Place(numbers.workload(), numbers.profile(), numbers.cpus(), numbers.draw());
  }
}
