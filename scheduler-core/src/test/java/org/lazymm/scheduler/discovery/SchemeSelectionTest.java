package org.lazymm.scheduler.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

class SchemeSelectionTest {
  private static final Option<Boolean> EARLY = Option.flag("early-eviction", false, "evicts early");
  private static final Option<Integer> BATCH = Option.number("batch", 8, 1, 64, "frees at once");

  private record Provider(String name, List<Option<?>> options) implements LazyMmSchemeProvider {
    @Override
    public String summary() {
      return "for tests";
    }

    @Override
    public int spiVersion() {
      return Spi.VERSION;
    }

    @Override
    public LazyMmScheme create(Kernel kernel, Options given) {
      throw new UnsupportedOperationException();
    }
  }

  private static FoundScheme scheme(String name, Option<?>... options) {
    Origin origin = new Origin("tests", false);
    return new FoundScheme(
        name,
        "for tests",
        List.of(options),
        origin,
        "Provider",
        new Provider(name, List.of(options)));
  }

  private static final SchemeRegistry REGISTRY =
      SchemeRegistry.of(List.of(scheme("shootdown", EARLY, BATCH), scheme("hazard")));

  @Test
  void optionsAreReadAndNamedInTheOrderOfTheirDeclaration() {
    SchemeSelection selection =
        SchemeSelection.parse(REGISTRY, " shootdown:batch=16:early-eviction=on ");
    assertEquals("shootdown:early-eviction=on:batch=16", selection.displayName());
    assertEquals(true, selection.options().get(EARLY));
    assertEquals(16, selection.options().get(BATCH));
    assertEquals(
        selection.displayName(),
        SchemeSelection.parse(REGISTRY, selection.displayName()).displayName());
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    SchemeSelection selection = SchemeSelection.parse(REGISTRY, "shootdown");
    assertEquals("shootdown", selection.displayName());
    assertEquals(8, selection.options().get(BATCH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "hazzard -> no scheme 'hazzard'; available: hazard, shootdown",
        "'' -> a scheme name is missing; available: hazard, shootdown",
        ":batch=1 -> a scheme name is missing; available: hazard, shootdown",
        "hazard:batch=1 -> option 'batch' is not known; this scheme has no options",
        "shootdown:bach=1 -> option 'bach' is not known; expected one of: early-eviction=on|off,"
            + " batch=1..64",
        "shootdown:batch=65 -> option batch=65: expected 1..64 (default 8)",
        "shootdown:batch -> option 'batch' has no value; expected :option=value, one of:"
            + " early-eviction=on|off, batch=1..64",
        "hazard:batch -> option 'batch' has no value; expected :option=value",
        "shootdown:batch=1:batch=2 -> option 'batch' is given twice",
      })
  void whatIsNotKnownIsSaidWithWhatIs(String typed, String message) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> SchemeSelection.parse(REGISTRY, typed));
    assertEquals(message, wrong.getMessage());
  }

  @Test
  void whatIsHiddenCanBeSeenInAMessage() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> SchemeSelection.parse(REGISTRY, "hazard:\nx"));
    assertEquals("option '\\nx' has no value; expected :option=value", wrong.getMessage());
  }

  @Test
  void oneThatIsWrongDoesNotSpoilTheOthers() {
    SchemeSelections selections =
        SchemeSelections.parse(REGISTRY, List.of("shootdown", "nope", "hazard", "shootdown"));
    assertEquals(
        List.of("shootdown", "hazard"),
        selections.selected().stream().map(SchemeSelection::displayName).toList());
    assertEquals(
        List.of(
            "--scheme nope: no scheme 'nope'; available: hazard, shootdown; left out",
            "--scheme shootdown: is named twice; run once"),
        selections.problems().stream().map(DiscoveryProblem::toString).toList());
  }

  @Test
  void allMeansAllInTheOrderOfTheirNames() {
    assertEquals(
        List.of("hazard", "shootdown"),
        SchemeSelections.all(REGISTRY).selected().stream().map(SchemeSelection::toString).toList());
  }
}
