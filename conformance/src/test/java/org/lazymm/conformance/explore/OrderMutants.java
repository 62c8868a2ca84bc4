package org.lazymm.conformance.explore;

import java.util.stream.Stream;
import org.lazymm.conformance.Caught;

/** The planted bugs of order. */
public final class OrderMutants {
  private OrderMutants() {}

  /** What catches each; that it does is what its test says. */
  public static Stream<Caught> caught() {
    return OrderMutantsTest.CAUGHT.stream().map(OrderMutant::caught);
  }
}
