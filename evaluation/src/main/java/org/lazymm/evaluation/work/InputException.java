package org.lazymm.evaluation.work;

import org.lazymm.trace.TraceProblem;
import org.lazymm.yaml.YamlException;

/** Input that the command cannot go on without. The message is the whole line that users see. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  private InputException(Diagnostic diagnostic) {
    super(diagnostic.toString());
    this.diagnostic = diagnostic;
  }

  /**
   * Makes the line.
   *
   * @param place the option or the file at fault
   * @param what what is wrong, what was expected and what to do
   */
  public InputException(String place, String what) {
    this(new Diagnostic(place, what));
  }

  /** Makes the line of what is wrong with a trace. */
  public InputException(TraceProblem problem) {
    this(problem.place(), problem.what());
  }

  /** Makes the line of what is wrong with a YAML file. */
  public InputException(YamlException wrong) {
    this(wrong.place(), wrong.what());
  }

  /** What is wrong, for a command that can go on without this input. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
