package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepetitionsTest {

  @Test
  void aRoundIsAsLongAsItsShareOfTheBatch() {
    assertEquals(new Measured(5, 5, 5, 21), Repetitions.of(rounds -> 5L * rounds));
    assertEquals(4, Repetitions.results(rounds -> 5L * rounds, 4).length);
  }

  @Test
  void whatTheBaseCostsIsSubtracted() {
    assertEquals(
        new Measured(2, 2, 2, 21),
        Repetitions.difference(rounds -> 7L * rounds, rounds -> 5L * rounds));
  }
}
