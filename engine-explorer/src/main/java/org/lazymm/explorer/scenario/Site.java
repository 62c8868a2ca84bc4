package org.lazymm.explorer.scenario;

import java.util.Comparator;

/**
 * A place in the source at which an access or a barrier stands.
 *
 * @param className the class whose code it is
 * @param position class, method and line, to be read
 * @param strength what stands there
 */
public record Site(String className, String position, Strength strength)
    implements Comparable<Site> {
  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::position).thenComparing(site -> site.strength().toString());

  /** The number of its line. */
  public int line() {
    return Integer.parseInt(position.substring(position.indexOf(':') + 1));
  }

  @Override
  public int compareTo(Site other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return position + " (" + strength + ")";
  }
}
