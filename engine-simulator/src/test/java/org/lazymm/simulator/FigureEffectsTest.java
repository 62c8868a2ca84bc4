package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.engine.Actions;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.FigureKey.Unit;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.SimulationResult;

/**
 * Each figure of each profile changes the time that is booked for it, in the direction one expects,
 * under some load, and makes no load faster that it should make slower.
 */
@Tag("slow")
class FigureEffectsTest {
  private static final long SWITCHES = 6_000;

  /** Loads of few runs differ by chance; a rate that rises by less has not risen. */
  private static final double CHANCE = 1.05;

  private static final List<String> LOADS =
      List.of(
          "fork-exec-storm",
          "context_switch",
          "context_switch:pairs=4",
          "idle-server",
          "thread-pool");

  private static final Map<FigureKey, Account> BOOKED_TO = new EnumMap<>(FigureKey.class);

  static {
    BOOKED_TO.put(FigureKey.HIT, Account.HIT);
    BOOKED_TO.put(FigureKey.RMW, Account.RMW);
    BOOKED_TO.put(FigureKey.FENCE, Account.FENCE);
    BOOKED_TO.put(FigureKey.IPI_SEND, Account.WAKE);
    BOOKED_TO.put(FigureKey.IPI_FIRST, Account.IPI_WAIT);
    BOOKED_TO.put(FigureKey.IPI_FURTHER, Account.IPI_SEND);
    BOOKED_TO.put(FigureKey.IPI_HANDLER, Account.IPI_HANDLE);
    BOOKED_TO.put(FigureKey.WAKE_POLL, Account.WAKE);
    BOOKED_TO.put(FigureKey.WAKE_C1, Account.WAKE);
    BOOKED_TO.put(FigureKey.WAKE_DEEP, Account.WAKE);
    BOOKED_TO.put(FigureKey.RESIDENCY_C1, Account.WAKE);
    BOOKED_TO.put(FigureKey.RESIDENCY_DEEP, Account.WAKE);
    BOOKED_TO.put(FigureKey.FLUSH_FULL, Account.FLUSH);
    BOOKED_TO.put(FigureKey.MM_SWITCH, Account.MMU);
    BOOKED_TO.put(FigureKey.PATH_SWITCH, Account.KERNEL);
    BOOKED_TO.put(FigureKey.PATH_FORK, Account.KERNEL);
    BOOKED_TO.put(FigureKey.PATH_EXEC, Account.KERNEL);
    BOOKED_TO.put(FigureKey.PATH_EXIT, Account.KERNEL);
    BOOKED_TO.put(FigureKey.SCALE_ALL_CORES, Account.KERNEL);
    BOOKED_TO.put(FigureKey.SCALE_SMT, Account.KERNEL);
  }

  /** Figures of which more makes a machine faster: an idle CPU polls longer, a core is faster. */
  private static final List<FigureKey> GOOD =
      List.of(
          FigureKey.RESIDENCY_C1,
          FigureKey.RESIDENCY_DEEP,
          FigureKey.SCALE_ALL_CORES,
          FigureKey.SCALE_SMT);

  static Stream<String> profiles() {
    return ProfileCatalogue.shippedNames().stream();
  }

  /** A load under a scheme, on some CPUs. */
  private record Trial(MachineSelection machine, String scheme, String load) {
    SimulationResult run() {
      return Runs.on(machine, scheme, load, 7, Math.max(SWITCHES, 10L * machine.cpus()));
    }

