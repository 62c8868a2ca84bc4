package org.lazymm.simulator.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.Range;

class DrawsTest {
  private static final int COUNT = 257;

  private final MachineSelection machine = ProfileCatalogue.ofUser().find("graviton2").withCpus(16);

  @Test
  void theFirstDrawIsWhatIsStated() {
    assertEquals(List.of(new Draw(0, machine, 7)), Draws.of(machine, 7, 1));
    assertEquals(new Draw(0, machine, 7), Draws.of(machine, 7, COUNT).get(0));
  }

  @Test
  void moreDrawsBeginWithTheSameOnes() {
    assertEquals(Draws.of(machine, 7, 5), Draws.of(machine, 7, COUNT).subList(0, 5));
  }

  @Test
  void anotherSeedGivesOtherDraws() {
    assertEquals(Draws.of(machine, 7, 5), Draws.of(machine, 7, 5));
    assertNotEquals(Draws.of(machine, 7, 5).get(3), Draws.of(machine, 8, 5).get(3));
  }

  @Test
  void everyDrawnFigureStaysInItsRangeAndHalfOfItsDrawsLieBelowTheStatedValue() {
    MachineProfile stated = machine.profile();
    List<Draw> draws = Draws.of(machine, 7, COUNT);
    List<FigureKey> keys = Draws.uncertain(stated);
    assertFalse(keys.isEmpty());
    for (FigureKey key : keys) {
      Range range = stated.figure(key).range();
      double value = stated.figure(key).value();
      long below = 0;
      for (Draw draw : draws.subList(1, COUNT)) {
        double drawn = draw.machine().profile().figure(key).value();
        assertTrue(
            drawn >= range.low() * 0.999999 && drawn <= range.high() * 1.000001, key + " " + drawn);
        below += drawn < value ? 1 : 0;
      }
      boolean isRaised = key.distance().isPresent() || key.name().matches("WAKE.*|RESIDENCY.*");
      if (value > range.low() && value < range.high() && !isRaised) {
        assertEquals(0.5, below / (COUNT - 1.0), 0.02, key.label());
      }
    }
  }

  @Test
  void figuresWithoutARangeStay() {
    List<FigureKey> keys = Draws.uncertain(machine.profile());
    for (Draw draw : Draws.of(machine, 7, 9)) {
      machine.profile().figures().entrySet().stream()
          .filter(entry -> !keys.contains(entry.getKey()))
          .forEach(
              entry ->
                  assertEquals(entry.getValue(), draw.machine().profile().figure(entry.getKey())));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "0.25, 200", "0.5, 400", "0.75, 800", "1, 1600"})
  void aValueInsideItsRangeIsTheMedian(double share, double expected) {
    Figure figure = Figure.assumed(400, "a guess", new Range(100, 1600, "a guess"));
    assertEquals(expected, Draws.value(figure, share), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "1, 1"})
  void aValueAtAnEndOfItsRangeIsDrawnFromAllOfIt(double share, double expected) {
    Figure figure = Figure.assumed(0, "a guess", new Range(0, 1, "a guess"));
    assertEquals(expected, Draws.value(figure, share), 1e-9);
  }
}
