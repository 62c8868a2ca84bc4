package org.lazymm.trace;

/** A file from which no event at all could be read. */
public final class TraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TraceProblem problem;

  /**
   * Makes the exception of one problem.
   *
   * @param problem what is wrong, and where
   */
  public TraceException(TraceProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /**
   * What is wrong.
   *
   * @return the problem
   */
  public TraceProblem problem() {
    return problem;
  }
}
