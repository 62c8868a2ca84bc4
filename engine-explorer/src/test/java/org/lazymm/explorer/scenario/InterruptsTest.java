package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Survey;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Interrupts among explored CPUs: where they come in, what they order, who waits for whom.
 *
 * <p>Longer than 400 lines: each way in which an interrupt meets code.
 */
class InterruptsTest {
  /** Both CPUs take a tick; what the scheme does after it is what is tested. */
  private static final Scenario BOTH =
      scene(2, steps("0 run o", "1 run q"), steps("0 tick", "1 tick"));

  /** A scheme with a few cells, and what it does in work that it defers at a tick. */
  private static class Acting extends ReferenceCounting {
    final LongCell x = kernel.memory().number("x", Home.machine().onLine("x"), 0);
    final LongCell y = kernel.memory().number("y", Home.machine().onLine("y"), 0);
    final LongCell seen = kernel.memory().number("seen", Home.machine().onLine("seen"), 0);
    private final BiConsumer<Acting, Integer> act;

    Acting(Kernel kernel, BiConsumer<Acting, Integer> act) {
      super(kernel);
      this.act = act;
    }

    @Override
    public void tick(int cpu) {
      kernel.defer(cpu, (on, mm) -> act.accept(this, on), kernel.initMm());
    }

    void call(int cpu, IpiFunction function) {
      kernel.ipi().call(cpu, function, kernel.initMm());
    }

    void callAndWait(int cpu, IpiFunction function) {
      kernel.ipi().callAndWait(cpu, function, kernel.initMm());
    }
  }

  private static Function<Kernel, LazyMmScheme> acting(BiConsumer<Acting, Integer> act) {
    return kernel -> new Acting(kernel, act);
  }

