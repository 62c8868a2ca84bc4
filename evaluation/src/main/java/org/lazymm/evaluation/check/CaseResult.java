package org.lazymm.evaluation.check;

import java.util.Optional;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.explorer.ExplorationVerdict;

/**
 * What came of one exploration of a check.
 *
 * @param explored what was explored
 * @param result what is known of it
 * @param verdict all that the explorer says; empty if it came to no verdict
 * @param why why it came to none, in words; empty if it did
 * @param blame which hook of the scheme threw what, and where; empty if none did
 * @param internalError the fault of lazymm's that ended it; empty if there was none
 */
public record CaseResult(
    ExploredCase explored,
    ExplorationVerdict.Result result,
    Optional<ExplorationVerdict> verdict,
    String why,
    Optional<String> blame,
    Optional<InternalErrorException> internalError) {

  static CaseResult of(ExploredCase explored, ExplorationVerdict verdict) {
    return new CaseResult(
        explored, verdict.result(), Optional.of(verdict), "", Optional.empty(), Optional.empty());
  }

  static CaseResult unknown(ExploredCase explored, String why) {
    return new CaseResult(
        explored,
        ExplorationVerdict.Result.UNKNOWN,
        Optional.empty(),
        why,
        Optional.empty(),
        Optional.empty());
  }

  static CaseResult crashed(ExploredCase explored, String blame) {
    return new CaseResult(
        explored,
        ExplorationVerdict.Result.BROKEN,
        Optional.empty(),
        blame,
        Optional.of(blame),
        Optional.empty());
  }

  static CaseResult failed(ExploredCase explored, Throwable thrown) {
    return new CaseResult(
        explored,
        ExplorationVerdict.Result.UNKNOWN,
        Optional.empty(),
        "internal error",
        Optional.empty(),
        Optional.of(new InternalErrorException(explored.toString(), thrown)));
  }
}
