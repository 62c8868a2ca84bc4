package org.lazymm.cli;

import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.scenario.ScenarioException;
import org.lazymm.trace.TraceProblem;

/** Input that the command cannot go on without. The message is the whole line that users see. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Complaint complaint;

  private InputException(Complaint complaint) {
    super(complaint.toString());
    this.complaint = complaint;
  }

  /**
   * Makes the line.
   *
   * @param place the option or the file at fault
   * @param what what is wrong, what was expected and what to do
   */
  InputException(String place, String what) {
    this(new Complaint(place, what));
  }

  /** Makes the line of what is wrong with a trace. */
  InputException(TraceProblem problem) {
    this(problem.place(), problem.what());
  }

  /** Makes the line of what is wrong with a scenario. */
  InputException(ScenarioException wrong) {
    this(wrong.place(), wrong.what());
  }

  /** Makes the line of what is wrong with a litmus test or a table of results. */
  InputException(LitmusSyntaxException wrong) {
    this(wrong.place(), wrong.what());
  }

  /** What is wrong, for a command that can go on without this input. */
  Complaint complaint() {
    return complaint;
  }
}
