package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.report.Axis;
import org.lazymm.report.Outcome;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.Fidelity;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;
import org.lazymm.simulator.result.TimeSpent;

class VerdictCollectorTest {
  private static final Violation FREED_TWICE =
      new Violation(Property.S2, 1, "S1: mm3 is freed twice", "");

  @Test
  void aViolationBreaksItsPropertyWhateverItsWords() {
    Map<String, Outcome> outcomes = outcomes(result(1, List.of(FREED_TWICE)));
    assertEquals(Outcome.FAIL, outcomes.get("S2"));
    assertEquals(Outcome.PASS, outcomes.get("S1"));
    assertEquals(Outcome.UNKNOWN, outcomes.get("O1"));
  }

  @Test
  void nothingPassesIfMoreBrokeThanWasKept() {
    Map<String, Outcome> outcomes = outcomes(result(2, List.of(FREED_TWICE)));
    assertEquals(Outcome.FAIL, outcomes.get("S2"));
    assertEquals(Outcome.UNKNOWN, outcomes.get("S1"));
  }

  @Test
  void aVerdictShowsTheFirstViolationOfItsPropertyAndTheRun() {
    Violation later = new Violation(Property.S2, 0, "mm4 is freed twice", "");
    assertEquals(
        "S2: S1: mm3 is freed twice [cpu1]; rcu on nothing, 2 CPUs",
        verdicts(result(2, List.of(FREED_TWICE, later))).get("S2").detail());
  }

  private static Map<String, Outcome> outcomes(SimulationResult result) {
    return verdicts(result).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().outcome()));
  }

  private static Map<String, Verdict> verdicts(SimulationResult result) {
    try (Discovery discovery = Discovery.withPlugins(List.of())) {
      Nothing load = new Nothing();
      VerdictCollector findings = new VerdictCollector();
      findings.add(
          new PlannedRun(
              load,
              SchemeSelection.parse(discovery.registry(), "rcu"),
              load.machines().get(0),
              new Draw(0, load.machines().get(0), 1)),
          new Attempt<>("a run", Optional.of(result), Optional.empty()));
      return findings.verdicts().stream()
          .collect(Collectors.toMap(Verdict::property, verdict -> verdict));
    }
  }

  private static SimulationResult result(long violations, List<Violation> first) {
    Durations none = new Durations(0, 0, 0, 0, 0);
    SortedMap<String, Long> noKnobs = new TreeMap<>();
    return new SimulationResult(
        "rcu",
        "nothing",
        noKnobs,
        "xeon-1s",
        2,
        1,
        0,
        23,
        1e6,
        1,
        new SwitchCounts(1, 1, 1, 1),
        new MemoryCounts(0, 0, 0, 0, new TreeMap<>(), 0),
        new InterruptCounts(0, 0, 0, 0, 0, 0, 0, 0, 0),
        0,
        0,
        0,
        new Retention(1, 1, 1, 1, 1, none),
        none,
        TimeSpent.of(Map.of()),
        new Fidelity(0, 0, 0, 0, 0, 0),
        violations,
        first);
  }

  /** A load that is never run. */
  private static final class Nothing implements Load {
    @Override
    public PricedLoad workload() {
      return new PricedLoad("nothing", "nothing", Axis.CPUS, Map.of(), Optional.empty(), "lazymm");
    }

    @Override
    public boolean paced() {
      return false;
    }

    @Override
    public List<MachineSelection> machines() {
      return List.of(ProfileCatalogue.ofUser().find("xeon-1s").withCpus(2));
    }

    @Override
    public SimulationResult run(SchemeSelection scheme, Draw draw) {
      throw new AssertionError("is not run");
    }
  }
}
