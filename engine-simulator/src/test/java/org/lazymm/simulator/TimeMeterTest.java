package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.dispatch.TimelineDispatcher;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.TimeSpent;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.workload.LoadContext;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.WorkloadSelection;

class TimeMeterTest {
  private static final int CPUS = 6;

  static Stream<Arguments> everySchemeUnderEveryLoad() {
    return Runs.SCHEMES.names().stream()
        .flatMap(
            scheme ->
                WorkloadSelection.ALL.stream()
                    .map(Workload::name)
                    .map(load -> Arguments.of(scheme, load)));
  }

  @ParameterizedTest
  @MethodSource("everySchemeUnderEveryLoad")
  void theAccountsHaveTheTimeOfAllCpus(String scheme, String load) {
    SimulationResult result = Runs.run(scheme, load, "xeon-2s/" + CPUS, 2_000);
    assertTrue(result.nanoseconds() > 0, result.toString());
    // Some CPUs run ahead of the end, by an action at most.
    double all = CPUS * result.nanoseconds();
    assertEquals(all, result.time().total(), 0.01 * all, result.time().toString());
  }

  @ParameterizedTest
  @MethodSource("everySchemeUnderEveryLoad")
  void eachTickOfEachClockIsBookedOnce(String scheme, String load) {
    Metered run = new Metered(scheme, load);
    run.steps(2_000);
    run.meter.restart(run.now());
    long clocks = run.clocks();
    run.steps(3_000);
    TimeSpent spent = run.meter.spent(run.now());
    assertEquals(Ticks.toNanoseconds(run.clocks() - clocks), spent.total(), 1e-3, spent.toString());
    assertEquals(run.clocks() - clocks, run.engine.accounts().total());
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void aTickThatIsBookedTwiceIsNoticed(Account account) {
    Metered run = new Metered("fullbarrier", "context_switch");
    run.meter.restart(run.now());
    run.steps(500);
    long booked = run.engine.accounts().total();
    run.engine.accounts().book(account, 1);
    long now = run.now();
    String message =
        assertThrows(IllegalStateException.class, () -> run.meter.spent(now)).getMessage();
    assertTrue(message.matches("the accounts have \\d+ ticks of \\d+"), message);
    String[] numbers = message.replaceAll("[^0-9]+", " ").strip().split(" ", -1);
    assertEquals(1, Long.parseLong(numbers[0]) - Long.parseLong(numbers[1]), message);
    assertTrue(Long.parseLong(numbers[1]) >= booked, message);
  }

  @Test
  void aTickThatIsBookedNowhereIsNoticed() {
    Metered run = new Metered("fullbarrier", "context_switch");
    run.meter.restart(run.now());
    run.steps(500);
    run.engine.accounts().book(Account.USER, -1);
    assertThrows(IllegalStateException.class, () -> run.meter.spent(run.now()));
  }

  @Test
  void whatWasBookedBeforeThePeriodDoesNotCount() {
    Metered run = new Metered("fullbarrier", "context_switch");
    run.meter.restart(run.now());
    run.steps(500);
    run.engine.accounts().book(Account.USER, 77);
    run.meter.restart(run.now());
    assertEquals(Map.of(), run.meter.spent(run.now()).nanoseconds());
    run.steps(500);
    assertTrue(run.meter.spent(run.now()).total() > 0);
  }

  @Test
  void cpusWithoutWorkAreIdleAllTheTime() {
    Metered run = new Metered("fullbarrier");
    run.meter.restart(0);
    TimeSpent spent = run.meter.spent(5_000 * Ticks.PER_NANOSECOND);
    assertEquals(Map.of(Account.IDLE, CPUS * 5_000.0), spent.nanoseconds());
  }

  @Test
  void aLineIsBusyForNoMoreThanAllTheTime() {
    Metered run = new Metered("fullbarrier", "context_switch");
    run.steps(500);
    run.meter.restart(run.now());
    assertEquals(0, run.meter.fidelity(run.now()).accesses());
    run.steps(2_000);
    long now = run.now();
    double busy = run.meter.fidelity(now).busiestLine();
    assertTrue(busy > 0 && busy <= 1, busy + "");
    assertTrue(run.meter.fidelity(now).busiestExchanged() <= busy, busy + "");
    assertTrue(run.meter.fidelity(now).accesses() > 0);
  }

  /** A machine under a load or under none, and a meter of it. */
  private static final class Metered {
    private final SimulatorEngine engine;
    private final TimelineDispatcher dispatcher;
    private final TimeMeter meter;

    Metered(String scheme) {
      MachineSelection selection = ProfileCatalogue.ofUser().find("xeon-2s").withCpus(CPUS);
      engine = new SimulatorEngine(selection.profile(), true);
      SchemeSelection selected = SchemeSelection.parse(Runs.SCHEMES, scheme);
      Machine machine =
          new Machine(
              engine,
              MachineSettings.of(CPUS, selection.profile().architecture()).reusingFreedMms(),
              selected::create,
              MachineListener.NONE);
      dispatcher = new TimelineDispatcher(machine, engine, selection.profile());
      meter = new TimeMeter(engine);
    }

    Metered(String scheme, String load) {
      this(scheme);
      WorkloadSelection selected = WorkloadSelection.parse(load);
      MachineSelection selection = ProfileCatalogue.ofUser().find("xeon-2s").withCpus(CPUS);
      selected.workload().populate(new LoadContext(dispatcher, selection, selected.knobs(), 7));
    }

    void steps(int count) {
      for (int step = 0; step < count; step++) {
        assertTrue(now() != WinnerTree.NEVER, "nothing is left to do");
        dispatcher.step();
      }
    }

    long now() {
      return dispatcher.nextTime();
    }

    long clocks() {
      return IntStream.range(0, CPUS).mapToLong(engine.timeline()::clock).sum();
    }
  }
}
