package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.broken.scheme.TakesNoReference;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/** The interleaver itself, on programs whose outcomes are known by hand. */
class InterleaverTest {
  private static final int STATES = 100_000;

  private static final Scenario STORE_BUFFERING =
      users(
          Step.of(0, "store x 1"),
          Step.of(0, "load y r0"),
          Step.of(1, "store y 1"),
          Step.of(1, "load x r1"));

  private static final Scenario EXIT_AGAINST_SWITCH =
      Scenario.of(
              "exit against switch",
              2,
              Architecture.X86,
              List.of(new TaskSpec("a", "own"), new TaskSpec("b", "a"), TaskSpec.kernelThread("k")),
              List.of(Step.of(0, "exit"), Step.of(1, "exit"), Step.of(1, "run k")))
          .withSetup(List.of(Step.of(0, "run a"), Step.of(1, "run b")));

  private static Scenario users(Step... steps) {
    return Scenario.of(
            "users",
            2,
            Architecture.X86,
            List.of(TaskSpec.process("a"), TaskSpec.process("b")),
            List.of(steps))
        .withSetup(List.of(Step.of(0, "run a"), Step.of(1, "run b")));
  }

  private static Interleaved run(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, StoreOrder order) {
    Interleaved found = new Interleaver(scenario, scheme, STATES).run(order);
    assertEquals("", found.unknown());
    return found;
  }

  /** The registers of all ends. */
  private static Set<String> outcomes(Scenario scenario, StoreOrder order) {
    Set<String> outcomes = new TreeSet<>();
    for (String end : run(scenario, ReferenceCounting::new, order).ends()) {
      outcomes.add(end.substring(0, end.indexOf(", x")));
    }
    return outcomes;
  }

  @Test
  void storesAreSeenAtOnceOrOneOfTwoLoadsMissesOne() {
    assertEquals(
        Set.of("r0=0, r1=1", "r0=1, r1=0", "r0=1, r1=1"),
        outcomes(STORE_BUFFERING, StoreOrder.AT_ONCE));
  }

  @Test
  void bothLoadsMissStoresThatAreBuffered() {
    assertEquals(
        Set.of("r0=0, r1=0", "r0=0, r1=1", "r0=1, r1=0", "r0=1, r1=1"),
        outcomes(STORE_BUFFERING, StoreOrder.BUFFERED));
  }

  private static Scenario use(Step... steps) {
    return Scenario.of(
            "use",
            2,
            Architecture.X86,
            List.of(TaskSpec.process("a"), TaskSpec.kernelThread("k")),
            List.of(steps))
        .withSetup(List.of(Step.of(0, "run a"), Step.of(0, "pin a"), Step.of(1, "run k")));
  }

  @Test
  void kernelThreadUsesAnMmWhoseLastUserMayGo() {
    Scenario scenario = use(Step.of(1, "use-mm a"), Step.of(1, "unuse-mm"), Step.of(0, "exit-mm"));
    for (StoreOrder order : StoreOrder.values()) {
      assertTrue(
          run(scenario, ReferenceCounting::new, order).broken().contains(Property.S4),
          order::toString);
    }
  }

  @Test
  void kernelThreadThatTakesAUserReferenceFirstUsesTheMmAsLongAsItLikes() {
    Scenario scenario =
        use(
            Step.of(1, "get-users a"),
            Step.of(1, "use-mm a"),
            Step.of(1, "unuse-mm"),
            Step.of(1, "put-users a"),
            Step.of(0, "exit-mm"));
    assertEquals(Set.of(), run(scenario, ReferenceCounting::new, StoreOrder.AT_ONCE).broken());
  }

  @Test
  void storeToACellOfAnotherCpuIsSeenUnlessThatCpuComesOrGoes() {
    Scenario ticks = users(Step.of(0, "tick"), Step.of(1, "tick"));
    assertEquals(Set.of(Property.X3), run(ticks, Foreign::new, StoreOrder.AT_ONCE).broken());
    Scenario dies =
        ticks
            .withSetup(List.of(Step.of(0, "run a")))
            .withSteps(List.of(Step.of(0, "tick"), Step.of(0, "offline 1")));
    assertEquals(Set.of(), run(dies, Foreign::new, StoreOrder.AT_ONCE).broken());
  }

  /** Counts, and stores at a tick of CPU 0 to a cell of CPU 1. */
  private static final class Foreign extends ReferenceCounting {
    private final LongCell cell;

