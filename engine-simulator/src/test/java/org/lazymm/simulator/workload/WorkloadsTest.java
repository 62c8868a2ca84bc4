package org.lazymm.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.simulator.Runs;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;

/** Each load makes the machine do what it is there for. */
class WorkloadsTest {
  private static final long SWITCHES = 20_000;

  private static SimulationResult run(String load, int cpus) {
    return Runs.run("fullbarrier", load, "xeon-2s/" + cpus, SWITCHES);
  }

  @Test
  void pairsThatHaveTwoCpusSwitchThroughIdle() {
    SwitchCounts switches = run("context_switch:pairs=2", 4).switches();
    assertEquals(0, switches.userToUser());
    assertEquals(switches.userToKernel(), switches.kernelToUser(), 4.0);
  }

  @Test
  void pairsThatShareACpuSwitchFromUserToUser() {
    SwitchCounts switches = run("context_switch:pairs=4", 4).switches();
    assertEquals(switches.total(), switches.userToUser(), 8.0);
  }

  @Test
  void eachSwitchOfAPairIsAnOperation() {
    SimulationResult result = run("context_switch:pairs=4", 4);
    assertEquals(result.switches().total(), result.operations(), 8.0);
  }

  @Test
  void pairsOfOneProcessShareItsMmAndThoseOfSeveralDoNot() {
    long shared = run("context_switch:pairs=8", 16).memory().contendedRmws();
    long apart = run("context_switch:pairs=8:processes=8", 16).memory().contendedRmws();
    // What is left is between the two CPUs of a pair.
    assertTrue(apart < 0.6 * shared, apart + " of " + shared);
  }

  @Test
  void eachProcessOfTheStormLeavesADeadMm() {
    SimulationResult result = run("fork-exec-storm", 4);
    // One mm is the shell's copy that exec replaces, one the child's own.
    assertEquals(2 * result.operations(), result.retention().died(), 8.0);
  }

  @Test
  void processesThatMoveLeaveTheirMmBorrowedWhereTheyWere() {
    double stay = run("fork-exec-storm:migrate=0", 8).retention().timeToFree().meanNanoseconds();
    double move = run("fork-exec-storm:migrate=100", 8).retention().timeToFree().meanNanoseconds();
    assertTrue(move > stay, move + " ns, " + stay + " ns");
  }

  @Test
  void noThreadOfAPoolEverExits() {
    SimulationResult result = run("thread-pool", 4);
    assertEquals(0, result.retention().died());
    assertTrue(result.operations() > SWITCHES / 10, result.toString());
  }

  @Test
  void aPoolThatIsLoadedMoreIsIdleLess() {
    assertTrue(share(run("thread-pool:load=10", 8)) > share(run("thread-pool:load=90", 8)));
  }

  /** The share of switches that lead to a kernel thread. */
  private static double share(SimulationResult result) {
    return result.switches().userToKernel() / (double) result.switches().total();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void aServerIsReplacedAfterItsRequests(int requests) {
    SimulationResult result = run("idle-server:requests=" + requests, 4);
    // Two threads serve so many requests each.
    double expected = result.operations() / (2.0 * requests);
    assertEquals(expected, result.retention().died(), 0.1 * expected + 4);
  }

  @Test
  void aKernelThreadTakesTheMmOfAnApplicationForEachRequest() {
    SimulationResult result = run("use-mm:requests=10", 2);
    double exits = result.operations() / 10.0;
    assertEquals(exits, result.retention().died(), 0.1 * exits + 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 448})
  void applicationsThatHandRequestsOverEndHoweverManyCpusShareTheRun(int cpus) {
    SimulationResult result = Runs.run("fullbarrier", "use-mm", "xeon-8s/" + cpus, 50_000);
    assertEquals(result.operations() / 200.0, result.retention().died(), 12.0);
  }

  @Test
  void aLoopOfHotplugDoesTheServersWorkAndItsOwn() {
    SimulationResult rare = run("hotplug-loop:interval=100000000", 4);
    SimulationResult often = run("hotplug-loop:interval=20000", 4);
    assertTrue(
        often.operationsPerSecond() > 2 * rare.operationsPerSecond(),
        often.operationsPerSecond() + " and " + rare.operationsPerSecond());
    assertEquals(0, often.violations());
  }

  @Test
  void aLoadOfOneCpuRuns() {
    for (Workload workload : WorkloadSelection.ALL) {
      SimulationResult result = run(workload.name(), 1);
      assertTrue(result.operations() > 0, workload.name());
    }
  }
}
