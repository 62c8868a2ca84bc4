package org.lazymm.cli;

import org.lazymm.explorer.recording.RecordingException;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.scheduler.scenario.ScenarioException;
import org.lazymm.trace.TraceProblem;

/** Input that the command cannot go on without. The message is the whole line that users see. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the line.
   *
   * @param place the option or the file at fault
   * @param what what is wrong, what was expected and what to do
   */
  InputException(String place, String what) {
    super(place + ": " + what);
  }

  /** Makes the line of what is wrong with a trace. */
  InputException(TraceProblem problem) {
    super(problem.message());
  }

  /** Makes the line of what is wrong with a scenario. */
  InputException(ScenarioException wrong) {
    super(wrong.getMessage());
  }

  /** Makes the line of what is wrong with a recorded counterexample. */
  InputException(RecordingException wrong) {
    super(wrong.getMessage());
  }

  /** Makes the line of what is wrong with a litmus test or a table of results. */
  InputException(LitmusSyntaxException wrong) {
    super(wrong.getMessage());
  }
}
