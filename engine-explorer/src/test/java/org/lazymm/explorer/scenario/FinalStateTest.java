package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Order;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.check.RunChecks;

class FinalStateTest {
  /** Puts work off at each tick. */
  private final KernelProgram program =
      new KernelProgram(
          scene(2, steps("0 run a", "1 run k"), steps("0 tick", "0 tick", "1 tick")),
          kernel ->
              new ReferenceCounting(kernel) {
                @Override
                public void tick(int cpu) {
                  kernel.defer(cpu, (on, mm) -> kernel.isDead(mm, Order.RELAXED), kernel.initMm());
                }
              },
          new BitSet(),
          new Sites());

  /** An execution after which all cells hold the same. */
  private final ExecutionGraph alike = alike();

  private ExecutionGraph alike() {
    ExecutionGraph graph = new ExecutionGraph(2);
    for (int location = 0; location < program.engine().explored().locations(); location++) {
      graph.placeAfter(graph.add(0, Label.WRITE, location), ExecutionGraph.INITIAL);
    }
    return graph;
  }

  /** The state after some more steps; they are taken back. */
  private EndState after(String... steps) {
    List<EndState> states = new ArrayList<>();
    program.runOn(
        new ExecutionGraph(2),
        new RunChecks(),
        program.scenario().cpusByFirstStep(),
        () -> {
          for (Step step : steps(steps)) {
            assertTrue(program.stage().perform(step.cpu(), step.action()), step::toString);
          }
          states.add(EndState.of(program, alike));
        });
    return states.get(0);
  }

  private EndState after(Consumer<CpuLog> change) {
    change.accept(program.log(1));
    EndState state = EndState.of(program, alike);
    program.log(1).clear();
    return state;
  }

  @Test
  void whatHasNotChangedIsTheSame() {
    EndState before = after();
    after("0 run o", "1 idle");
    assertEquals(before, after());
    assertEquals(before.hashCode(), after().hashCode());
    assertNotEquals(before, new Object());
  }

  @Test
  void statesThatDifferAreSeldomHashedAlike() {
    assertNotEquals(after().hashCode(), after("0 pin a").hashCode());
  }

  @Test
  void aCellThatHoldsAnotherValueIsAnotherState() {
    EndState before = after();
    int last = alike.locations() - 1;
    alike.setValue(alike.coLast(last), 1);
    assertNotEquals(before, after());
  }

  @Test
  void anotherTaskIsAnotherState() {
    assertNotEquals(after(), after("1 run l"));
  }

  @Test
  void anotherMmIsAnotherState() {
    assertNotEquals(
        after("0 run o", "0 run l", "1 run q", "1 run k"),
        after("0 run q", "0 run l", "1 run o", "1 run k"));
  }

  @Test
  void userModeIsAnotherState() {
    assertNotEquals(after(), after("0 user-enter"));
  }

  @Test
  void aCpuThatIsOfflineIsAnotherState() {
    assertNotEquals(after("1 idle"), after("1 idle", "1 wake", "0 offline 1"));
  }

  @Test
  void anMmThatAKernelThreadGaveUpIsAnotherState() {
    assertNotEquals(after("1 run o", "1 run k"), after("1 use-mm o", "1 unuse-mm"));
  }

  @Test
  void aPinIsAnotherState() {
    assertNotEquals(after(), after("0 pin a"));
  }

  @Test
  void whichMmLivesIsAnotherState() {
    assertNotEquals(after("0 run o", "0 exit", "0 run a"), after("0 run q", "0 exit", "0 run a"));
  }

  @Test
  void aStepThatWasTakenIsAnotherState() {
    EndState none = after(log -> {});
    assertNotEquals(none, after(log -> log.taken().set(0)));
    assertNotEquals(after(log -> log.taken().set(1)), after(log -> log.taken().set(0)));
  }

  @Test
  void anInterruptOfAnIdleHolderIsAnotherState() {
    Cpu cpu = program.machine().cpu(1);
    assertNotEquals(
        after(log -> {}),
        after(
            log ->
                log.interruptChecks()
                    .judge(
                        0,
                        cpu,
                        program.machine().cpu(0).active(),
                        true,
                        true,
                        program.machine().guarantees())));
  }

  @Test
  void aStateWithWorkLeftIsNotWhole() {
    assertTrue(after().isWhole());
    assertFalse(after("0 tick").isWhole());
    assertFalse(after("1 tick").isWhole());
    assertTrue(after("0 tick", "0 work").isWhole());
    assertFalse(after("1 tick", "1 idle", "1 wake", "1 die").isWhole(), "a dead CPU has left it");
  }
}
