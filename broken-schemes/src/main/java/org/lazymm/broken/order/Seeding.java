package org.lazymm.broken.order;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Model;

/**
 * A way to inject a bug.
 *
 * @param what what is changed, in words
 * @param weaker the order that is weaker than written, if it is that
 * @param exploring explores a scenario with the bug
 */
public record Seeding(String what, Optional<WeakerOrder> weaker, Exploring exploring) {

  /** Explores a scenario. */
  @FunctionalInterface
  public interface Exploring {
    /** Explores a scenario with a bug. */
    ExplorationVerdict explore(
        ScenarioExplorer explorer,
        Scenario scenario,
        Function<Kernel, LazyMmScheme> scheme,
        Model model);
  }

  /** In the kernel around the scheme. */
  public static Seeding fault(Fault fault) {
    Set<Fault> injected = EnumSet.of(fault);
    return new Seeding(
        "the kernel: " + words(fault),
        Optional.empty(),
        (explorer, scenario, scheme, model) ->
            explorer.explore(scenario.withFaults(injected), scheme, model));
  }

  /**
   * By another scheme.
   *
   * @param what what it does otherwise
   * @param broken makes it
   */
  public static Seeding scheme(String what, Function<Kernel, LazyMmScheme> broken) {
    return new Seeding(
        "the scheme: " + what,
        Optional.empty(),
        (explorer, scenario, scheme, model) -> explorer.explore(scenario, broken, model));
  }

  /**
   * By an order or a barrier of the scheme that is weaker than written.
   *
   * @param weaker which, and what stands there instead
   */
  static Seeding weaker(WeakerOrder weaker) {
    return new Seeding(
        "the scheme: " + weaker,
        Optional.of(weaker),
        (explorer, scenario, scheme, model) ->
            explorer.explore(
                scenario, scheme, model, weaker.among(explorer.sites(scenario, scheme, model))));
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
