package org.lazymm.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;

/** The system properties by which a test run is repeated, narrowed or widened. */
public final class ScenarioReplay {
  /** Names a scenario file to run instead of generated scenarios. */
  public static final String SCENARIO = "lazymm.conformance.scenario";

  /** Names the one scheme to test, where all that are found are tested. */
  public static final String SCHEME = "lazymm.conformance.scheme";

  /** The seed of the generated scenarios. */
  public static final String SEED = "lazymm.conformance.seed";

  /** How many scenarios to generate for each scheme. */
  public static final String SCENARIOS = "lazymm.conformance.scenarios";

  /** How many seconds one exploration of a scenario of the catalogue may take. */
  public static final String SECONDS = "lazymm.conformance.seconds";

  /** Where tests write what is broken; {@code target/lazymm-conformance} unless set. */
  public static final String FOLDER = "lazymm.conformance.folder";

  private ScenarioReplay() {}

  /** The budget that the system properties ask for. */
  public static Budget budget() {
    Budget normal = Budget.of(Integer.getInteger(SCENARIOS, Budget.normal().scenarios()));
    return normal.withSeed(Long.getLong(SEED, normal.seed()));
  }

  /**
   * How long one exploration may take; what does not end by then is unknown. It is a safety net:
   * how much is explored is bounded by a number of executions, the same on every machine.
   */
  public static Duration exploring() {
    return Duration.ofSeconds(Long.getLong(SECONDS, 60));
  }

  /** The one scenario that the system properties ask for. */
  public static Optional<Scenario> scenario() {
    return Optional.ofNullable(System.getProperty(SCENARIO))
        .map(file -> ScenarioYaml.read(Path.of(file)));
  }

  /**
   * Whether the system properties leave a scheme out.
   *
   * @param scheme its name
   */
  public static boolean leavesOut(String scheme) {
    return !scheme.equals(System.getProperty(SCHEME, scheme));
  }

  /** Where tests write what is broken, each scheme in a folder of its own. */
  public static Path folder() {
    return Path.of(System.getProperty(FOLDER, "target/lazymm-conformance"));
  }
}