    Foreign(Kernel kernel) {
      super(kernel);
      cell = kernel.memory().number("cell", Home.cpu(1), 0);
    }

    @Override
    public void tick(int cpu) {
      if (cpu == 0) {
        cell.store(1, Order.RELAXED);
      }
    }
  }

  @Test
  void referenceOfATaskThatIsBetweenTwoHalvesIsExpected() {
    Scenario scenario = users(Step.of(0, "exit-count"), Step.of(1, "exit"));
    assertEquals(Set.of(), run(scenario, ReferenceCounting::new, StoreOrder.AT_ONCE).broken());
  }

  @Test
  void membarrierOnOneSideKeepsBothLoadsFromMissing() {
    Scenario scenario =
        users(
            Step.of(0, "store x 1"),
            Step.of(0, "membarrier global"),
            Step.of(0, "load y r0"),
            Step.of(1, "store y 1"),
            Step.of(1, "load x r1"));
    assertFalse(outcomes(scenario, StoreOrder.BUFFERED).contains("r0=0, r1=0"));
  }

  @Test
  void messagesPassInOrder() {
    Scenario scenario =
        users(
            Step.of(0, "store x 1"),
            Step.of(0, "store y 1"),
            Step.of(1, "load y r0"),
            Step.of(1, "load x r1"));
    for (StoreOrder order : StoreOrder.values()) {
      assertEquals(Set.of("r0=0, r1=0", "r0=0, r1=1", "r0=1, r1=1"), outcomes(scenario, order));
    }
  }

  @Test
  void ownStoresAreSeenBeforeTheyLeaveTheBuffer() {
    Scenario scenario =
        users(
            Step.of(0, "store x 1"),
            Step.of(0, "load x r0"),
            Step.of(0, "load y r1"),
            Step.of(1, "store y 1"),
            Step.of(1, "load y r2"),
            Step.of(1, "load x r3"));
    String both = "r0=1, r1=0, r2=1, r3=0";
    assertFalse(outcomes(scenario, StoreOrder.AT_ONCE).contains(both));
    assertTrue(outcomes(scenario, StoreOrder.BUFFERED).contains(both));
  }

  @Test
  void forbiddenOutcomeBreaksItsProperty() {
    Forbidden forbidden = Forbidden.of("r0 == 0 && r1 == 0", Property.M1);
    Scenario scenario = STORE_BUFFERING.withForbidden(forbidden);
    assertEquals(Set.of(), run(scenario, ReferenceCounting::new, StoreOrder.AT_ONCE).broken());
    assertEquals(
        Set.of(Property.M1), run(scenario, ReferenceCounting::new, StoreOrder.BUFFERED).broken());
  }

  @Test
  void waitingForWhatComesEnds() {
    Scenario scenario = users(Step.of(0, "await x 1"), Step.of(1, "store x 1"));
    for (StoreOrder order : StoreOrder.values()) {
      assertEquals(Set.of(), run(scenario, ReferenceCounting::new, order).broken());
    }
  }

  @Test
  void waitingForWhatNeverComesIsADeadlock() {
    Scenario scenario = users(Step.of(0, "await x 2"), Step.of(1, "store x 1"));
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(scenario, ReferenceCounting::new, order);
      assertEquals(Set.of(Property.L3), found.broken());
      assertEquals(Set.of(), found.ends());
    }
  }

  @Test
  void referenceCountingIsSound() {
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(EXIT_AGAINST_SWITCH, ReferenceCounting::new, order);
      assertEquals(Set.of(), found.broken());
      assertTrue(found.states() > 50, found::toString);
    }
  }

  @Test
  void useAfterFreeIsFoundWhereNoReferenceIsTaken() {
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(EXIT_AGAINST_SWITCH, TakesNoReference::new, order);
      assertTrue(found.broken().contains(Property.S1), () -> "broken: " + found.broken());
    }
  }

  @Test
  void whatASchemeKeepsOutsideOfCellsIsNoticed() {
    int[] counter = {0};
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void tick(int cpu) {
                if (counter[0]++ % 2 == 0) {
                  kernel.memory().smpMb();
                }
              }
            };
    Scenario scenario = users(Step.of(0, "tick"), Step.of(0, "load x r0"), Step.of(1, "store x 1"));
    Interleaved found = new Interleaver(scenario, scheme, STATES).run(StoreOrder.AT_ONCE);
    assertFalse(found.unknown().isEmpty(), found::toString);
  }
}