  /** The values with which a cell of the scheme ends. */
  private static Set<Long> ends(
      Scenario scenario,
      BiConsumer<Acting, Integer> act,
      Model model,
      Function<Acting, LongCell> cell) {
    Acting[] made = new Acting[1];
    Survey<Long> survey =
        new ScenarioExplorer(Limits.NONE)
            .survey(
                scenario,
                kernel -> {
                  made[0] = new Acting(kernel, act);
                  return made[0];
                },
                model,
                (machine, stage) -> cell.apply(made[0]).load(Order.RELAXED));
    assertEquals("", survey.unknown());
    return survey.ends();
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void aCallRunsItsHandlerOnce(Model model) {
    assertEquals(
        Set.of(1L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(1, (on, mm) -> scheme.x.add(1, Order.RELAXED));
              }
            },
            model,
            scheme -> scheme.x));
  }

  /** Each of the two goes by what the other has done: one reaps, the other is called. */
  @Test
  void aCpuThatHasComeBackIsCalledByWhoeverReapedIt() {
    Scenario scenario =
        scene(2, steps("0 run o"), steps("0 offline 1", "0 online 1", "0 tick", "1 tick"));
    Survey<Long> found =
        new ScenarioExplorer(Limits.NONE)
            .survey(
                scenario,
                kernel ->
                    new Acting(
                        kernel,
                        (scheme, cpu) -> {
                          if (cpu == 0) {
                            scheme.call(1, (on, mm) -> scheme.x.store(1, Order.RELAXED));
                          }
                        }),
                Model.SC,
                (machine, stage) -> (long) machine.liveMms());
    assertEquals("", found.unknown());
    assertEquals(Set.of(), found.broken());
    assertTrue(found.executions() > 1, () -> "executions: " + found.executions());
  }

  @Test
  void callsOfOneCpuAreHandledInOrder() {
    assertEquals(
        Set.of(12L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(1, (on, mm) -> scheme.x.store(1, Order.RELAXED));
                scheme.call(
                    1,
                    (on, mm) ->
                        scheme.x.store(10 * scheme.x.load(Order.RELAXED) + 2, Order.RELAXED));
              }
            },
            Model.LKMM,
            scheme -> scheme.x));
  }

  @Test
  void callsOfTwoCpusAreHandledInTheOrderOfTheirRings() {
    // The second sender has waited for a sign of the first one's ring.
    Set<Long> ends =
        ends(
            scene(3, steps("0 run o", "1 run q", "2 run a"), steps("0 tick", "1 tick", "2 tick")),
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(2, (on, mm) -> scheme.x.store(1, Order.RELAXED));
                scheme.y.store(1, Order.RELEASE);
              } else if (cpu == 1 && scheme.y.load(Order.ACQUIRE) == 1) {
                scheme.call(
                    2,
                    (on, mm) ->
                        scheme.x.store(10 * scheme.x.load(Order.RELAXED) + 2, Order.RELAXED));
              }
            },
            Model.SC,
            scheme -> scheme.x);
    assertEquals(Set.of(1L, 12L), ends);
  }

  @Test
  void aHandlerRunsBetweenAnyTwoOperations() {
    assertEquals(
        Set.of(0L, 1L, 2L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(
                    1, (on, mm) -> scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED));
              } else {
                scheme.x.store(1, Order.RELAXED);
                scheme.x.store(2, Order.RELAXED);
              }
            },
            Model.SC,
            scheme -> scheme.seen));
  }

  @Test
  void noHandlerRunsWhereInterruptsAreOff() {
    assertEquals(
        Set.of(0L, 2L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(
                    1, (on, mm) -> scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED));
              } else {
                scheme.y.load(Order.RELAXED);
                boolean wereOff = scheme.kernel().irqSave(1);
                scheme.x.store(1, Order.RELAXED);
                scheme.x.store(2, Order.RELAXED);
                scheme.kernel().irqRestore(1, wereOff);
              }
            },
            Model.SC,
            scheme -> scheme.seen));
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void aHandlerSeesWhatItsCallerDidBefore(Model model) {
    assertEquals(
        Set.of(7L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.x.store(7, Order.RELAXED);
                scheme.call(
                    1, (on, mm) -> scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED));
              }
            },
            model,
            scheme -> scheme.seen));
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void aCallerThatWaitsSeesWhatTheHandlerDid(Model model) {
    assertEquals(
        Set.of(7L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.callAndWait(1, (on, mm) -> scheme.x.store(7, Order.RELAXED));
                scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED);
              }
            },
            model,
            scheme -> scheme.seen));
  }

  @Test
  void aCallerThatDoesNotWaitMayGoOnBefore() {
    assertEquals(
        Set.of(0L, 7L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(1, (on, mm) -> scheme.x.store(7, Order.RELAXED));
                scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED);
              }
            },
            Model.SC,
            scheme -> scheme.seen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sc", "lkmm"})
  void twoCpusThatCallEachOtherHandleWhatComesWhileTheyWait(Model model) {
    assertEquals(
        Set.of(2L),
        ends(
            BOTH,
            (scheme, cpu) ->
                scheme.callAndWait(1 - cpu, (on, mm) -> scheme.x.add(1, Order.RELAXED)),
            model,
            scheme -> scheme.x));
  }

  @Test
  void aCallToAllRunsHereAsWellAndWaitsForAll() {
    assertEquals(
        Set.of(3L),
        ends(
            scene(3, steps("0 run o"), steps("0 tick")),
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme
                    .kernel()
                    .ipi()
                    .callAndWait(
                        scheme.kernel().onlineCpus(),
                        (on, mm) -> scheme.x.add(1, Order.RELAXED),
                        scheme.kernel().initMm());
                scheme.seen.store(scheme.x.load(Order.RELAXED), Order.RELAXED);
              }
            },
            Model.LKMM,
            scheme -> scheme.seen));
  }

  @Test
  void waitingWithInterruptsOffForOneThatDoesTheSameIsADeadlock() {
    Judged judged =
        Judged.of(
            BOTH,
            acting(
                (scheme, cpu) -> {
                  boolean wereOff = scheme.kernel().irqSave(cpu);
                  scheme.callAndWait(1 - cpu, (on, mm) -> {});
                  scheme.kernel().irqRestore(cpu, wereOff);
                }),
            Model.SC);
    assertTrue(
        judged
            .broken(Property.L3)
            .contains(
                "deadlock: cpu0 waits for cpu0.call_cpu1.done, cpu1 waits for cpu1.call_cpu0.done"
                    + " for ever"),
        () -> judged.broken().toString());
  }

  @Test
  void aCpuThatWaitsForSomethingElseIsInterruptedMeanwhile() {
    Judged judged =
        Judged.of(
            scene(2, steps("0 run a", "1 run b"), steps("0 tick", "0 store x 1", "1 await x 1")),
            acting(
                (scheme, cpu) -> {
                  if (cpu == 0) {
                    scheme.callAndWait(1, (on, mm) -> scheme.x.add(1, Order.RELAXED));
                  }
                }),
            Model.SC);
    assertEquals(Set.of(), judged.broken());
    assertEquals(0, judged.deadlocks());
    assertTrue(judged.executions() > 0);
  }

  @Test
  void moreThanFourCpusCannotInterruptEachOther() {
    UnexplorableException e =
        assertThrows(
            UnexplorableException.class,
            () ->
                Judged.of(
                    scene(5, steps("0 run o"), steps("0 tick")),
                    acting(
                        (scheme, cpu) -> {
                          if (cpu == 0) {
                            scheme.call(1, (on, mm) -> {});
                          }
                        }),
                    Model.SC));
    assertEquals("interrupts among 5 CPUs: expected at most 4 CPUs", e.getMessage());
  }

  @Test
  void fourCpusCan() {
    assertEquals(
        Set.of(3L),
        ends(
            scene(4, steps("0 run o"), steps("0 tick")),
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.callAndWait(3, (on, mm) -> scheme.x.add(3, Order.RELAXED));
              }
            },
            Model.SC,
            scheme -> scheme.x));
  }

  @Test
  void aCpuCannotBeInterruptedForEver() {
    UnexplorableException e =
        assertThrows(
            UnexplorableException.class,
            () ->
                Judged.of(
                    BOTH,
                    acting(
                        (scheme, cpu) -> {
                          for (int call = 0; cpu == 0 && call < 300; call++) {
                            boolean wereOff = scheme.kernel().irqSave(cpu);
                            scheme.call(1, (on, mm) -> {});
                            scheme.kernel().irqRestore(cpu, wereOff);
                          }
                        }),
                    Model.SC));
    assertTrue(
        e.getMessage().startsWith("cpu0 interrupts cpu1 more than 255 times"), e::getMessage);
  }

  @Test
  void theCpuWhoseCallAHandlerCarriesOutIsKnown() {
    BitSet ipiTargets = new BitSet();
    Judged judged =
        Judged.of(
            scene(3, steps("2 run o"), steps("2 tick")),
            acting(
                (scheme, cpu) -> {
                  if (cpu == 2) {
                    scheme.call(1, (on, mm) -> scheme.x.store(1, Order.RELAXED));
                  }
                }),
            Model.SC,
            ipiTargets);
    assertEquals("{1}", ipiTargets.toString());
    ExploredEngine engine = judged.program().engine();
    assertEquals(
        List.of(-1, 2, 2, -1, -1),
        IntStream.range(0, 5).mapToObj(at -> engine.handledAt(1, at)).toList(),
        "it looks at its doorbell, learns of the call, stores, and goes on");
    assertEquals(-1, engine.handledAt(2, 1));
    assertFalse(engine.isHandling());
  }

  @Test
  void anInterruptOfTheSetupIsHandledAtOnce() {
    assertEquals(
        Set.of(11L),
        ends(
            scene(2, steps("0 tick"), steps("0 run o")),
            (scheme, cpu) -> {
              scheme.call(1, (on, mm) -> scheme.x.add(10L * on, Order.RELAXED));
              scheme.x.add(1, Order.RELAXED);
            },
            Model.SC,
            scheme -> scheme.x));
  }

  @Test
  void anIdleCpuIsInterruptedNoMoreThanGuaranteed() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void usersGone(int cpu, Mm mm) {
                kernel.ipi().callAndWait(kernel.onlineCpus(), (on, about) -> {}, mm);
              }
            };
    Judged holder =
        Judged.of(
            scene(2, steps("1 run b", "1 exit", "1 idle", "0 run a"), steps("0 exit", "0 run o")),
            scheme,
            Model.SC);
    assertEquals(
        Set.of("I2 cpu1 is idle and interrupted 1 times because mm1 dies; guaranteed: 0"),
        holder.broken());
    assertEquals(1, holder.tried(Property.I1));
    Judged bystander =
        Judged.of(
            scene(2, steps("0 run o", "1 idle"), steps("0 exit", "0 run q")), scheme, Model.SC);
    assertEquals(Set.of("I1 cpu1 is idle, not lazy on mm2, and interrupted"), bystander.broken());
    Judged busy =
        Judged.of(
            scene(2, steps("0 run o", "1 run a"), steps("0 exit", "0 run q")), scheme, Model.SC);
    assertEquals(Set.of(), busy.broken());
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void aHandlerIsTheOneThatWasSentInTheSameExecution(Model model) {
    assertEquals(
        Set.of(0L),
        ends(
            BOTH,
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.y.store(1, Order.RELAXED);
              } else {
                long sent = scheme.y.load(Order.RELAXED);
                scheme.x.add(sent, Order.RELAXED);
                scheme.call(0, (on, mm) -> scheme.x.add(-sent, Order.RELAXED));
              }
            },
            model,
            scheme -> scheme.x));
  }

  @Test
  void workThatAHandlerPutsOffIsDone() {
    assertEquals(
        Set.of(1L),
        ends(
            scene(2, steps("0 run o", "1 run q"), steps("0 tick")),
            (scheme, cpu) -> {
              if (cpu == 0) {
                scheme.call(
                    1,
                    (on, mm) ->
                        scheme
                            .kernel()
                            .defer(on, (at, about) -> scheme.x.add(1, Order.RELAXED), mm));
              }
            },
            Model.SC,
            scheme -> scheme.x));
  }

  @Test
  void aLookInAHandlerIsAUseOfTheMmToo() {
    Scenario scenario =
        scene(
            2,
            steps("1 run b", "1 exit", "1 run k", "1 run q", "0 run a"),
            steps("0 exit", "0 run o"));
    Set<String> broken = Judged.of(scenario, asking(true), Model.SC).broken();
    assertTrue(
        broken.contains(
            "S1 cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the free"),
        broken::toString);
    assertEquals(Set.of(), Judged.of(scenario, asking(false), Model.SC).broken());
  }

  /** When an mm dies, has the other CPU look at the scheme's state of it, or at something else. */
  private static Function<Kernel, LazyMmScheme> asking(boolean looks) {
    return kernel ->
        new ReferenceCounting(kernel) {
          private final LongCell other =
              kernel.memory().number("other", Home.machine().onLine("other"), 0);
          private final PerMm<LongCell> states =
              kernel.perMm(mm -> kernel.memory().number("state", Home.mm(mm), 0));

          @Override
          public void usersGone(int cpu, Mm mm) {
            kernel
                .ipi()
                .call(
                    1 - cpu,
                    (on, about) -> (looks ? states.get(about) : other).load(Order.RELAXED),
                    mm);
          }
        };
  }

  /** Interrupts CPU 1, at the first few ticks of CPU 0, because of what that is lazy on. */
  private static final class Interrupting extends ReferenceCounting {
    private final Ref<Mm> last = kernel.memory().ref("last", Home.machine().onLine("last"), null);
    private final LongCell left;

    Interrupting(Kernel kernel, int ticks) {
      super(kernel);
      left = kernel.memory().number("left", Home.machine().onLine("left"), ticks);
    }

    @Override
    public Guarantees guarantees() {
      return super.guarantees().interruptingIdleHolders(1);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      super.borrow(cpu, mm);
      if (cpu == 1 && mm != kernel.initMm()) {
        last.store(mm, Order.RELAXED);
      }
    }

    @Override
    public void tick(int cpu) {
      Mm mm = last.load(Order.RELAXED);
      if (cpu == 0 && mm != null && left.addAndGet(-1, Order.FULL) >= 0) {
        kernel.ipi().call(1, (on, about) -> {}, mm);
      }
    }
  }

  @Test
  void interruptsOfTheSetupCountTowardsWhatIsGuaranteed() {
    Scenario once = scene(2, steps("1 run b", "1 exit", "1 idle", "0 run a"), steps("0 tick"));
    assertEquals(
        Set.of(), Judged.of(once, kernel -> new Interrupting(kernel, 1), Model.SC).broken());
    Scenario twice =
        scene(2, steps("1 run b", "1 exit", "1 idle", "0 run a", "0 tick"), steps("0 tick"));
    assertEquals(
        Set.of("I2 cpu1 is idle and interrupted 2 times because mm1 dies; guaranteed: 1"),
        Judged.of(twice, kernel -> new Interrupting(kernel, 2), Model.SC).broken());
  }
}
