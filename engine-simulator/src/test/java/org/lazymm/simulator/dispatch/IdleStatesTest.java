package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class IdleStatesTest {
  private final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  private final IdleStates states = new IdleStates(profile);
  private final long poll = profile.ticks(FigureKey.WAKE_POLL);
  private final long shallow = profile.ticks(FigureKey.WAKE_C1);
  private final long deep = profile.ticks(FigureKey.WAKE_DEEP);

  @Test
  void aCpuThatSleepsNoLongerThanAFifthOfTheResidencyPolls() {
    assertEquals(poll, states.wakeLatency(0));
    assertEquals(poll, states.wakeLatency(shallow));
  }

  @Test
  void aStateIsChosenAlwaysFromItsResidencyOn() {
    assertEquals(shallow, states.wakeLatency(5 * shallow));
    assertEquals(deep, states.wakeLatency(5 * deep));
    assertEquals(deep, states.wakeLatency(1_000 * deep));
  }

  @Test
  void inBetweenTheShareGrowsEvenly() {
    assertEquals(poll + (shallow - poll) / 2, states.wakeLatency(3 * shallow));
    assertEquals(shallow + (deep - shallow) / 2, states.wakeLatency(3 * deep));
  }

  @Test
  void aLongerSleepNeverWakesFaster() {
    long before = 0;
    for (long slept = 0; slept < 6 * deep; slept += shallow / 7) {
      long latency = states.wakeLatency(slept);
      assertTrue(latency >= before, "after " + slept);
      before = latency;
    }
  }

  @Test
  void theInterruptThatWakesIsDueAsFarAsTheCpuDoesNotPoll() {
    assertEquals(0, states.unlessPolling(800, shallow));
    assertEquals(400, states.unlessPolling(800, 3 * shallow));
    assertEquals(800, states.unlessPolling(800, 5 * shallow));
  }
}
