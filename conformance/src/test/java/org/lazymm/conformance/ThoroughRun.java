package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Options;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;

/**
 * A million generated scenarios over all schemes, on one thread, and how fast they went. Not part
 * of a build: profile {@code thorough}.
 */
class ThoroughRun {
  private static final int SCENARIOS = Integer.getInteger("lazymm.thorough.scenarios", 1_000_000);
  private static final int SHRINKING_RUNS = 4_000;
  private static final long SEED = Long.getLong("lazymm.thorough.seed", 1);

  @Test
  void noSchemeBreaksARule() {
    List<FoundScheme> schemes = Discovery.onClassPath().registry().schemes();
    int each = SCENARIOS / schemes.size();
    List<String> broken = new ArrayList<>();
    double all = 0;
    for (FoundScheme scheme : schemes) {
      double began = cpuSeconds();
      ConformanceResult result =
          ConformanceSuite.check(
              scheme.provider(),
              Options.defaults(),
              new Budget(SEED, each, 0, SHRINKING_RUNS, Duration.ofDays(1)));
      double took = cpuSeconds() - began;
      all += took;
      print(scheme.name(), result.scenarios(), took);
      result.failures().forEach(failure -> broken.add(result.explain(failure)));
    }
    print("all", each * schemes.size(), all);

    assertEquals(List.of(), broken);
  }

  private static void print(String what, int scenarios, double seconds) {
    System.out.printf(
        "%-12s %,9d scenarios %7.1f s of one core %,8.0f a second%n",
        what, scenarios, seconds, scenarios / seconds);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
