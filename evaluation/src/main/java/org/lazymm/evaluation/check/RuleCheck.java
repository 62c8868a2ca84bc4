package org.lazymm.evaluation.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** Holds schemes to every rule of the conformance suite, and to others. */
public final class RuleCheck {
  private final ScenarioExplorer explorer;
  private final RuleSet rules;

  /**
   * A check.
   *
   * @param explorer explores the scenarios of the catalogue
   * @param rules what schemes are held to
   */
  public RuleCheck(ScenarioExplorer explorer, RuleSet rules) {
    this.explorer = explorer;
    this.rules = rules;
  }

  /**
   * Tries schemes on generated scenarios and on the catalogue.
   *
   * @param schemes what is judged
   * @param explored what is known of scenarios; what is not known of the catalogue is explored
   * @param progress told how far it has come
   * @param told told of the verdicts on each scheme, in the order of the schemes
   */
  public void run(
      List<SchemeSelection> schemes,
      Map<ExploredCase, ExplorationVerdict> explored,
      Progress progress,
      BiConsumer<SchemeSelection, Attempt<ConformanceResult>> told) {
    try (Pool pool = new Pool(progress, Math.max(1, schemes.size()))) {
      List<Future<Attempt<ConformanceResult>>> running =
          schemes.stream()
              .map(
                  scheme ->
                      pool.submit(
                          scheme,
                          scheme.displayName(),
                          () -> suite(scheme).with(catalogue(scheme, explored))))
              .toList();
      for (int index = 0; index < schemes.size(); index++) {
        told.accept(schemes.get(index), Pool.await(running.get(index)));
      }
    }
  }

  private ConformanceResult suite(SchemeSelection scheme) {
    LazyMmSchemeProvider provider = scheme.scheme().provider();
    Budget budget = Budget.normal();
    return ConformanceSuite.check(provider, scheme.options(), budget, rules)
        .with(ConformanceSuite.explore(provider, scheme.options(), budget));
  }

  private CatalogueExploration catalogue(
      SchemeSelection scheme, Map<ExploredCase, ExplorationVerdict> explored) {
    CatalogueExploration catalogue =
        new CatalogueExploration(scheme.displayName(), scheme::create, explorer, own(explored));
    Map<String, CatalogueCase> cases =
        catalogue.cases().stream()
            .collect(
                Collectors.toMap(
                    each -> key(each.entry().name(), each.entry().scenario(), each.model()),
                    each -> each));
    explored.forEach(
        (each, verdict) -> {
          CatalogueCase about =
              cases.get(key(each.chosen().asked(), each.chosen().scenario(), each.model()));
          if (about != null
              && each.scheme().equals(scheme)
              && each.chosen().scenario().equals(about.entry().scenario())) {
            catalogue.know(about, verdict);
          }
        });
    return catalogue;
  }

  /** The scenarios that were explored beside those of the catalogue. */
  private static List<CatalogueEntry> own(Map<ExploredCase, ExplorationVerdict> explored) {
    return explored.keySet().stream()
        .map(ExploredCase::chosen)
        .filter(chosen -> !chosen.isOfCatalogue())
        .distinct()
        .map(ChosenScenario::entry)
        .toList();
  }

  private static String key(String name, Scenario scenario, Object model) {
    return name + " on " + scenario.architecture() + " under " + model;
  }
}
