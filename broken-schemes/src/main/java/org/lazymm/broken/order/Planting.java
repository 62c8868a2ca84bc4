package org.lazymm.broken.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Order;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.scenario.Barrier;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Strength;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * A way to plant a bug.
 *
 * @param what what is changed, in words
 * @param exploring explores a scenario with the bug
 */
public record Planting(String what, Exploring exploring) {

  /** Explores a scenario. */
  @FunctionalInterface
  public interface Exploring {
    /** Explores a scenario with a bug. */
    Verdict explore(
        ScenarioExplorer explorer,
        Scenario scenario,
        Function<Kernel, LazyMmScheme> scheme,
        Model model);
  }

  /** In the kernel around the scheme. */
  public static Planting fault(Fault fault) {
    Set<Fault> planted = EnumSet.of(fault);
    return new Planting(
        "the kernel: " + words(fault),
        (explorer, scenario, scheme, model) ->
            explorer.explore(scenario.withFaults(planted), scheme, model));
  }

  /**
   * By another scheme.
   *
   * @param what what it does otherwise
   * @param broken makes it
   */
  public static Planting scheme(String what, Function<Kernel, LazyMmScheme> broken) {
    return new Planting(
        "the scheme: " + what,
        (explorer, scenario, scheme, model) -> explorer.explore(scenario, broken, model));
  }

  /**
   * By an order or a barrier that is weaker than written.
   *
   * @param place what stands where, as {@code Class.method (store RELEASE)}; with {@code #2} at the
   *     end for the second of that kind in the method
   * @param to the order or barrier that stands there instead
   */
  static Planting weaker(String place, String to) {
    return new Planting(
        "the scheme: " + place + " made " + to,
        (explorer, scenario, scheme, model) ->
            explorer.explore(
                scenario,
                scheme,
                model,
                weakening(find(explorer, scenario, scheme, model, place), to)));
  }

  /**
   * A place made weaker.
   *
   * @param site the place
   * @param to the name of the order or barrier that stands there instead
   */
  public static Weakening weakening(Site site, String to) {
    return new Weakening(
        site,
        site.strength() instanceof Strength.OfAccess written
            ? new Strength.OfAccess(written.access(), Order.valueOf(to))
            : new Strength.OfBarrier(Barrier.valueOf(to)));
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Site find(
      ScenarioExplorer explorer,
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      String place) {
    String[] parts = place.split("#");
    int number = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    List<Site> passed = List.copyOf(explorer.sites(scenario, scheme, model));
    List<Site> found =
        passed.stream().filter(site -> withoutLine(site).equals(parts[0].strip())).toList();
    if (found.size() < number || (parts.length == 1 && found.size() > 1)) {
      throw new IllegalArgumentException(
          place + ": " + found + " are there, of " + Arrays.toString(passed.toArray()));
    }
    return found.get(number - 1);
  }

  /** Where a site is, without its line: what {@link #weaker} takes. */
  public static String withoutLine(Site site) {
    return site.toString().replaceFirst(":\\d+", "");
  }
}
