package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.conformance.oracle.ReferenceCounting;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.Step;
import org.lazymm.scheduler.scenario.TaskSpec;

/** The interleaver itself, on programs whose outcomes are known by hand. */
class InterleaverTest {
  @Test
  void smoke() {
    Scenario scenario =
        Scenario.of(
                "sb",
                2,
                Architecture.X86,
                List.of(TaskSpec.process("a"), TaskSpec.process("b")),
                List.of(
                    Step.of(0, "store x 1"),
                    Step.of(0, "load y r0"),
                    Step.of(1, "store y 1"),
                    Step.of(1, "load x r1")))
            .withSetup(List.of(Step.of(0, "run a"), Step.of(1, "run b")));
    Interleaver interleaver = new Interleaver(scenario, ReferenceCounting::new, 100_000);
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = interleaver.run(order);
      System.out.println(found);
    }
    assertEquals(Set.of(), Set.of());
  }
}
