package org.lazymm.explorer.scenario;

/**
 * A place in the source at which an access or a barrier stands.
 *
 * @param className the class whose code it is
 * @param position class, method and line, to be read
 * @param what what stands there: {@code load ACQUIRE}, {@code barrier MB}
 */
public record Site(String className, String position, String what) implements Comparable<Site> {

  @Override
  public int compareTo(Site other) {
    int byPosition = position.compareTo(other.position);
    return byPosition != 0 ? byPosition : what.compareTo(other.what);
  }

  @Override
  public String toString() {
    return position + " (" + what + ")";
  }
}
