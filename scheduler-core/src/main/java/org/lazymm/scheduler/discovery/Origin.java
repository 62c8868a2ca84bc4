package org.lazymm.scheduler.discovery;

/**
 * Where a scheme comes from.
 *
 * @param place the jar or folder that holds it, as users know it
 * @param plugin whether it was loaded from a plugin jar, not from the class path
 */
public record Origin(String place, boolean plugin) {

  /** Checks that there is a place to name. */
  public Origin {
    if (place.isBlank()) {
      throw new IllegalArgumentException("place is blank: must name a jar or a folder");
    }
  }

  @Override
  public String toString() {
    return place;
  }
}
