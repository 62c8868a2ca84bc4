package org.lazymm.evaluation.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Blame;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.selfcheck.SelfCheck;
import org.lazymm.report.Check;
import org.lazymm.report.Outcome;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

/** The scenarios of the catalogue, explored with some schemes as part of a comparison. */
final class ExploredCatalogue {
  /** A safety net: what bounds an exploration is the number of executions. */
  private static final Duration MOST_TIME = Duration.ofSeconds(60);

  private final boolean asked;
  private final List<Path> plugins;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Piece, Future<Attempt<ExplorationVerdict>>> running = new LinkedHashMap<>();
  private final List<SchemeSelection> schemes;
  private final Map<SchemeSelection, Future<Attempt<GeneratedExploration>>> generated =
      new LinkedHashMap<>();

  private record Piece(
      SchemeSelection scheme, CatalogueExploration exploration, CatalogueCase about) {
    ExplorationVerdict explore() {
      return exploration.verdict(about);
    }

    @Override
    public String toString() {
      return scheme.displayName() + " in " + about;
    }
  }

  /**
   * Plans the explorations.
   *
   * @param schemes what is judged
   * @param plugins where schemes were looked for, for the commands that explore again
   */
  public ExploredCatalogue(List<SchemeSelection> schemes, List<Path> plugins) {
    this(true, schemes, plugins);
  }

  private ExploredCatalogue(boolean asked, List<SchemeSelection> schemes, List<Path> plugins) {
    this.asked = asked;
    this.plugins = List.copyOf(plugins);
    this.schemes = List.copyOf(schemes);
    for (SchemeSelection scheme : schemes) {
      CatalogueExploration exploration =
          new CatalogueExploration(scheme.displayName(), scheme::create, MOST_TIME);
      CatalogueCase.all().forEach(each -> pieces.add(new Piece(scheme, exploration, each)));
    }
  }

  /** No explorations. */
  public static ExploredCatalogue none() {
    return new ExploredCatalogue(false, List.of(), List.of());
  }

  /** How many explorations there are. */
  public int size() {
    return pieces.size() + schemes.size();
  }

  /** Begins to explore. */
  public void submit(Pool pool) {
    pieces.forEach(
        piece -> running.put(piece, pool.submit(piece.scheme(), piece.toString(), piece::explore)));
    schemes.forEach(
        scheme ->
            generated.put(
                scheme,
                pool.submit(
                    scheme, scheme.displayName() + ", generated", () -> generated(scheme))));
  }

  private static GeneratedExploration generated(SchemeSelection scheme) {
    return ConformanceSuite.explore(scheme.scheme().provider(), scheme.options(), Budget.normal());
  }

  /** Waits until all has been explored. */
  public void await() {
    running.values().forEach(Pool::await);
    generated.values().forEach(Pool::await);
  }

  /** How the verdicts are shown; nothing if nothing was to be explored. */
  public List<Check> checks() {
    return asked ? EngineChecks.explorers() : List.of();
  }

  /**
   * Tells what came of it.
   *
   * @param findings told of a verdict on each scheme, property and memory model, and of our faults
   */
  public void tell(VerdictCollector findings) {
    Map<Model, String> unfit = new HashMap<>();
    for (Model model : pieces.isEmpty() ? List.<Model>of() : MemoryModels.all()) {
      SelfCheck.failure(model)
          .ifPresent(
              failure -> {
                unfit.put(model, "self-check failed: " + failure);
                findings.fault("self-check", new IllegalStateException(failure));
              });
    }
    Map<SchemeSelection, Map<Model, List<ExploredScenario>>> found = new LinkedHashMap<>();
    running.forEach(
        (piece, future) ->
            found
                .computeIfAbsent(piece.scheme(), scheme -> new HashMap<>())
                .computeIfAbsent(piece.about().model(), model -> new ArrayList<>())
                .addAll(explored(piece, Pool.await(future), unfit, findings)));
    found.forEach(
        (scheme, models) -> {
          Attempt<GeneratedExploration> attempt =
              Pool.await(Objects.requireNonNull(generated.get(scheme)));
          attempt.result().ifPresent(result -> add(scheme, result, models));
          attempt.thrown().ifPresent(thrown -> crashed(scheme, thrown, findings));
        });
    found.forEach(
        (scheme, models) ->
            MemoryModels.all().stream()
                .filter(models::containsKey)
                .forEach(
                    model ->
                        findings.add(
                            ExplorerVerdicts.of(
                                EngineChecks.explorer(model),
                                scheme.displayName(),
                                SuiteVerdicts.properties(),
                                models.getOrDefault(model, List.of())))));
  }

