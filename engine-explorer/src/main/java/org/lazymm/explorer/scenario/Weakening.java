package org.lazymm.explorer.scenario;

import java.util.List;
import java.util.Locale;
import org.lazymm.api.Order;

/**
 * One place in the source made weaker than it is written.
 *
 * @param site the place
 * @param to what stands there instead: the name of an {@link Order} or a {@link Barrier}
 */
public record Weakening(Site site, String to) {

  Order order(Site here, Order written) {
    return here.equals(site) ? Order.valueOf(to) : written;
  }

  Barrier barrier(Site here, Barrier written) {
    return here.equals(site) ? Barrier.valueOf(to) : written;
  }

  /** The ways to make a place weaker by one step; none if it cannot be weaker. */
  public static List<Weakening> of(Site site) {
    String what = site.what();
    String written = what.substring(what.lastIndexOf(' ') + 1);
    if (what.startsWith("barrier")) {
      return written.equals("NONE") ? List.of() : List.of(new Weakening(site, "NONE"));
    }
    boolean update = what.startsWith(Access.UPDATE.name().toLowerCase(Locale.ROOT));
    boolean load = what.startsWith(Access.LOAD.name().toLowerCase(Locale.ROOT));
    return switch (Order.valueOf(written)) {
      case RELAXED -> List.of();
      case ACQUIRE, RELEASE -> List.of(new Weakening(site, "RELAXED"));
      case FULL ->
          update
              ? List.of(new Weakening(site, "ACQUIRE"), new Weakening(site, "RELEASE"))
              : List.of(new Weakening(site, load ? "ACQUIRE" : "RELEASE"));
    };
  }

  @Override
  public String toString() {
    return site + " -> " + to;
  }
}
