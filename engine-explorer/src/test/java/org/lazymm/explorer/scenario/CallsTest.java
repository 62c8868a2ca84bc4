package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.scheduler.engine.InterruptSender;

class CallsTest {
  private final Calls calls = new Calls(3, 11, 12);

  /** Interrupts nobody. */
  private static final class Nobody implements InterruptSender {
    @Override
    public int next(int after) {
      return -1;
    }

    @Override
    public void handle(int cpu) {}

    @Override
    public boolean idle(int cpu) {
      return false;
    }
  }

  private static Calls.Call call(boolean waits) {
    return new Calls.Call(new Nobody(), waits);
  }

  @Test
  void callsAreTakenInTheOrderInWhichTheyWereSent() {
    Calls.Call first = call(true);
    Calls.Call second = call(false);
    assertEquals(1, calls.send(first));
    assertEquals(2, calls.send(second));
    assertEquals(2, calls.sent());
    assertSame(first, calls.take());
    assertEquals(1, calls.handled());
    assertSame(second, calls.take());
    assertEquals(2, calls.handled());
  }

  @Test
  void onlyCallsThatAreWaitedForAreAwaited() {
    calls.send(call(false));
    assertEquals(0, calls.awaited());
    calls.send(call(true));
    assertEquals(1, calls.awaited());
    calls.send(call(false));
    assertEquals(1, calls.awaited());
  }

  @Test
  void theTargetWaitsForTheSendersCodeToBeRun() {
    assertEquals(3, assertThrows(BehindException.class, calls::take).thread());
    calls.send(call(true));
    calls.take();
    assertThrows(BehindException.class, calls::take);
    assertEquals(1, calls.handled());
  }

  @Test
  void aSenderThatRunsAgainSendsTheSameCallsAgain() {
    calls.send(call(true));
    calls.send(call(true));
    calls.rewindSender();
    assertEquals(0, calls.sent());
    assertEquals(0, calls.awaited());
    Calls.Call again = call(true);
    assertEquals(1, calls.send(again));
    assertSame(again, calls.take());
    calls.take(); // The second is known from the run that got farther.
    assertThrows(BehindException.class, calls::take);
  }

  @Test
  void aTargetThatRunsAgainTakesTheSameCallsAgain() {
    Calls.Call first = call(true);
    calls.send(first);
    calls.take();
    calls.rewindTarget();
    assertEquals(0, calls.handled());
    assertSame(first, calls.take());
  }

  @Test
  void callsOfAFormerExecutionAreNeverHandedOut() {
    calls.send(call(true));
    calls.startOver();
    calls.rewindSender();
    calls.rewindTarget();
    assertThrows(BehindException.class, calls::take);
    Calls.Call now = call(true);
    calls.send(now);
    assertSame(now, calls.take());
  }

  @Test
  void theLocationsAreThoseThatItWasMadeWith() {
    assertEquals(11, calls.request());
    assertEquals(12, calls.acknowledged());
  }
}
