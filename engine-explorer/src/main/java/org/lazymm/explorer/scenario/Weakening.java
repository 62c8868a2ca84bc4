package org.lazymm.explorer.scenario;

import java.util.List;
import org.lazymm.api.Order;

/**
 * One place in the source made weaker than it is written.
 *
 * @param site the place
 * @param to what stands there instead
 */
public record Weakening(Site site, Strength to) {

  Order order(Site here, Order written) {
    return here.equals(site) && to instanceof Strength.OfAccess weaker ? weaker.order() : written;
  }

  Barrier barrier(Site here, Barrier written) {
    return here.equals(site) && to instanceof Strength.OfBarrier weaker
        ? weaker.barrier()
        : written;
  }

  /** The ways to make a place weaker by one step; none if it cannot be weaker. */
  public static List<Weakening> of(Site site) {
    return site.strength().weaker().stream().map(to -> new Weakening(site, to)).toList();
  }

  @Override
  public String toString() {
    return site + " -> " + to.word();
  }
}
