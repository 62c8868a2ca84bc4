package org.lazymm.litmus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.search.Limits;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.scheduler.machine.Model;

/** Tests of which it is known that load buffering adds nothing. */
class CompleteTest {
  private static LitmusResult run(Model model, String first, String second) {
    String text =
        """
        C t
        {}
        P0(int *x, int *y) { int r0; int r1; %s }
        P1(int *x, int *y) { int r0; int r1; %s }
        exists (0:r0=1)
        """
            .formatted(first, second);
    return LitmusRunner.under(model, Limits.NONE).run(LitmusReader.read("t", text));
  }

  private static final String ORDERED = "r0 = smp_load_acquire(y); WRITE_ONCE(*x, 1);";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r0 = READ_ONCE(*x); WRITE_ONCE(*y, 1); | false",
        "r0 = READ_ONCE(*x); WRITE_ONCE(*y, r0); | true",
        "r0 = READ_ONCE(*x); if (r0) WRITE_ONCE(*y, 1); | true",
        "r0 = READ_ONCE(*x); if (r0) smp_mb(); WRITE_ONCE(*y, 1); | false",
        "r0 = READ_ONCE(*x); if (r0 != 42) smp_mb(); WRITE_ONCE(*y, 42); | false",
        "r0 = READ_ONCE(*x); if (r0) { smp_mb(); } else { smp_mb(); } WRITE_ONCE(*y, 1); | true",
        "r0 = READ_ONCE(*x); smp_store_release(y, 1); | true",
        "r0 = READ_ONCE(*x); smp_rmb(); WRITE_ONCE(*y, 1); | false",
        "r0 = READ_ONCE(*x); smp_rmb(); r1 = READ_ONCE(*x); WRITE_ONCE(*y, r1); | true",
        "r0 = *x; smp_mb(); WRITE_ONCE(*y, 1); | false",
        "r0 = xchg(x, 2); WRITE_ONCE(*y, 1); | true",
        "r0 = xchg_relaxed(x, 2); WRITE_ONCE(*y, 1); | false",
        "r0 = cmpxchg(x, 1, 2); WRITE_ONCE(*y, 1); | false",
        "r0 = READ_ONCE(*x); r1 = READ_ONCE(*y); | true",
        "WRITE_ONCE(*y, 1); r0 = READ_ONCE(*x); | true",
      })
  void isCompleteIfEachWayKeepsReadsBeforeWrites(String code, boolean complete) {
    LitmusResult result = run(Model.LKMM, code, ORDERED);
    assertEquals(complete, result.complete(), result.extent());
    assertEquals(complete, result.extent().equals("Complete"));
  }

  @Test
  void namesTheReadAndTheWrite() {
    String code = "r0 = READ_ONCE(*x); WRITE_ONCE(*y, 1);";
    assertEquals(
        "Incomplete: load buffering on P0 between the read of x and the later write of y is not"
            + " explored",
        run(Model.LKMM, code, ORDERED).extent());
  }

  @Test
  void otherModelsHaveNoLoadBuffering() {
    String code = "r0 = READ_ONCE(*x); WRITE_ONCE(*y, 1);";
    assertTrue(run(Model.SC, code, ORDERED).complete());
    assertTrue(run(Model.TSO, code, ORDERED).complete());
  }

  @Test
  void aSearchThatWasCutShortIsNotComplete() {
    String text =
        "C t\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); }\nP1(int *x) { int r0; r0 = READ_ONCE(*x); }\nexists (x=1)";
    LitmusResult result =
        LitmusRunner.under(Model.LKMM, Limits.NONE.withExecutions(1))
            .run(LitmusReader.read("t", text));
    assertEquals("Incomplete", result.extent());
  }
}
