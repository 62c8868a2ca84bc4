package org.lazymm.scheme.rcu;

import com.google.auto.service.AutoService;
import java.util.List;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers grace periods of a lazy-mm flavour as {@code rcu}. */
@AutoService(LazyMmSchemeProvider.class)
public final class RcuSchemeProvider implements LazyMmSchemeProvider {
  /** Which CPUs the last user looks at. */
  public static final Option<LazyCandidates> CANDIDATES =
      Option.choice(
          "candidates", LazyCandidates.ARCHITECTURE, "which CPUs may be lazy on a dead mm");

  /** What is done about an idle CPU that holds a dead mm. */
  public static final Option<IdlePolicy> IDLE =
      Option.choice("idle", IdlePolicy.HANDOFF, "what happens to idle CPUs that hold a dead mm");

  /** How long an idle CPU that holds a dead mm is left alone. */
  public static final Option<Integer> TIMEOUT =
      Option.number("timeout", 10, 1, 1_000_000, "idle=wait: ticks until holders are interrupted");

  @Override
  public String name() {
    return "rcu";
  }

  @Override
  public String summary() {
    return "grace periods of a lazy-mm flavour: a dead mm waits until no CPU is lazy on it";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CANDIDATES, IDLE, TIMEOUT);
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new RcuScheme(kernel, options.get(CANDIDATES), options.get(IDLE), options.get(TIMEOUT));
  }
}
