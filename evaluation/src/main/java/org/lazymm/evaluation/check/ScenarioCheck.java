package org.lazymm.evaluation.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Blame;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.selfcheck.SelfCheck;
import org.lazymm.scheduler.machine.Model;

/**
 * Explores schemes in scenarios, every execution that a memory model allows, on as many threads as
 * there are cores.
 *
 * <p>Each model first runs a self-check on seeded bugs. If a model misses one, all its verdicts are
 * unknown.
 */
public final class ScenarioCheck {
  private final ScenarioExplorer explorer;
  private final Map<Model, InternalErrorException> unfit = new LinkedHashMap<>();

  /**
   * A check.
   *
   * @param explorer explores each case, within its limits
   */
  public ScenarioCheck(ScenarioExplorer explorer) {
    this.explorer = explorer;
  }

  /**
   * Explores cases.
   *
   * @param cases what is explored
   * @param progress told how far it has come
   * @param told told of each result, in the order of the cases, as soon as it is known
   * @return the results, in the order of the cases
   */
  public List<CaseResult> run(
      List<ExploredCase> cases, Progress progress, Consumer<CaseResult> told) {
    cases.stream().map(ExploredCase::model).distinct().forEach(this::checkSelf);
    List<CaseResult> results = new ArrayList<>();
    try (Pool pool = new Pool(progress, Math.max(1, cases.size()))) {
      List<Future<Attempt<ExplorationVerdict>>> running =
          cases.stream()
              .map(
                  each -> pool.submit(each.scheme(), each.toString(), () -> each.explore(explorer)))
              .toList();
      for (int index = 0; index < cases.size(); index++) {
        CaseResult result = result(cases.get(index), Pool.await(running.get(index)));
        results.add(result);
        told.accept(result);
      }
    }
    return results;
  }

  /** The models that failed the self-check, as internal errors. */
  public List<InternalErrorException> selfCheckErrors() {
    return List.copyOf(unfit.values());
  }

  private void checkSelf(Model model) {
    SelfCheck.failure(model)
        .ifPresent(
            failure ->
                unfit.put(
                    model,
                    new InternalErrorException("self-check", new IllegalStateException(failure))));
  }

  private CaseResult result(ExploredCase explored, Attempt<ExplorationVerdict> attempt) {
    if (unfit.containsKey(explored.model())) {
      return CaseResult.unknown(explored, "self-check failed");
    }
    if (attempt.isNotMade()) {
      return CaseResult.unknown(explored, Attempt.NOT_MADE);
    }
    return attempt
        .result()
        .map(verdict -> CaseResult.of(explored, verdict))
        .orElseGet(() -> thrown(explored, attempt.thrown().orElseThrow()));
  }

  private static CaseResult thrown(ExploredCase explored, Throwable thrown) {
    return Blame.of(thrown)
        .map(blame -> CaseResult.crashed(explored, blame))
        .orElseGet(() -> CaseResult.failed(explored, thrown));
  }
}
