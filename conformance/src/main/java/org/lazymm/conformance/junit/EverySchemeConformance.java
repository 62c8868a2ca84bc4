package org.lazymm.conformance.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.lazymm.api.Options;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.ScenarioReplay;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;

/**
 * The conformance test of every scheme on the class path, with default options: a test for each
 * rule of each scheme, and one for each scenario of the catalogue, explored in order and under the
 * memory model of its architecture. It needs no code: name {@code org.lazymm:lazymm-conformance}
 * among the {@code dependenciesToScan} of Surefire. Or use it by an empty subclass. Scenarios of
 * the project in {@code META-INF/lazymm/scenarios} join the catalogue, and its {@linkplain
 * org.lazymm.conformance.OwnRule own rules} the rules.
 *
 * <p>A rule that the scheme does not guarantee or that cannot be broken is shown as aborted with
 * the reason, and so is an exploration that met its limit, with each rule that rests on it. A rule
 * that was not tried often enough fails.
 */
public class EverySchemeConformance {

  /** Made by JUnit. */
  protected EverySchemeConformance() {}

  /** One container for each scheme that is found. */
  @TestFactory
  Stream<DynamicContainer> schemes() {
    Discovery discovery = Discovery.onClassPath();
    if (!discovery.problems().isEmpty()) {
      throw new AssertionError("schemes that cannot be tested: " + discovery.problems());
    }
    return discovery.registry().schemes().stream()
        .filter(scheme -> !ScenarioReplay.leavesOut(scheme.name()))
        .map(EverySchemeConformance::tests);
  }

  private static DynamicContainer tests(FoundScheme scheme) {
    SchemeTests tests =
        new SchemeTests(
            scheme.provider(),
            Options.defaults(),
            RuleSet.onClassPath(AuthorProject.classes()),
            AuthorScenarios.all(List.of()));
    return DynamicContainer.dynamicContainer(
        scheme.name(), Stream.concat(tests.rules(rule -> true), tests.catalogue()));
  }
}
