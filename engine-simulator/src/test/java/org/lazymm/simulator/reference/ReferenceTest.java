package org.lazymm.simulator.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped loads under the shipped schemes, by the simulator and access by access.
 *
 * <p>A few machines by default; {@code -Dlazymm.reference=full} takes all of the table, which is
 * hours of work, and prints a line for each run.
 */
@Tag("slow")
class ReferenceTest {
  private static final long FEW_SWITCHES = 20_000;
  private static final double TOLERANCE = 0.02;

  /** Differences in waiting below that do not matter, in ns a switch. */
  private static final double LITTLE_WAITING = 3;

  private static final List<String> LOADS =
      List.of(
          "context_switch",
          "fork-exec-storm",
          "thread-pool",
          "idle-server",
          "use-mm",
          "hotplug-loop");

  private static final List<String> SCHEMES =
      List.of("fullbarrier", "hazard", "hazard-evict", "shootdown", "rcu");

  /** A machine, and what is run on it. */
  record Case(String load, String scheme, String profile, int cpus) {
    ReferenceComparison compare(long switches) {
      return ReferenceComparison.of(load, scheme, profile, cpus, 7, switches);
    }

    /** Enough for each CPU to have long left its first phase. */
    long manySwitches() {
      boolean isFast = load.equals("context_switch") || load.equals("use-mm");
      return isFast ? Math.max(60_000, 1_000L * cpus) : Math.max(40_000, 200L * cpus);
    }
  }

  private static Stream<Case> on(String profile, int cpus, List<String> schemes) {
    return schemes.stream()
        .flatMap(scheme -> LOADS.stream().map(load -> new Case(load, scheme, profile, cpus)));
  }

  static Stream<Case> few() {
    return Stream.concat(
        on("xeon-2s", 16, List.of("fullbarrier", "hazard-evict")),
        on("graviton2", 8, List.of("shootdown")));
  }

  static Stream<Case> full() {
    return Stream.of(
            on("xeon-2s", 8, SCHEMES),
            on("xeon-2s", 32, SCHEMES),
            on("xeon-2s", 112, SCHEMES),
            on("graviton2", 64, SCHEMES),
            on("epyc-milan", 256, SCHEMES),
            on("xeon-8s", 448, SCHEMES),
            on("extrapolated", 512, SCHEMES),
            on("extrapolated", 1_024, SCHEMES))
        .flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("few")
  void ratesAndWaitingAgree(Case run) {
    checkRatesAndWaiting(run.compare(FEW_SWITCHES));
  }

  @ParameterizedTest
  @MethodSource("full")
  @EnabledIfSystemProperty(named = "lazymm.reference", matches = "full")
  void ratesAndWaitingAgreeOnAllMachines(Case run) {
    ReferenceComparison both = run.compare(run.manySwitches());
    System.out.println(both);
    checkRatesAndWaiting(both);
  }

  private static void checkRatesAndWaiting(ReferenceComparison both) {
    double waits = both.reference().waitedPerSwitch();
    assertEquals(0, both.rateError(), TOLERANCE, both::toString);
    assertEquals(
        waits,
        both.product().waitedPerSwitch(),
        Math.max(LITTLE_WAITING, TOLERANCE * waits),
        both::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "use-mm, hazard, xeon-2s, 16",
    "use-mm, hazard-evict, graviton2, 32",
    "use-mm, shootdown, xeon-2s, 32",
    "fork-exec-storm:migrate=0, fullbarrier, xeon-2s, 16",
    "fork-exec-storm:pause=0, hazard, xeon-2s, 2",
  })
  void exitLatenciesAgree(String load, String scheme, String profile, int cpus) {
    checkExits(ReferenceComparison.of(load, scheme, profile, cpus, 7, FEW_SWITCHES));
  }

  /** The simulator has a CPU that wakes up leave idle again for each interrupt. */
  @ParameterizedTest
  @CsvSource({
    "fork-exec-storm, hazard, xeon-2s, 2",
    "fork-exec-storm:work=1000000:pause=0, hazard, xeon-2s, 2",
    "idle-server:requests=3, hazard, xeon-2s, 4",
  })
  void exitLatenciesAgreeWhereInterruptsMeetCpusThatWakeUp(
      String load, String scheme, String profile, int cpus) {
    checkExits(ReferenceComparison.of(load, scheme, profile, cpus, 7, 200_000));
  }

  private static void checkExits(ReferenceComparison both) {
    double expected = both.reference().meanExit();
    assertTrue(both.reference().exits() > 0, both::toString);
    assertEquals(expected, both.product().meanExit(), TOLERANCE * expected, both::toString);
  }
}
