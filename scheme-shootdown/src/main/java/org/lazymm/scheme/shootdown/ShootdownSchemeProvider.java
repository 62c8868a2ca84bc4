package org.lazymm.scheme.shootdown;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers shootdown as {@code shootdown}. */
@AutoService(LazyMmSchemeProvider.class)
public final class ShootdownSchemeProvider implements LazyMmSchemeProvider {
  /** Which CPUs are interrupted, or looked at by the filter. */
  public static final Option<LazyCandidates> CANDIDATES =
      Option.choice(
          "candidates", LazyCandidates.ARCHITECTURE, "which CPUs may be lazy on a dead mm");

  /** Whether lazy CPUs leave the mm when its last user goes already. */
  public static final Option<Boolean> EARLY_EVICTION =
      Option.flag("early-eviction", false, "interrupt when mm_users falls to 0 as well");

  /** Whether CPUs publish what they are lazy on, so that others are not interrupted. */
  public static final Option<Boolean> FILTER =
      Option.flag("filter", false, "interrupt only CPUs that have published the dead mm");

  /** Whether every CPU is asked once more before the free. */
  public static final Option<Boolean> DEBUG_CHECK =
      Option.flag(
          "debug-check", false, "check on every CPU before the free (DEBUG_VM_SHOOT_LAZIES)");

  @Override
  public String name() {
    return "shootdown";
  }

  @Override
  public String summary() {
    return "no lazy reference: the last mmdrop interrupts the CPUs in the mm's mask (powerpc"
        + " book3s64)";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CANDIDATES, EARLY_EVICTION, FILTER, DEBUG_CHECK);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new ShootdownScheme(
        kernel,
        options.get(CANDIDATES),
        options.get(EARLY_EVICTION),
        options.get(FILTER),
        options.get(DEBUG_CHECK));
  }
}
