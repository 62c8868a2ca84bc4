package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.BitSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheme.reference.ReferenceCounting;

class HookBoundTest {
  private static Function<Kernel, LazyMmScheme> ticking(int accesses) {
    return kernel ->
        new ReferenceCounting(kernel) {
          @Override
          public void tick(int cpu) {
            for (int access = 0; access < accesses; access++) {
              kernel.isDead(kernel.initMm(), Order.RELAXED);
            }
          }
        };
  }

  private static KernelProgram searched(int accesses, String... steps) {
    KernelProgram program =
        new KernelProgram(
            scene(2, LAZY, steps(steps)), ticking(accesses), new BitSet(), new Sites());
    SearchOutcome outcome =
        new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
    assertEquals(program.bound().isEmpty(), outcome.exhaustive());
    return program;
  }

  @Test
  void aHookMayMakeAsManyAccessesAsTheBound() {
    assertEquals("", searched(HookBound.MOST_ACCESSES, "0 tick", "0 tick").bound());
  }

  @Test
  void aHookThatMakesMoreIsNamed() {
    String bound = searched(HookBound.MOST_ACCESSES + 1, "0 tick").bound();
    assertTrue(
        bound.startsWith(
            "a hook made more than 300 accesses and may try again for ever: cpu0 in tick"),
        bound);
  }

  @Test
  void hooksThatHaveEndedAreNotToBlame() {
    String bound = searched(HookBound.MOST_ACCESSES + 1, "1 run q", "1 tick").bound();
    assertTrue(bound.contains(": cpu1 in tick"), bound);
    assertTrue(!bound.contains("cpu0"), bound);
  }

  @Test
  void accessesOfFormerRunsAreNotCounted() {
    KernelProgram program =
        new KernelProgram(
            scene(2, LAZY, steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final LongCell ticks = kernel.memory().number("ticks", Home.machine(), 0);

                  @Override
                  public void tick(int cpu) {
                    ticks.add(1, Order.RELAXED);
                    for (int access = 0; access < HookBound.MOST_ACCESSES / 2 + 1; access++) {
                      kernel.isDead(kernel.initMm(), Order.RELAXED);
                    }
                  }
                },
            new BitSet(),
            new Sites());
    SearchOutcome outcome =
        new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
    assertEquals("", program.bound());
    assertEquals(2, outcome.complete());
  }

  @Test
  void allThatMakeManyAccessesAreNamedAndNoOthers() {
    assertTrue(twoCpus(150).endsWith(": cpu0 in tick, and cpu1 in tick"), twoCpus(150));
    assertTrue(twoCpus(50).endsWith(": cpu1 in tick"), twoCpus(50));
  }

  /** CPU 0 makes some accesses in its hook, CPU 1 more than it may. */
  private static String twoCpus(int accesses) {
    KernelProgram program =
        new KernelProgram(
            scene(2, LAZY, steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    int most = cpu == 0 ? accesses : HookBound.MOST_ACCESSES + 1;
                    for (int access = 0; access < most; access++) {
                      kernel.isDead(kernel.initMm(), Order.RELAXED);
                    }
                  }
                },
            new BitSet(),
            new Sites());
    new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
    return program.bound();
  }

  @Test
  void whoeverMadeManyAccessesInAFormerExecutionIsNotToBlame() {
    KernelProgram program =
        new KernelProgram(
            scene(2, LAZY, steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final LongCell ticks = kernel.memory().number("ticks", Home.machine(), 0);

                  @Override
                  public void tick(int cpu) {
                    boolean first = ticks.addAndGet(1, Order.FULL) == 1;
                    int most = !first ? 0 : cpu == 0 ? 150 : HookBound.MOST_ACCESSES + 1;
                    for (int access = 0; access < most; access++) {
                      kernel.isDead(kernel.initMm(), Order.RELAXED);
                    }
                  }
                },
            new BitSet(),
            new Sites());
    SearchOutcome outcome =
        new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
    assertEquals(1, outcome.complete(), "in which CPU 0 was first");
    assertTrue(program.bound().endsWith(": cpu1 in tick"), program.bound());
  }
}
