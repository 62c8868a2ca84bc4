package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MembarrierCommand;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.TimeSpent;

class TraceSimulationTest {

  @Test
  void aCpuIsIdleUntilItIsWokenAndAtWorkFromThenOn() {
    TraceSimulation simulation = simulation("fullbarrier", 2);
    run(simulation, 0, 1_000);
    run(simulation, 1, 6_000);
    simulation.at(0, 11_000);
    TimeSpent spent = simulation.end().time();
    assertEquals(5_000, spent.on(Account.IDLE), 0.01);
    assertEquals(20_000, spent.total(), 0.01);
    double switching = spent.total() - spent.on(Account.IDLE) - spent.on(Account.USER);
    assertTrue(switching > 0 && switching < 2_000, spent.toString());
  }

  @Test
  void aCpuThatGoesIdleIsIdleUntilTheEnd() {
    TraceSimulation simulation = simulation("fullbarrier", 1);
    run(simulation, 0, 0);
    idle(simulation, 0, 10_000);
    simulation.at(0, 100_000);
    TimeSpent spent = simulation.end().time();
    assertEquals(100_000, spent.total(), 0.01);
    assertTrue(spent.on(Account.IDLE) > 85_000, spent.toString());
    assertTrue(spent.on(Account.IDLE) < 90_000, spent.toString());
  }

  @Test
  void anActionOfABusyCpuWaitsForItsTurn() {
    TimeSpent apart = twoSwitches(10_000);
    TimeSpent together = twoSwitches(0);
    double switching = apart.total() - apart.on(Account.USER) - apart.on(Account.IDLE);
    assertTrue(apart.on(Account.USER) > 8_000, apart.toString());
    assertEquals(0, together.on(Account.USER), together.toString());
    assertEquals(0, together.on(Account.IDLE), together.toString());
    assertEquals(switching, together.total(), 0.01, apart + " " + together);
  }

  /** A CPU that switches to a task and, some time after, back to its idle task: the end. */
  private static TimeSpent twoSwitches(long nanosecondsBetween) {
    TraceSimulation simulation = simulation("fullbarrier", 1);
    run(simulation, 0, 0);
    idle(simulation, 0, nanosecondsBetween);
    return simulation.end().time();
  }

  @Test
  void theClockOfTheEventsBeginsAnywhereAndGoesNeverBack() {
    TraceSimulation simulation = simulation("fullbarrier", 1);
    run(simulation, 0, 5_000_000_000L);
    idle(simulation, 0, 5_000_010_000L);
    simulation.at(0, 5_000_004_000L);
    SimulationResult result = simulation.end();
    assertEquals(10_000, result.nanoseconds());
    assertEquals(2, result.switches().total());
  }

  @Test
  void aRunWithoutEventsTakesNoTime() {
    SimulationResult result = simulation("fullbarrier", 2).end();
    assertEquals(0, result.nanoseconds());
    assertEquals(0, result.time().total());
  }

  static List<String> schemes() {
    return List.copyOf(Runs.SCHEMES.names());
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theAccountsOfManyEventsAddUp(String scheme) {
    for (long seed = 1; seed <= 5; seed++) {
      SimulationResult result = random(scheme, seed, 5_000);
      assertTrue(result.switches().total() > 100, result.toString());
      double all = result.cpus() * result.nanoseconds();
      assertEquals(all, result.time().total(), 0.01 * all, scheme + ", seed " + seed);
      assertEquals(0, result.violations(), result.firstViolations().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theAccountsAddUpWhereEventsComeFasterThanCpusAre(String scheme) {
    SimulationResult result = random(scheme, 7, 20);
    double all = result.cpus() * result.nanoseconds();
    assertTrue(result.time().total() > all, result.time().toString());
    assertTrue(result.time().on(Account.KERNEL) + result.time().on(Account.HIT) > 0);
  }

  @Test
  void equalEventsGiveEqualResultsAndOthersOthers() {
    assertEquals(random("hazard", 7, 500), random("hazard", 7, 500));
    assertNotEquals(random("hazard", 7, 500), random("hazard", 8, 500));
  }

  /** Tasks that come, go and end on four CPUs, and what they ask for. */
  private static SimulationResult random(String scheme, long seed, int mostNanoseconds) {
    TraceSimulation simulation = simulation(scheme, 4);
    Machine machine = simulation.machine();
    SplittableRandom random = new SplittableRandom(seed);
    Queue<Task> ready = new ArrayDeque<>();
    long now = 0;
    for (int event = 0; event < 2_000; event++) {
      now += random.nextInt(mostNanoseconds);
      int cpu = random.nextInt(4);
      simulation.at(cpu, now);
      act(machine, cpu, ready, random, event);
      if (machine.cpu(cpu).hasDeferredWork()) {
        machine.runDeferredWork(cpu, cpu);
      }
    }
    return simulation.end();
  }

  private static void act(
      Machine machine, int cpu, Queue<Task> ready, SplittableRandom random, int event) {
    Cpu state = machine.cpu(cpu);
    Task current = state.current();
    if (current == state.idleTask()) {
      Task next = ready.poll();
      machine.switchTo(cpu, next == null ? machine.createProcess(cpu, "p" + event) : next);
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> ready.add(machine.fork(cpu, "f" + event, random.nextBoolean()));
      case 1 -> machine.membarrier(cpu, MembarrierCommand.GLOBAL_EXPEDITED);
      case 2 -> machine.flush(cpu);
      case 3 -> {
        machine.exit(cpu);
        goIdle(machine, cpu);
      }
      default -> {
        goIdle(machine, cpu);
        ready.add(current);
      }
    }
  }

  private static TraceSimulation simulation(String scheme, int cpus) {
    return new TraceSimulation(
        "by hand",
        SchemeSelection.parse(Runs.SCHEMES, scheme),
        ProfileCatalogue.ofUser().find("xeon-2s").withCpus(cpus));
  }

  private static void run(TraceSimulation simulation, int cpu, long at) {
    simulation.at(cpu, at);
    Machine machine = simulation.machine();
    machine.switchTo(cpu, machine.createProcess(cpu, "on" + cpu));
  }

  private static void idle(TraceSimulation simulation, int cpu, long at) {
    simulation.at(cpu, at);
    goIdle(simulation.machine(), cpu);
  }

  private static void goIdle(Machine machine, int cpu) {
    machine.switchTo(cpu, machine.cpu(cpu).idleTask());
    machine.idleEnter(cpu);
  }
}
