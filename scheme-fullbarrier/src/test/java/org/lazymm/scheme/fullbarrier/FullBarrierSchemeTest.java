package org.lazymm.scheme.fullbarrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.testkit.Bench;

final class FullBarrierSchemeTest {
  private static LazyMmScheme scheme(Kernel kernel) {
    return new FullBarrierSchemeProvider().create(kernel, Options.defaults());
  }

  @Test
  void eachLazyCpuCountsOneReferenceThatKernelThreadsHandOn() {
    Bench bench = new Bench(3, FullBarrierSchemeTest::scheme);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.borrow(1, owner, bench.kernelThread());
    bench.idleOn(2, owner);

    bench.machine().switchTo(1, bench.kernelThread());

    assertEquals(3, mm.counted(), "the users' reference and one for each lazy CPU");
    bench.assertSound();
  }

  @Test
  void deadMmIsFreedByTheLastCpuThatLeavesIt() {
    Bench bench = new Bench(2, FullBarrierSchemeTest::scheme);
    Task owner = bench.run(0);
    MmStruct mm = Bench.mm(owner);
    bench.idleOn(1, owner);
    bench.machine().exit(0);
    bench.run(0);
    assertFalse(mm.freed());

    bench.run(1);

    assertTrue(mm.freed());
    assertEquals(List.of(), bench.interrupted());
    bench.assertSound();
  }

  @Test
  void initMmStaysBalancedWhenCpusGoAndCome() {
    Bench bench = new Bench(3, FullBarrierSchemeTest::scheme);
    Task owner = bench.run(0);
    bench.borrow(1, owner, bench.machine().cpu(1).idleTask());

    for (int round = 0; round < 3; round++) {
      bench.machine().offline(0, 1);
      bench.assertSound();
      bench.machine().online(2, 1);
      bench.assertSound();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "full, implicit, true",
    "full, explicit, false",
    "release, implicit, false",
    "relaxed, implicit, false"
  })
  void barrierIsGuaranteedOnlyIfTheDropIsOneAndIsReliedOn(
      String dropOrder, String postSwitchBarrier, boolean guaranteed) {
    FullBarrierSchemeProvider provider = new FullBarrierSchemeProvider();
    Options options =
        Options.parse(
            provider.options(),
            Map.of("drop-order", dropOrder, "post-switch-barrier", postSwitchBarrier));
    Bench bench = new Bench(1, kernel -> provider.create(kernel, options));
    assertEquals(guaranteed, bench.machine().scheme().guarantees().barrierOnGiveBack());
  }
}
