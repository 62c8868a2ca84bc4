package org.lazymm.scheme.fullbarrier;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Order;
import org.lazymm.api.Spi;

/** Offers reference counting as {@code fullbarrier}. */
@AutoService(LazyMmSchemeProvider.class)
public final class FullBarrierSchemeProvider implements LazyMmSchemeProvider {
  /** The order in which a CPU that becomes lazy counts its reference. */
  public static final Option<Order> GRAB_ORDER =
      Option.choice("grab-order", Order.RELAXED, "order of mmgrab_lazy_tlb");

  /** The order in which a CPU that has left gives its reference up. */
  public static final Option<Order> DROP_ORDER =
      Option.choice("drop-order", Order.FULL, "order of mmdrop_lazy_tlb; sound from release on");

  /** Where {@code membarrier(2)} gets its barrier after a switch. */
  public static final Option<BarrierOption> POST_SWITCH_BARRIER =
      Option.choice(
          "post-switch-barrier",
          BarrierOption.IMPLICIT,
          "whether membarrier relies on the drop (implicit) or on a barrier of its own (explicit)");

  @Override
  public String name() {
    return "fullbarrier";
  }

  @Override
  public String summary() {
    return "reference counting: each lazy CPU holds one mm_count (the kernel's default)";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(GRAB_ORDER, DROP_ORDER, POST_SWITCH_BARRIER);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new FullBarrierScheme(
        kernel, options.get(GRAB_ORDER), options.get(DROP_ORDER), options.get(POST_SWITCH_BARRIER));
  }
}
