package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.time.WinnerTree;

class CpuStateTest {
  private final Rig rig = new Rig(2);
  private final DispatchState[] cpus = {state(0), state(1)};

  private DispatchState state(int cpu) {
    return new DispatchState(rig.machine().cpu(cpu), cpu);
  }

  private Script add(int cpu, long readyAt) {
    Script actor = rig.script(cpu, 0);
    actor.readyAt = readyAt;
    cpus[cpu].add(actor);
    return actor;
  }

  private List<SimProcess> taken(int cpu, long now) {
    List<SimProcess> taken = new ArrayList<>();
    for (SimProcess next = cpus[cpu].takeReady(now);
        next != null;
        next = cpus[cpu].takeReady(now)) {
      taken.add(next);
    }
    return taken;
  }

  @Test
  void theEarliestIsTakenFirstAndOfEqualOnesTheFirstToCome() {
    Script late = add(0, 30);
    Script early = add(0, 10);
    Script between = add(0, 20);
    Script alsoBetween = add(0, 20);
    Script alsoEarly = add(0, 10);
    assertEquals(List.of(early, alsoEarly, between, alsoBetween, late), taken(0, 30));
  }

  @Test
  void whoIsNotReadyIsNotTaken() {
    Script actor = add(0, 10);
    assertNull(cpus[0].takeReady(9));
    assertEquals(10, cpus[0].firstReadyAt());
    assertSame(actor, cpus[0].takeReady(10));
    assertEquals(WinnerTree.NEVER, cpus[0].firstReadyAt());
  }

  @Test
  void eachCpuHasAListOfItsOwn() {
    Script other = add(1, 10);
    assertEquals(List.of(), taken(0, 100));
    assertEquals(List.of(other), taken(1, 100));
  }

  @Test
  void allOfACpuGoToAnotherAndKeepTheirOrderThere() {
    Script first = add(0, 10);
    Script third = add(0, 30);
    Script second = add(1, 20);
    cpus[0].moveAll(cpus[1], 0);
    assertEquals(WinnerTree.NEVER, cpus[0].firstReadyAt());
    assertEquals(List.of(first, second, third), taken(1, 30));
    assertEquals(List.of(1, 1), List.of(first.cpu(), third.cpu()));
  }
}