    Trial with(FigureKey key) {
      MachineProfile changed = worse(machine.profile(), key);
      return new Trial(new MachineSelection(changed, machine.cpus()), scheme, load);
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void eachFigureChangesWhatIsBookedForIt(String name) {
    MachineSelection whole = ProfileCatalogue.ofUser().find(name);
    Map<Trial, SimulationResult> stated = new HashMap<>();
    List<String> idle = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (FigureKey key : whole.profile().figures().keySet()) {
      boolean isOfLines = key.name().matches("(LATENCY|OCCUPANCY)_.*");
      if (isOfLines || worse(whole.profile(), key).equals(whole.profile())) {
        continue;
      }
      boolean seen = false;
      for (Trial trial : trials(whole, key)) {
        SimulationResult before = stated.computeIfAbsent(trial, Trial::run);
        SimulationResult after = trial.with(key).run();
        seen |= perSwitch(after, key) > 1.01 * perSwitch(before, key);
        // The rate of a saturated line is that of its transfers, whatever CPUs do between them.
        boolean isSaturated = after.fidelity().busiestLine() > 0.9;
        if (!isSaturated && after.operationsPerSecond() > CHANCE * before.operationsPerSecond()) {
          wrong.add(key.label() + " makes " + trial.load() + " faster");
        }
      }
      if (!seen) {
        idle.add(key.label());
      }
    }
    assertTrue(idle.isEmpty(), name + ", no effect: " + idle);
    assertTrue(wrong.isEmpty(), name + wrong);
  }

  /** What shows a figure: some loads, and for what siblings do to each other all CPUs. */
  private static List<Trial> trials(MachineSelection whole, FigureKey key) {
    MachineSelection few = whole.withCpus(Math.min(whole.cpus(), 64));
    if (key == FigureKey.IPI_FURTHER) {
      return List.of(new Trial(few, "shootdown:candidates=online", "fork-exec-storm"));
    }
    if (key.unit() == Unit.FACTOR) {
      return List.of(new Trial(whole, "fullbarrier", "fork-exec-storm"));
    }
    return LOADS.stream()
        .flatMap(
            load ->
                Stream.of("shootdown", "fullbarrier").map(scheme -> new Trial(few, scheme, load)))
        .toList();
  }

  private static MachineProfile worse(MachineProfile profile, FigureKey key) {
    double value = profile.figure(key).value();
    if (key == FigureKey.SCALE_SMT && profile.shape().threads() == 1) {
      return profile; // No siblings.
    }
    if (GOOD.contains(key)) {
      return profile.with(key, value / 3);
    }
    if (key.unit() == Unit.FACTOR) {
      return profile.with(key, Math.min(1, value + 0.5));
    }
    return profile.with(key, value == 0 ? 300 : 3 * value);
  }

  private static double perSwitch(SimulationResult result, FigureKey key) {
    Account account = BOOKED_TO.get(key);
    if (account == null) {
      throw new AssertionError("where is " + key.label() + " booked?");
    }
    return result.time().on(account) / Math.max(1, result.switches().total());
  }

  /** Three CPUs change a line: the second waits for its transfer, the third for the second's. */
  @ParameterizedTest
  @MethodSource("profiles")
  void eachDistanceHasItsLatencyAndItsOccupancy(String name) {
    MachineProfile profile = ProfileCatalogue.ofUser().find(name).profile();
    Topology topology = new Topology(profile.shape());
    for (Distance distance : profile.shape().distances()) {
      int other = at(topology, distance);
      SimulatorEngine engine = new SimulatorEngine(profile, true);
      LongCell line = engine.memory().number("x", Home.machine(), 0);
      Actions actions = new Actions(engine);
      actions.took(0, () -> line.store(1, Order.RELAXED));
      long moment = engine.timeline().clock(0) + 1_000_000;
      actions.add(other, moment, () -> line.add(1, Order.RELAXED));
      actions.add(0, moment + 1, () -> line.add(1, Order.RELAXED));
      actions.run();
      long latency = profile.ticks(FigureKey.latency(distance));
      long occupancy = profile.prices().occupancy().get(distance.level());
      assertEquals(
          2 * latency,
          engine.accounts().ticks(Account.transfer(distance.level())),
          distance.toString());
      assertEquals(
          Math.max(0, occupancy - 1), engine.accounts().ticks(Account.LINE_WAIT), name + distance);
    }
  }

  private static int at(Topology topology, Distance distance) {
    return IntStream.range(1, topology.cpus())
        .filter(cpu -> topology.distance(0, cpu) == distance)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void moreWaitersAndALongerHoldMakeALineBusyForLonger(String name) {
    MachineProfile profile = ProfileCatalogue.ofUser().find(name).profile();
    long stated = queue(profile);
    assertTrue(queue(profile.with(FigureKey.OCCUPANCY_PER_WAITER, 40)) > 1.2 * stated);
    Distance near = profile.shape().distances().iterator().next();
    if (profile.ticks(FigureKey.occupancy(near)) < profile.ticks(FigureKey.latency(near))) {
      assertTrue(queue(profile.with(FigureKey.OCCUPANCY_SPARSE, 1)) > 1.1 * stated);
    }
  }

  /** How long the first eight CPUs wait that all change a line at once. */
  private static long queue(MachineProfile profile) {
    SimulatorEngine engine = new SimulatorEngine(profile, true);
    LongCell line = engine.memory().number("x", Home.machine(), 0);
    Actions actions = new Actions(engine);
    actions.took(0, () -> line.store(1, Order.RELAXED));
    long moment = engine.timeline().clock(0) + 1_000_000;
    for (int cpu = 0; cpu < 8; cpu++) {
      actions.add(cpu, moment + cpu, () -> line.add(1, Order.RELAXED));
    }
    actions.run();
    return engine.accounts().ticks(Account.LINE_WAIT);
  }
}
