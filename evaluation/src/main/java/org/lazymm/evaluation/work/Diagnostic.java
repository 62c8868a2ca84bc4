package org.lazymm.evaluation.work;

import org.lazymm.scheduler.discovery.DiscoveryProblem;

/**
 * Something that went wrong in a run that goes on nevertheless, in one line.
 *
 * @param about the scheme, the file, the place in a file or the option that it is about
 * @param what what is wrong, what is missing because of it, and what to do
 */
public record Diagnostic(String about, String what) {

  /** What discovery could not use. */
  public static Diagnostic of(DiscoveryProblem problem) {
    return new Diagnostic(problem.place(), problem.what() + "; " + problem.consequence());
  }

  /** The same, and that it was left out. */
  public Diagnostic leftOut() {
    return new Diagnostic(about, what + "; left out");
  }

  /** The line that users see. */
  @Override
  public String toString() {
    return about + ": " + what;
  }
}
