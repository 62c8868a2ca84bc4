package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class SleepObserverTest {
  private final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  private final SleepObserver observer = new SleepObserver(profile, 2);
  private final long poll = profile.ticks(FigureKey.WAKE_POLL);
  private final long shallow = profile.ticks(FigureKey.WAKE_C1);

  @Test
  void aCpuSleepsSinceItActedLast() {
    assertEquals(shallow, observer.wakeLatency(0, 5 * shallow));
    observer.acted(0, 4 * shallow);
    assertEquals(poll, observer.wakeLatency(0, 5 * shallow));
    assertEquals(shallow, observer.wakeLatency(1, 5 * shallow));
  }

  @Test
  void anInterruptIsNoSleep() {
    observer.interrupted(0, 4 * shallow);
    assertEquals(poll, observer.wakeLatency(0, 5 * shallow));
  }

  @Test
  void whoIsWokenBeforeItActedHasNotSlept() {
    observer.acted(0, 1_000);
    assertEquals(poll, observer.wakeLatency(0, 900));
  }
}