  /** What generated scenarios have shown broken; that they show nothing proves nothing. */
  private void add(
      SchemeSelection scheme,
      GeneratedExploration result,
      Map<Model, List<ExploredScenario>> models) {
    for (Property property : Property.values()) {
      result
          .found(property)
          .ifPresent(
              broken ->
                  models
                      .computeIfAbsent(broken.model(), model -> new ArrayList<>())
                      .add(
                          new ExploredScenario(
                              Set.of(property.name()),
                              Set.of(property.name()),
                              Outcome.FAIL,
                              1,
                              false,
                              "a generated scenario breaks "
                                  + broken.violation()
                                  + "; "
                                  + withPlugins(
                                      new ReproCommand("check").with(scheme.displayName())))));
    }
  }

  private List<ExploredScenario> explored(
      Piece piece,
      Attempt<ExplorationVerdict> attempt,
      Map<Model, String> unfit,
      VerdictCollector findings) {
    if (unfit.containsKey(piece.about().model())) {
      return List.of(open(piece, 0, unfit.getOrDefault(piece.about().model(), "")));
    }
    if (attempt.isNotMade()) {
      return List.of(open(piece, 0, Attempt.NOT_MADE));
    }
    return attempt
        .result()
        .map(verdict -> explored(piece, verdict))
        .orElseGet(() -> List.of(crashed(piece, attempt.thrown().orElseThrow(), findings)));
  }

  private List<ExploredScenario> explored(Piece piece, ExplorationVerdict verdict) {
    long executions = verdict.outcome().explored();
    boolean exhaustive = verdict.outcome().exhaustive();
    return switch (verdict.result()) {
      case HOLDS ->
          List.of(
              new ExploredScenario(
                  about(piece), tried(piece, verdict), Outcome.PASS, executions, exhaustive, ""));
      case UNKNOWN, UNRUNNABLE ->
          List.of(open(piece, executions, verdict.extent() + ": " + verdict.reason()));
      case BROKEN -> broken(piece, verdict, executions);
    };
  }

  /**
   * What is broken, with every order that the scenario is about, in whatever way it shows; of the
   * other properties nothing is known, as only shorter executions are looked at from then on.
   */
  private List<ExploredScenario> broken(Piece piece, ExplorationVerdict verdict, long executions) {
    Set<String> properties = new HashSet<>();
    piece.about().entry().properties().stream()
        .filter(property -> property.judge() == Property.DecidedBy.EXPLORER)
        .forEach(property -> properties.add(property.name()));
    verdict.violations().forEach(violation -> properties.add(violation.property().name()));
    String what = piece.about() + " breaks " + verdict.violations().get(0) + "; " + again(piece);
    Set<String> others = new HashSet<>(about(piece));
    others.removeAll(properties);
    return List.of(
        new ExploredScenario(properties, properties, Outcome.FAIL, executions, false, what),
        new ExploredScenario(others, Set.of(), Outcome.UNKNOWN, executions, false, what));
  }

  /** Generated scenarios that throw are an error of ours, unless those of the catalogue do too. */
  private static void crashed(SchemeSelection scheme, Throwable thrown, VerdictCollector findings) {
    if (Blame.of(thrown).isEmpty()) {
      findings.fault(scheme.displayName() + ", generated", thrown);
    }
  }

  private ExploredScenario crashed(Piece piece, Throwable thrown, VerdictCollector findings) {
    return Blame.of(thrown)
        .map(
            what ->
                new ExploredScenario(
                    Set.of(SuiteVerdicts.CRASH),
                    Set.of(SuiteVerdicts.CRASH),
                    Outcome.FAIL,
                    1,
                    false,
                    piece.about() + ": " + what + "; " + again(piece)))
        .orElseGet(
            () -> {
              findings.fault(piece.toString(), thrown);
              return open(piece, 0, "an internal error");
            });
  }

  private static ExploredScenario open(Piece piece, long executions, String why) {
    return new ExploredScenario(
        about(piece), Set.of(), Outcome.UNKNOWN, executions, false, piece.about() + ": " + why);
  }

  /** The properties that it is about and that some execution put in danger. */
  private static Set<String> tried(Piece piece, ExplorationVerdict verdict) {
    return piece.about().entry().properties().stream()
        .filter(property -> verdict.coverage().of(property) > 0)
        .map(Property::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> about(Piece piece) {
    Set<String> ids = new HashSet<>();
    piece.about().entry().properties().forEach(property -> ids.add(property.name()));
    return ids;
  }

  private ReproCommand again(Piece piece) {
    ReproCommand repro = withPlugins(new ReproCommand("check").with(piece.scheme().displayName()));
    return repro
        .with("--scenario", piece.about().entry().name())
        .with("--model", piece.about().model());
  }

  private ReproCommand withPlugins(ReproCommand repro) {
    plugins.forEach(folder -> repro.with("--plugins", folder));
    return repro;
  }
}
