package org.lazymm.scenario;

/** A scenario's text cannot be read; the message says where, what, and what was expected. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String what;

  ScenarioException(String place, String what, Throwable cause) {
    super(place + ": " + what, cause);
    this.place = place;
    this.what = what;
  }

  ScenarioException(String place, String what) {
    super(place + ": " + what);
    this.place = place;
    this.what = what;
  }

  /** Where it is: {@code origin:line:column}, or the origin alone if there is no place in it. */
  public String place() {
    return place;
  }

  /** What is wrong there, and what was expected. */
  public String what() {
    return what;
  }
}
