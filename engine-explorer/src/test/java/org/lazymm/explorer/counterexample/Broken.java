package org.lazymm.explorer.counterexample;

import java.util.EnumSet;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Model;

/**
 * Something that is known to be broken.
 *
 * @param scheme the scheme's name
 * @param options the scheme's options
 * @param scenario what happens
 */
public record Broken(String scheme, Map<String, String> options, Scenario scenario) {
  /** An address is used again while a stale pointer to it is about. */
  public static final Broken ADDRESS_REUSE =
      new Broken("hazard", Map.of("aba-cure", "off"), Catalogue.load("address-reuse").scenario());

  /** A reference is given back without order. */
  public static final Broken UNORDERED =
      new Broken(
          "fullbarrier",
          Map.of("drop-order", "relaxed"),
          Catalogue.load("exec-against-lazy").scenario());

  /** The interrupt of membarrier(2) is no barrier. */
  public static final Broken INTERRUPT =
      new Broken(
          "shootdown",
          Map.of(),
          Catalogue.load("membarrier-a")
              .scenario()
              .withFaults(EnumSet.of(Fault.NO_BARRIER_IN_IPI)));

  /** Makes the scheme. */
  public Function<Kernel, LazyMmScheme> make() {
    LazyMmSchemeProvider provider =
        ServiceLoader.load(LazyMmSchemeProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals(scheme))
            .findFirst()
            .orElseThrow();
    Options values = Options.parse(provider.options(), options);
    return kernel -> provider.create(kernel, values);
  }

  /** What is found under the kernel's model. */
  public Counterexample counterexample() {
    return new ScenarioExplorer(Limits.NONE)
        .explore(scenario, make(), Model.LKMM)
        .counterexample()
        .orElseThrow();
  }
}
