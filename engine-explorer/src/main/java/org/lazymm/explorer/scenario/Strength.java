package org.lazymm.explorer.scenario;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lazymm.api.Order;

/** How strong the order or the barrier is that stands at a place in the source. */
public sealed interface Strength {

  /** The ways to be weaker by one step; none if it cannot be weaker. */
  List<Strength> weaker();

  /** Whether it orders anything. */
  boolean orders();

  /** The word for it alone: {@code ACQUIRE}, {@code MB}. */
  String word();

  /**
   * The order of an access.
   *
   * @param access what it does
   * @param order its order
   */
  record OfAccess(Access access, Order order) implements Strength {
    @Override
    public List<Strength> weaker() {
      List<Order> orders =
          switch (order) {
            case RELAXED -> List.of();
            case ACQUIRE, RELEASE -> List.of(Order.RELAXED);
            case FULL ->
                switch (access) {
                  case LOAD -> List.of(Order.ACQUIRE);
                  case STORE -> List.of(Order.RELAXED); // A barrier after it, and no release.
                  case UPDATE -> List.of(Order.ACQUIRE, Order.RELEASE);
                };
          };
      return orders.stream().<Strength>map(weaker -> new OfAccess(access, weaker)).toList();
    }

    @Override
    public boolean orders() {
      return order != Order.RELAXED;
    }

    @Override
    public String word() {
      return order.toString();
    }

    @Override
    public String toString() {
      return access.name().toLowerCase(Locale.ROOT) + " " + order;
    }
  }

  /**
   * A stand-alone barrier.
   *
   * @param barrier which
   */
  record OfBarrier(Barrier barrier) implements Strength {
    @Override
    public List<Strength> weaker() {
      return Stream.of(Barrier.NONE)
          .filter(none -> barrier != none)
          .<Strength>map(OfBarrier::new)
          .toList();
    }

    @Override
    public boolean orders() {
      return barrier != Barrier.NONE;
    }

    @Override
    public String word() {
      return barrier.toString();
    }

    @Override
    public String toString() {
      return "barrier " + barrier;
    }
  }
}
