package org.lazymm.scheduler.scenario;

/** An action that cannot stand where it does. */
final class MisplacedActionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String text;

  MisplacedActionException(Action action, String message) {
    super(message);
    this.text = action.toString();
  }

  /** The written form of the action. */
  String text() {
    return text;
  }
}
