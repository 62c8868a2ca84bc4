package org.lazymm.scheme.hazard;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers hazard pointers whose readers are evicted as {@code hazard-evict}. */
@AutoService(LazyMmSchemeProvider.class)
public final class HazardEvictSchemeProvider implements LazyMmSchemeProvider {
  /** Whose slots are read when the last reference goes. */
  public static final Option<ScannedCpus> CANDIDATES =
      Option.choice("candidates", ScannedCpus.POSSIBLE, "whose slots are read before the free");

  /** Whether an evicted CPU is interrupted a second time, to make sure. */
  public static final Option<Boolean> CHECK =
      Option.flag("check", true, "interrupt an evicted CPU once more and check, as posted");

  /** What becomes of a slot that is still occupied. */
  public static final Option<OccupiedSlot> SLOT =
      Option.choice(
          "slot",
          OccupiedSlot.OVERWRITE,
          "an occupied slot is overwritten, or refuses as posted (a use after free)");

  @Override
  public String name() {
    return "hazard-evict";
  }

  @Override
  public String summary() {
    return "per-CPU hazard pointers; the last mmdrop interrupts the CPUs it finds (October 2024)";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CANDIDATES, CHECK, SLOT);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new HazardEvictScheme(
        kernel,
        options.get(CANDIDATES),
        options.get(CHECK),
        options.get(SLOT) == OccupiedSlot.REFUSE);
  }
}
