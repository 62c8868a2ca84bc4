package org.lazymm.scheme.hazard;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers hazard pointers with delegated references as {@code hazard}. */
@AutoService(LazyMmSchemeProvider.class)
public final class HazardSchemeProvider implements LazyMmSchemeProvider {
  /** Which CPUs the last user looks at. */
  public static final Option<LazyCandidates> CANDIDATES =
      Option.choice(
          "candidates",
          LazyCandidates.ARCHITECTURE,
          "for_each_possible_lazymm_cpu: whom to look at");

  /** Whether a mailbox is stolen from in the way that survives the reuse of memory. */
  public static final Option<Boolean> ABA_CURE =
      Option.flag("aba-cure", true, "steal by exchange; off: by compare-and-exchange, as posted");

  /** Whether a CPU changes to {@code init_mm} before it idles. */
  public static final Option<Boolean> LEAVE_AT_IDLE =
      Option.flag(
          "leave-at-idle", false, "leave the borrowed mm before going idle, as leave_mm does");

  @Override
  public String name() {
    return "hazard";
  }

  @Override
  public String summary() {
    return "per-CPU hazard pointers; exit delegates a reference to each lazy CPU (January 2022)";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CANDIDATES, ABA_CURE, LEAVE_AT_IDLE);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    LazyCandidates candidates = options.get(CANDIDATES);
    boolean leaveAtIdle = options.get(LEAVE_AT_IDLE);
    return options.get(ABA_CURE)
        ? new HazardScheme(kernel, candidates, leaveAtIdle)
        : new WeakHazardScheme(kernel, candidates, leaveAtIdle, Weakness.ABA_STEAL);
  }
}
