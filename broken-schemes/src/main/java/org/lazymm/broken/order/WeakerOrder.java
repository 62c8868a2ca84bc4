package org.lazymm.broken.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.lazymm.api.Order;
import org.lazymm.explorer.scenario.Barrier;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Strength;
import org.lazymm.explorer.scenario.Weakening;

/**
 * An order or a barrier that is weaker than written.
 *
 * @param place what stands where, as {@code Class.method (store RELEASE)}; with {@code #2} at the
 *     end for the second of that kind in the method
 * @param to the name of the order or barrier that stands there instead
 */
public record WeakerOrder(String place, String to) {

  /**
   * The same at its place in the source.
   *
   * @param passed the places in the source among which it is
   * @throws IllegalArgumentException if it is not there, or if it is one of several and has no
   *     number
   */
  public Weakening among(Collection<Site> passed) {
    String[] parts = place.split(" #");
    List<Site> found =
        passed.stream()
            .filter(site -> withoutLine(site).equals(parts[0]))
            .sorted(Comparator.comparingInt(Site::line))
            .toList();
    int number = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    if (found.size() < number || (parts.length == 1 && found.size() > 1)) {
      throw new IllegalArgumentException(place + ": " + found + " are there, of " + passed);
    }
    return at(found.get(number - 1));
  }

  private Weakening at(Site site) {
    return new Weakening(
        site,
        site.strength() instanceof Strength.OfAccess written
            ? new Strength.OfAccess(written.access(), Order.valueOf(to))
            : new Strength.OfBarrier(Barrier.valueOf(to)));
  }

  private static String withoutLine(Site site) {
    return site.toString().replaceFirst(":\\d+", "");
  }

  @Override
  public String toString() {
    return place + " made " + to;
  }
}
