package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

class ClosingTest {
  private static final String[] LAZY = {"1 run b", "1 exit", "1 idle", "0 run a", "0 exit"};

  private final int[] ticks = new int[3];

  /** Counts ticks, and drops what it kept at one of them. */
  private final class Ticks extends ReferenceCounting {
    private final int drops;
    private final boolean inTime;
    private final List<Mm> kept = new ArrayList<>();

    Ticks(Kernel kernel, int drops, boolean inTime) {
      super(kernel);
      this.drops = drops;
      this.inTime = inTime;
    }

    @Override
    public Guarantees guarantees() {
      return inTime ? super.guarantees().inBoundedTime() : super.guarantees();
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      kept.add(mm);
    }

    @Override
    public void cpuDead(int byCpu, int deadCpu) {
      kept.add(kernel.initMm());
    }

    @Override
    public void tick(int cpu) {
      ticks[cpu]++;
      if (cpu == 0 && ticks[0] >= drops) {
        for (Mm mm : kept) {
          kernel.defer(cpu, (on, about) -> kernel.drop(on, about, Order.FULL), mm);
        }
        kept.clear();
      }
    }

    @Override
    public long delegatedReferences(Mm mm) {
      return kept.stream().filter(each -> each == mm).count();
    }
  }

  private static Board closed(int cpus, Function<Kernel, LazyMmScheme> scheme, String... steps) {
    Board board = new Board(cpus, scheme).take(steps);
    board.close();
    return board;
  }

  @Test
  void aSoundSchemeFreesEverything() {
    Board board = closed(3, ReferenceCounting::new, LAZY);
    assertEquals(List.of(), board.broken());
    // The mm of o, which never ran, and one for each CPU.
    assertEquals(4, board.machine.liveMms());
  }

  @Test
  void eachCpuThatIsOnlineSwitchesToAUser() {
    Board board = closed(3, ReferenceCounting::new, "0 offline 2");
    assertEquals("closing-0", board.machine.cpu(0).current().toString());
    assertEquals("closing-1", board.machine.cpu(1).current().toString());
    assertFalse(board.machine.cpu(2).online());
    assertEquals(List.of(), board.broken());
  }

  @Test
  void aReferenceThatIsNeverDroppedIsBroken() {
    Board board = closed(2, kernel -> new Ticks(kernel, 1_000, false), LAZY);
    assertEquals(
        List.of(
            "K2 mm1 is dead and not freed although its tasks are gone and each CPU has switched mm"),
        board.broken().stream().filter(each -> each.startsWith("K")).toList());
    assertEquals(66, ticks[0], "2 before the CPUs leave and 64 after that");
  }

  @Test
  void aReferenceThatIsDroppedAtALateTickIsSound() {
    Board board = closed(2, kernel -> new Ticks(kernel, 40, false), LAZY);
    assertEquals(List.of(), board.broken());
    assertEquals(40, ticks[0], "no tick is wasted");
  }

  @Test
  void aFewTicksAreTakenWhereNothingIsLeft() {
    closed(2, kernel -> new Ticks(kernel, 1, false));
    assertEquals(4, ticks[0]);
    assertEquals(4, ticks[1]);
  }

  @Test
  void aGuaranteeOfBoundedTimeIsBrokenByCpusThatIdle() {
    Board board =
        closed(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public Guarantees guarantees() {
                    return super.guarantees().inBoundedTime();
                  }
                },
            LAZY);
    assertEquals(
        List.of(
            "L2 mm1 is dead and not freed although bounded time is guaranteed and all CPUs had their"
                + " steps"),
        board.broken());
  }

  @Test
  void aGuaranteeOfBoundedTimeHas64Ticks() {
    String[] steps = {"1 run b", "1 exit", "1 run o", "0 run a", "0 exit"};
    Board kept = closed(2, kernel -> new Ticks(kernel, 64, true), steps);
    assertFalse(kept.properties().contains("L2"), () -> kept.broken().toString());
    ticks[0] = 0;
    Board late = closed(2, kernel -> new Ticks(kernel, 65, true), steps);
    assertTrue(late.properties().contains("L2"), () -> late.broken().toString());
  }

  @Test
  void idleCpusGetNoTicksUntilTheyLeave() {
    closed(3, kernel -> new Ticks(kernel, 1, false), "1 idle", "2 run o", "2 user-enter");
    assertEquals(4, ticks[0]);
    assertEquals(2, ticks[1]);
    assertEquals(2, ticks[2]);
  }

  @Test
  void theFirstCpuIsWokenUp() {
    assertEquals(List.of(), closed(2, ReferenceCounting::new, "0 idle").broken());
    assertEquals(List.of(), closed(2, ReferenceCounting::new, "0 run o", "0 user-enter").broken());
  }

  @Test
  void deadCpusAreReaped() {
    Board board = closed(2, ReferenceCounting::new, "1 die");
    assertEquals(List.of(), board.broken());
    assertFalse(board.machine.unreaped(1));
    assertFalse(board.machine.cpu(1).online());
  }

  @Test
  void pinsAndUserReferencesAreDropped() {
    Board board =
        closed(
            2,
            ReferenceCounting::new,
            "0 run a",
            "0 pin a",
            "0 get-users b",
            "0 exit",
            "1 run b",
            "1 exit");
    assertEquals(List.of(), board.broken());
    assertEquals(3, board.machine.liveMms());
  }

  @Test
  void teardownsThatAreOwedAreDone() {
    Board owed = new Board(2, ReferenceCounting::new);
    owed.take("0 run a", "0 exit-mm", "1 run b", "1 exit-mm");
    owed.close();
    assertEquals(List.of(), owed.broken());
    Board preempted = new Board(2, ReferenceCounting::new);
    preempted.take("1 run b", "1 exit", "1 run a", "1 exit-mm", "1 run k");
    preempted.close();
    assertEquals(List.of(), preempted.broken());
    assertEquals(3, preempted.machine.liveMms());
  }

  @Test
  void workIsDoneOnTheWay() {
    Board board =
        closed(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    kernel.defer(cpu, (on, about) -> kernel.drop(on, about, Order.FULL), mm);
                  }
                },
            LAZY);
    assertEquals(List.of(), board.broken());
    assertTrue(board.work.noneLeft());
  }

  @Test
  void eachActionIsBounded() {
    Board board = new Board(2, ReferenceCounting::new).take("0 idle", "1 die");
    int[] actions = new int[1];
    new Closing(
            board.machine,
            board.stage,
            board.checks,
            board.work,
            action -> {
              actions[0]++;
              action.run();
            },
            List.of(0, 1))
        .run();
    // To wake up, to reap, to switch, to release, and 4 ticks of the CPU that is online.
    assertEquals(8, actions[0]);
  }
}
