package org.lazymm.evaluation.compare;

import java.util.List;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.report.Comparison;

/**
 * What came of a comparison.
 *
 * @param comparison the verdicts and the prices, as a report has them
 * @param internalErrors the pieces of work that ended by a fault of lazymm's, whose results are
 *     missing
 */
public record ComparisonResult(Comparison comparison, List<InternalErrorException> internalErrors) {
  /** Copies the list. */
  public ComparisonResult {
    internalErrors = List.copyOf(internalErrors);
  }

  /** Throws the first internal error, if there is one: when all that could be done is done. */
  public void throwInternalError() {
    if (!internalErrors.isEmpty()) {
      throw internalErrors.get(0);
    }
  }

  /** The part that a comparison of more schemes takes over. */
  public ComparisonPart part() {
    List<Diagnostic> faults =
        internalErrors.stream().map(InternalErrorException::diagnostic).toList();
    return ComparisonPart.of(comparison, faults);
  }
}
