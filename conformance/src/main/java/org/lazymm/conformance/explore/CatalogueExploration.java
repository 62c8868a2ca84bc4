package org.lazymm.conformance.explore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** The catalogue explored with one scheme: each case once, when it is first asked about. */
public final class CatalogueExploration {
  /** So many executions are enough of one case; one that has more is unknown. */
  public static final long MOST_EXECUTIONS = 1_000_000;

  private final String scheme;
  private final Function<Kernel, LazyMmScheme> make;
  private final ScenarioExplorer explorer;
  private final List<CatalogueCase> cases;
  private final Map<CatalogueCase, Explored> explored = new ConcurrentHashMap<>();

  /**
   * An exploration in which nothing is explored yet.
   *
   * @param scheme the scheme's name
   * @param make makes the scheme
   * @param time most time of one case, a safety net beside the number of executions; a case that
   *     takes longer is unknown
   */
  public CatalogueExploration(String scheme, Function<Kernel, LazyMmScheme> make, Duration time) {
    this(scheme, make, explorer(time), List.of());
  }

  /** Explores within the bounds of a build. */
  public static ScenarioExplorer explorer(Duration time) {
    return new ScenarioExplorer(Limits.NONE.withTime(time).withExecutions(MOST_EXECUTIONS));
  }

  /**
   * An exploration in which nothing is explored yet, within limits of its own.
   *
   * @param scheme the scheme's name
   * @param make makes the scheme
   * @param explorer explores each case
   * @param own scenarios that join the catalogue
   */
  public CatalogueExploration(
      String scheme,
      Function<Kernel, LazyMmScheme> make,
      ScenarioExplorer explorer,
      List<CatalogueEntry> own) {
    this.scheme = scheme;
    this.make = make;
    this.explorer = explorer;
    this.cases =
        Stream.concat(CatalogueCase.all().stream(), own.stream().flatMap(CatalogueCase::of))
            .toList();
  }

  /** All cases: those of the catalogue, then those that have joined it. */
  public List<CatalogueCase> cases() {
    return cases;
  }

  /**
   * Takes over what is known already.
   *
   * @param about a case
   * @param verdict what came of it
   */
  public void know(CatalogueCase about, ExplorationVerdict verdict) {
    explored.put(about, new Explored(about, verdict));
  }

  /** The scheme's name. */
  public String scheme() {
    return scheme;
  }

  /**
   * What came of a case. Several threads may ask at once, about different cases or the same.
   *
   * @param asked which
   */
  public ExplorationVerdict verdict(CatalogueCase asked) {
    return explored.computeIfAbsent(asked, about -> new Explored(about, null)).verdict();
  }

  private final class Explored {
    private final CatalogueCase about;
    private @Nullable ExplorationVerdict verdict;

    Explored(CatalogueCase about, @Nullable ExplorationVerdict known) {
      this.about = about;
      this.verdict = known;
    }

    synchronized ExplorationVerdict verdict() {
      if (verdict == null) {
        verdict = explorer.explore(about.entry().scenario(), make, about.model());
      }
      return verdict;
    }
  }

  /**
   * The cases about a property, in the order of the catalogue.
   *
   * @param property which
   */
  public List<CatalogueCase> about(Property property) {
    return cases.stream().filter(each -> each.isAbout(property)).toList();
  }

  /**
   * What a broken case breaks, with a diagram.
   *
   * @param broken a case
   * @throws IllegalArgumentException if it is not broken
   */
  public String explain(CatalogueCase broken) {
    ExplorationVerdict verdict = verdict(broken);
    Violation violation =
        verdict
            .shown()
            .orElseThrow(() -> new IllegalArgumentException(broken + ": it is not broken"));
    return scheme
        + " in "
        + broken
        + " breaks "
        + violation
        + verdict
            .counterexample()
            .map(shown -> "\n\n" + String.join("\n", TextDiagram.of(shown, scheme)))
            .orElse("")
        + "\n";
  }
}
