package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.time.WinnerTree;

class WaitListTest {
  private final Rig rig = new Rig(2);
  private final WaitList waiting = new WaitList(2);

  private Script add(int cpu, long readyAt) {
    Script actor = rig.script(cpu, 0);
    actor.readyAt = readyAt;
    waiting.add(actor);
    return actor;
  }

  private List<Actor> taken(int cpu, long now) {
    List<Actor> taken = new ArrayList<>();
    for (Actor next = waiting.takeReady(cpu, now);
        next != null;
        next = waiting.takeReady(cpu, now)) {
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
    assertNull(waiting.takeReady(0, 9));
    assertEquals(10, waiting.firstReadyAt(0));
    assertSame(actor, waiting.takeReady(0, 10));
    assertEquals(WinnerTree.NEVER, waiting.firstReadyAt(0));
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
    waiting.moveAll(0, 1, 0);
    assertEquals(WinnerTree.NEVER, waiting.firstReadyAt(0));
    assertEquals(List.of(first, second, third), taken(1, 30));
    assertEquals(List.of(1, 1), List.of(first.cpu(), third.cpu()));
  }
}
