package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.model.SequentialConsistency;
import org.lazymm.explorer.model.Tso;

/** The search finds each execution once, and just those that a machine can carry out. */
class SearchAgainstMachineTest {

  @ParameterizedTest
  @CsvSource({"sc, false", "sc, true", "tso, false", "tso, true"})
  void findsWhatEveryInterleavingFindsAndNothingTwice(String model, boolean waits) {
    boolean tso = model.equals("tso");
    int deadlocks = 0;
    for (int seed = 0; seed < Integer.getInteger("programs", 800); seed++) {
      RandomProgram program = RandomProgram.of(new Random(seed), waits);
      StoreBufferMachine machine = new StoreBufferMachine(program, tso);
      Set<String> expected = machine.executions();
      Set<String> found = new HashSet<>();
      SearchOutcome outcome =
          new Search(
                  program,
                  tso ? new Tso() : new SequentialConsistency(),
                  Limits.NONE.withExecutions(1_000_000),
                  graph -> {
                    found.add(StoreBufferMachine.signature(graph));
                    return true;
                  })
              .run();
      String what = "seed " + seed + ": " + program;
      assertTrue(outcome.exhaustive(), what);
      assertEquals(expected, found, what);
      assertEquals(found.size(), outcome.complete(), "found twice, " + what);
      assertEquals(machine.deadlock(), outcome.deadlocks() > 0, "deadlock, " + what);
      deadlocks += machine.deadlock() ? 1 : 0;
    }
    assertEquals(waits, deadlocks > 0);
  }
}
