package org.lazymm.cli;

import org.lazymm.scheduler.discovery.Problem;

/**
 * Something that went wrong in a run that goes on nevertheless, in one line.
 *
 * @param about the scheme, the file, the place in a file or the option that it is about
 * @param what what is wrong, what is missing because of it, and what to do
 */
record Complaint(String about, String what) {

  /** What discovery could not use. */
  static Complaint of(Problem problem) {
    return new Complaint(problem.place(), problem.what() + "; " + problem.consequence());
  }

  /** The same, and that it was left out. */
  Complaint leftOut() {
    return new Complaint(about, what + "; left out");
  }

  /** The line that users see. */
  @Override
  public String toString() {
    return about + ": " + what;
  }
}
