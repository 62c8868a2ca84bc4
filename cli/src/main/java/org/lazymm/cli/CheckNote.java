package org.lazymm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.scheduler.property.Property;

/** What there is to say about a verdict beside it, in the table of a check. */
final class CheckNote {
  /** In fewer executions than this a property was hardly tried. */
  private static final long FEW = 3;

  private CheckNote() {}

  /**
   * A few words; none if the verdict says all.
   *
   * @param explored what was explored
   * @param verdict what came of it
   */
  static String of(ExploredCase explored, ExplorationVerdict verdict) {
    return switch (verdict.result()) {
      case HOLDS ->
          Stream.of(extent(verdict), coverage(explored.chosen().properties(), verdict))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("; "));
      case UNKNOWN -> isBounded(verdict) ? "" : verdict.reason();
      case UNRUNNABLE -> verdict.reason();
      case BROKEN ->
          verdict.violations().stream()
              .map(violation -> violation.property().toString())
              .distinct()
              .collect(Collectors.joining(", "));
    };
  }

  /** Whether load buffering can add to what was looked at; nothing where there is none. */
  private static String extent(ExplorationVerdict verdict) {
    return verdict
        .buffering()
        .map(buffering -> buffering.excluded() ? "complete" : "without load buffering")
        .orElse("");
  }

  /** Whether the extent says already why it is not known. */
  private static boolean isBounded(ExplorationVerdict verdict) {
    return switch (verdict.outcome().end()) {
      case TIME, EXECUTIONS -> true;
      default -> false;
    };
  }

  /**
   * Which of the properties that a scenario is about were in danger nowhere, or hardly anywhere.
   */
  private static String coverage(List<Property> about, ExplorationVerdict verdict) {
    List<String> words = new ArrayList<>();
    for (long few = 0; few < FEW; few++) {
      String ids = triedIn(few, about, verdict);
      if (!ids.isEmpty()) {
        words.add(
            few == 0
                ? "not tried: " + ids
                : ids + " in " + few + (few == 1 ? " execution" : " executions"));
      }
    }
    return String.join("; ", words);
  }

  private static String triedIn(long executions, List<Property> about, ExplorationVerdict verdict) {
    return about.stream()
        .filter(property -> verdict.coverage().of(property) == executions)
        .map(Property::name)
        .collect(Collectors.joining(", "));
  }
}
