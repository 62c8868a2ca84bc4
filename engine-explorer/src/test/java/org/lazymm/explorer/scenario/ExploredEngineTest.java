package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

class ExploredEngineTest {
  private static final String UNORDERED =
      "S1 cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the free";

  /** CPU 0 frees the mm of a, which CPU 1 was lazy on once. */
  private static final Scenario FREE_AGAINST_TICK =
      scene(
          2,
          steps("1 run b", "1 exit", "1 run k", "1 run q", "0 run a"),
          steps("0 exit", "0 run o", "1 tick"));

  /** Remembers the last mm that was borrowed, and has a cell for each. */
  private static class Remembering extends ReferenceCounting {
    final Ref<Mm> last = kernel.memory().ref("last", Home.machine().onLine("last"), null);
    final PerMm<LongCell> states =
        kernel.perMm(mm -> kernel.memory().number("state", Home.mm(mm), 0));

    Remembering(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      super.borrow(cpu, mm);
      if (mm.name().equals("mm1")) {
        last.store(mm, Order.RELEASE);
      }
    }
  }

  private static Function<Kernel, LazyMmScheme> looking(BiFunction<Remembering, Mm, Mm> which) {
    return kernel ->
        new Remembering(kernel) {
          @Override
          public void tick(int cpu) {
            Mm mm = last.load(Order.ACQUIRE);
            if (cpu == 1 && mm != null) {
              states.get(which.apply(this, mm)).load(Order.RELAXED);
            }
          }
        };
  }

  @Test
  void aLookAtTheSchemesStateOfAnMmIsAUse() {
    Set<String> broken =
        Judged.of(FREE_AGAINST_TICK, looking((scheme, mm) -> mm), Model.SC).broken();
    assertTrue(broken.contains(UNORDERED), broken::toString);
  }

  @Test
  void aLookAtTheSchemesStateOfAnotherMmIsNone() {
    assertEquals(
        Set.of(),
        Judged.of(FREE_AGAINST_TICK, looking((scheme, mm) -> scheme.kernel().initMm()), Model.SC)
            .broken());
  }

  @Test
  void anUpdateOfTheSchemesStateIsAUseToo() {
    Set<String> broken =
        Judged.of(
                FREE_AGAINST_TICK,
                kernel ->
                    new Remembering(kernel) {
                      @Override
                      public void tick(int cpu) {
                        Mm mm = last.load(Order.ACQUIRE);
                        if (cpu == 1 && mm != null) {
                          states.get(mm).add(1, Order.RELAXED);
                        }
                      }
                    },
                Model.LKMM)
            .broken();
    assertTrue(broken.contains(UNORDERED), broken::toString);
  }

  @Test
  void aStateThatIsFoundEarlierIsUsedWhereItIsAccessed() {
    // The cell is kept from the time of the borrow, so that nothing is looked up.
    Set<String> broken =
        Judged.of(
                FREE_AGAINST_TICK,
                kernel ->
                    new Remembering(kernel) {
                      @Override
                      public void tick(int cpu) {
                        if (cpu == 1) {
                          kernel.isDead(last.load(Order.ACQUIRE), Order.RELAXED);
                        }
                      }
                    },
                Model.SC)
            .broken();
    assertTrue(broken.contains(UNORDERED), broken::toString);
  }

  private static Scenario reusing(Scenario scenario) {
    return new Scenario(
        scenario.name(),
        scenario.cpus(),
        scenario.architecture(),
        scenario.postSwitchBarrier(),
        true,
        scenario.workWhenAsked(),
        0,
        scenario.faults(),
        scenario.tasks(),
        scenario.setup(),
        scenario.steps(),
        scenario.forbidden());
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void memoryThatIsUsedAgainIsSoundUnderReferenceCounting(Model model) {
    Scenario scenario =
        reusing(
            scene(
                2,
                LAZY,
                steps("0 exit", "0 run o", "0 fork c", "0 run c", "0 exit", "0 run l", "1 run q")));
    Judged judged = Judged.of(scenario, ReferenceCounting::new, model);
    assertEquals(Set.of(), judged.broken());
    assertTrue(judged.tried(Property.S1) > 0);
  }

  @Test
  void aUseOfMemoryThatIsUsedAgainMayBeOfTheFormerMm() {
    Scenario scenario =
        reusing(
            scene(
                2,
                steps("1 run b", "1 exit", "1 run k", "1 run q", "0 run a"),
                steps("0 exit", "0 run o", "0 fork c", "1 tick")));
    Set<String> broken = Judged.of(scenario, looking((scheme, mm) -> mm), Model.SC).broken();
    assertTrue(broken.contains(UNORDERED), broken::toString);
  }

  /** What a CPU tells another. */
  private record Message(int value) {}

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void anObjectThatACpuMakesIsTheSameForTheOther(Model model) {
    Judged judged =
        Judged.of(
            scene(2, steps(), steps("0 tick", "1 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  private final Ref<Message> ref =
                      kernel.memory().ref("ref", Home.machine().onLine("ref"), null);
                  private final LongCell ticks =
                      kernel.memory().number("ticks", Home.machine().onLine("ticks"), 0);

                  @Override
                  public void tick(int cpu) {
                    if (ticks.addAndGet(1, Order.FULL) > 2) {
                      return; // Of the end.
                    }
                    if (cpu == 0) {
                      ref.store(new Message(1), Order.RELEASE);
                      ref.store(new Message(2), Order.RELEASE);
                    } else {
                      Message seen = ref.load(Order.ACQUIRE);
                      kernel.warnOn(seen != null, "saw " + (seen == null ? 0 : seen.value()));
                    }
                  }
                },
            model);
    assertEquals(Set.of("A1 saw 1", "A1 saw 2"), judged.broken());
  }

  private static ExploredEngine engine() {
    return new KernelProgram(EXIT_AGAINST_RETURN, ReferenceCounting::new, new BitSet(), new Sites())
        .engine();
  }

  @Test
  void aMemoryThatNoMmHasIsRefused() {
    assertEquals(
        "no mm has that memory",
        assertThrows(IllegalArgumentException.class, () -> engine().mmOf(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> engine().cellsOf(0));
  }

  @Test
  void anMmIsCalledByItsMemoryAndElseByItsName() {
    KernelProgram program =
        new KernelProgram(EXIT_AGAINST_RETURN, ReferenceCounting::new, new BitSet(), new Sites());
    Mm mm = program.machine().cpu(1).active();
    assertEquals("mm1", program.engine().nameOf(mm));
    assertEquals("stranger", program.engine().nameOf(() -> "stranger"));
    int body = program.engine().body(mm);
    assertEquals(mm, program.engine().mmOf(body));
  }

  @Test
  void theConcurrentPartIsNotInOrder() {
    ExploredEngine engine = engine();
    assertFalse(engine.isSequential());
    List<Boolean> seen = new ArrayList<>();
    engine.sequentially(location -> 0, () -> seen.add(engine.isSequential()));
    assertEquals(List.of(true), seen);
    assertFalse(engine.isSequential());
    assertEquals(0, engine.position());
  }

  @Test
  void aLookWithinALookSeesTheSameValues() {
    ExploredEngine engine = engine();
    LongCell cell = engine.memory().number("cell", Home.machine(), 3);
    assertEquals(3, engine.peek(() -> cell.load(Order.RELAXED)));
    assertEquals(8, engine.peek(() -> engine.peek(() -> cell.load(Order.RELAXED)), location -> 8L));
    assertEquals(3, engine.peek(() -> cell.load(Order.RELAXED)));
  }
}
