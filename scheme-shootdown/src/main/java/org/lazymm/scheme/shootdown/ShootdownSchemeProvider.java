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

  /** The MMU of powerpc book3s64, which decides whether the final flush may interrupt CPUs. */
  public enum Mmu {
    /** The final flush has lazy CPUs leave the mm, and the last {@code mmdrop} those left over. */
    RADIX,
    /** No flush interrupts a CPU; the last {@code mmdrop} has lazy CPUs leave the mm. */
    HASH
  }

  /** When lazy CPUs leave a dead mm. */
  public static final Option<Mmu> MMU =
      Option.choice(
          "mmu",
          Mmu.RADIX,
          "interrupt at the final flush, where CPUs can leave the mask, and at the last mmdrop, or"
              + " at the latter alone");

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
    return "no lazy reference: final flush and last mmdrop interrupt the mm's CPUs (powerpc"
        + " book3s64)";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CANDIDATES, MMU, FILTER, DEBUG_CHECK);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new ShootdownScheme(
        kernel,
        options.get(CANDIDATES),
        // Every CPU online stays a candidate, so the final flush would save no interrupt.
        options.get(MMU) == Mmu.RADIX && options.get(CANDIDATES) != LazyCandidates.ONLINE,
        options.get(FILTER),
        options.get(DEBUG_CHECK));
  }
}
