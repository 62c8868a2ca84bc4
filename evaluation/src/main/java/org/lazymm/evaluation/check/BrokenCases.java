package org.lazymm.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.explorer.ExplorationVerdict;

/** The broken cases of a check, put together by the flaws that they show. */
public final class BrokenCases {
  private final Map<Flaw, List<Broken>> flaws = new LinkedHashMap<>();

  /**
   * A case that is broken.
   *
   * @param explored the case
   * @param verdict what came of it
   */
  public record Broken(ExploredCase explored, ExplorationVerdict verdict) {
    private boolean isDrawn() {
      return verdict.counterexample().isPresent();
    }

    /** How much there is to read in its drawing. */
    private int size() {
      return verdict.counterexample().map(shown -> shown.events().size()).orElse(0);
    }
  }

  /**
   * The cases that show one flaw.
   *
   * @param flaw what they show
   * @param best the shortest that can be drawn
   * @param others the others, in the order in which they were explored
   */
  public record Group(Flaw flaw, Broken best, List<Broken> others) {
    /** Where else it is so: each scenario with its machines and their models. */
    public List<String> elsewhere() {
      Map<String, Map<String, Set<String>>> scenarios = new LinkedHashMap<>();
      for (Broken each : others) {
        scenarios
            .computeIfAbsent(
                each.explored().chosen().scenario().name(), any -> new LinkedHashMap<>())
            .computeIfAbsent(each.explored().machine(), any -> new LinkedHashSet<>())
            .add(each.explored().model().toString());
      }
      List<String> lines = new ArrayList<>();
      scenarios.forEach((scenario, machines) -> lines.add(scenario + " on " + under(machines)));
      return lines;
    }

    /** Machines of the same models stand together. */
    private static String under(Map<String, Set<String>> machines) {
      Map<String, List<String>> models = new LinkedHashMap<>();
      machines.forEach(
          (machine, under) ->
              models
                  .computeIfAbsent(String.join(", ", under), any -> new ArrayList<>())
                  .add(machine));
      return models.entrySet().stream()
          .map(each -> String.join(", ", each.getValue()) + " under " + each.getKey())
          .collect(Collectors.joining("; on "));
    }

    /** The line for whoever sees only what went wrong. */
    public Diagnostic diagnostic() {
      String more = others.isEmpty() ? "" : " and in " + others.size() + " other explorations";
      return new Diagnostic(
          best.explored() + (others.size() == 1 ? " and in 1 other exploration" : more),
          "breaks " + best.verdict().violations().get(0));
    }
  }

  /** Adds one. */
  public void add(ExploredCase explored, ExplorationVerdict verdict) {
    flaws
        .computeIfAbsent(Flaw.of(explored, verdict), any -> new ArrayList<>())
        .add(new Broken(explored, verdict));
  }

  /** Whether a flaw is among those that were found and are drawn. */
  public boolean isDrawn(Flaw flaw) {
    return flaws.getOrDefault(flaw, List.of()).stream().anyMatch(Broken::isDrawn);
  }

  /** The flaws, in the order in which they were found. */
  public List<Group> groups() {
    return flaws.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue())).toList();
  }

  private static Group group(Flaw flaw, List<Broken> cases) {
    Broken best =
        cases.stream()
            .min(
                Comparator.<Broken, Boolean>comparing(each -> !each.isDrawn())
                    .thenComparingInt(Broken::size))
            .orElseThrow();
    return new Group(flaw, best, cases.stream().filter(each -> each != best).toList());
  }
}
