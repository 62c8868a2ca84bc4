package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheme.reference.UncountedScheme;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class DrivenCpusTest {
  private static final int CPUS = 3;

  private final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  private final SimulatorEngine engine = new SimulatorEngine(profile, true);
  private final Machine machine =
      new Machine(
          engine,
          MachineSettings.of(CPUS, profile.architecture()),
          UncountedScheme::new,
          MachineListener.NONE);
  private final DrivenCpus cpus = new DrivenCpus(machine, engine, profile);

  @Test
  void aCpuIsIdleUntilItsFirstAction() {
    switchToTask(0, 7_000);
    cpus.finish();
    assertEquals(7_000, booked(Account.IDLE));
    assertTrue(clock(0) > 7_000, clock(0) + "");
    assertEquals(clock(0), engine.accounts().total());
    assertEquals(0, clock(1));
  }

  @Test
  void anActionThatWasRecordedWhileTheCpuWasBusyBeginsWhenTheOneBeforeEnds() {
    pass(0, 1_000, 500);
    pass(0, 1_001, 300);
    pass(0, 1_002, 40);
    cpus.finish();
    assertEquals(1_840, clock(0));
    assertEquals(1_000, booked(Account.IDLE));
    assertEquals(840, booked(Account.FLUSH));
  }

  @Test
  void anActionOfAnotherCpuDoesNotWaitForIt() {
    pass(0, 1_000, 500);
    pass(1, 1_001, 300);
    cpus.finish();
    assertEquals(1_500, clock(0));
    assertEquals(1_301, clock(1));
  }

  @Test
  void whatFollowsAnActionIsWorkOfItsTaskOrIdleness() {
    switchToTask(0, 0);
    pass(0, 100_000, 10);
    cpus.finish();
    long worked = booked(Account.USER);
    assertTrue(worked > 0 && worked < 100_000, worked + "");
    pass(0, 200_000, 10);
    cpus.finish();
    assertEquals(99_990, booked(Account.USER) - worked);
    assertEquals(0, booked(Account.IDLE));

    cpus.act(0, 300_000);
    machine.switchTo(0, machine.cpu(0).idleTask());
    cpus.finish();
    long idleFrom = clock(0);
    pass(0, 400_000, 10);
    cpus.finish();
    assertEquals(400_000 - idleFrom, booked(Account.IDLE));
    assertEquals(clock(0), engine.accounts().total());
  }

  @Test
  void anInterruptWakesAnIdleCpuAtThePriceOfItsSleep() {
    long sleep = 2 * profile.ticks(FigureKey.RESIDENCY_DEEP);
    machineIdles(1, 0);
    long idleFrom = clock(1);
    cpus.act(0, sleep);
    engine.enter(1);
    engine.pass(Account.FLUSH, 7);
    engine.enter(0);
    cpus.finish();
    assertEquals(profile.ticks(FigureKey.WAKE_DEEP), booked(Account.WAKE));
    assertEquals(7, booked(Account.FLUSH));
    assertTrue(clock(1) > sleep + profile.ticks(FigureKey.WAKE_DEEP), idleFrom + " " + clock(1));
    assertEquals(clock(0) + clock(1) + clock(2), engine.accounts().total());
  }

  @Test
  void anInterruptOfABusyCpuWakesNobody() {
    switchToTask(1, 0);
    cpus.act(0, 1_000_000);
    engine.enter(1);
    engine.pass(Account.FLUSH, 7);
    engine.enter(0);
    cpus.finish();
    assertEquals(0, booked(Account.WAKE));
    assertEquals(7, booked(Account.FLUSH));
  }

  @Test
  void aCpuThatIsTakenDownIsOffline() {
    cpus.act(0, 1_000);
    machine.offline(0, 2);
    cpus.finish();
    long before = booked(Account.OFFLINE);
    engine.timeline().cut(1_000_000);
    long until = booked(Account.OFFLINE) - before;
    assertTrue(until > 900_000 && until < 1_000_000, until + "");
  }

  private void switchToTask(int cpu, long at) {
    cpus.act(cpu, at);
    Task task = machine.createProcess(cpu, "task" + cpu);
    machine.switchTo(cpu, task);
  }

  private void machineIdles(int cpu, long at) {
    cpus.act(cpu, at);
    machine.idleEnter(cpu);
    cpus.finish();
  }

  /** An action that only takes time. */
  private void pass(int cpu, long at, long ticks) {
    cpus.act(cpu, at);
    engine.pass(Account.FLUSH, ticks);
  }

  private long booked(Account account) {
    return engine.accounts().ticks(account);
  }

  private long clock(int cpu) {
    return engine.timeline().clock(cpu);
  }
}
