package org.lazymm.explorer.buffering;

/**
 * A read and a later write of the same thread that nothing keeps in order, on what may be a cycle
 * through other threads: executions in which the write is seen before the read is made were not
 * looked at.
 *
 * @param thread whose, by name
 * @param read the read
 * @param write the write
 */
public record Unordered(String thread, Spot read, Spot write) {

  /**
   * An operation.
   *
   * @param location what it accesses, by name
   * @param site where it stands in the source; empty if that is not known
   */
  public record Spot(String location, String site) {
    @Override
    public String toString() {
      return location + (site.isEmpty() ? "" : " at " + site);
    }
  }

  @Override
  public String toString() {
    return "load buffering on "
        + thread
        + " between the read of "
        + read
        + " and the later write of "
        + write
        + " is not explored";
  }
}
