package org.lazymm.scheduler.discovery;

/**
 * Something about the schemes that could not be used, in one line.
 *
 * @param place the jar, the class or the option at fault
 * @param what what is wrong with it and what was expected
 * @param consequence what happens now
 */
public record DiscoveryProblem(String place, String what, String consequence) {

  /** Keeps each part on one line. */
  public DiscoveryProblem {
    place = oneLine(place);
    what = oneLine(what);
    consequence = oneLine(consequence);
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    if (line.isEmpty()) {
      throw new IllegalArgumentException("a part of a problem is blank: must say something");
    }
    return line;
  }

  /** The whole line, as users see it. */
  @Override
  public String toString() {
    return place + ": " + what + "; " + consequence;
  }
}
