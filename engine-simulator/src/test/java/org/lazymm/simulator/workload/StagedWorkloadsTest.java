package org.lazymm.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.simulator.dispatch.ActorAccess;
import org.lazymm.simulator.dispatch.SimProcess;
import org.lazymm.simulator.dispatch.Stage;
import org.lazymm.simulator.dispatch.Stage.Act;
import org.lazymm.simulator.dispatch.Stage.Start;
import org.lazymm.simulator.profile.FigureKey;

/**
 * What each load does, act by act: where its actors run, how often they do what, and when.
 *
 * <p>Longer than 400 lines: a few tests for each of the six loads.
 */
class StagedWorkloadsTest {
  private static final long SEED = 7;

  private static Stage stage(Workload workload, int cpus, Map<String, Long> knobs) {
    return new Stage(workload, cpus, SEED, knobs);
  }

  static Stream<Workload> workloads() {
    return WorkloadSelection.ALL.stream();
  }

  /** What can be compared of two runs of a load. */
  private static List<String> told(Workload workload, long seed) {
    Stage stage = new Stage(workload, 4, seed, Map.of());
    List<String> told = new ArrayList<>();
    stage.starts().forEach(start -> told.add(start.cpu() + " at " + start.at()));
    stage.acts(500).forEach(act -> told.add(act.cpu() + " " + act.result() + " " + act.sleep()));
    return told;
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void equalSeedsGiveEqualActsAndAnotherSeedOthers(Workload workload) {
    assertEquals(told(workload, 7), told(workload, 7));
    assertNotEquals(told(workload, 7), told(workload, 8));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theSeedMovesNoActorToAnotherCpu(Workload workload) {
    List<Integer> cpus = cpus(new Stage(workload, 8, 7, Map.of()).starts());
    assertEquals(cpus, cpus(new Stage(workload, 8, 8, Map.of()).starts()));
  }

  private static List<Integer> cpus(List<Start> starts) {
    return starts.stream().map(Start::cpu).toList();
  }

  private static double mean(Collection<Long> ticks) {
    return ticks.stream().mapToLong(Long::longValue).average().orElse(0);
  }

  private static void assertPhasesWithin(long ticks, List<Start> starts) {
    assertTrue(starts.stream().allMatch(start -> start.at() >= 0 && start.at() < ticks));
    // As many as they are, they fill the time: neither all at once nor all in one part of it.
    assertEquals(ticks / 2.0, mean(starts.stream().map(Start::at).toList()), ticks / 8.0);
  }

  private static <K> Map<K, Integer> counts(Stream<K> what) {
    return what.collect(
        Collectors.toMap(Function.identity(), one -> 1, Integer::sum, HashMap::new));
  }

  private static Set<Integer> allCpus(int cpus) {
    return IntStream.range(0, cpus).boxed().collect(Collectors.toSet());
  }

  // Pairs of threads.

  /** The CPUs of the two threads of each pair. */
  private static List<List<Integer>> pairs(Stage stage) {
    int pairs = stage.starts().size();
    Map<SimProcess, SimProcess> partners = new HashMap<>();
    List<List<Integer>> cpus = new ArrayList<>();
    for (Act act : stage.acts(3 * pairs)) {
      SimProcess partner = act.woken().get(0);
      assertEquals(1, act.woken().size());
      assertEquals(ActorAccess.BLOCK, act.result());
      SimProcess other = partners.putIfAbsent(act.actor(), partner);
      assertTrue(other == null || other == partner, "a thread has one partner");
      if (partners.size() <= pairs && other == null) {
        cpus.add(List.of(act.cpu(), partner.cpu()));
      }
    }
    partners.forEach(
        (one, other) -> assertSame(one, partners.getOrDefault(other, one), "by turns"));
    return cpus;
  }

  @Test
  void eachThreadOfAPairHasACpuOfItsOwnWhileThereAreTwoForEachPair() {
    Stage stage = stage(new ContextSwitchLoad(), 8, Map.of());
    List<List<Integer>> pairs = pairs(stage);
    assertEquals(4, pairs.size());
    assertEquals(8, pairs.stream().flatMap(List::stream).distinct().count());
    List<Integer> order = IntStream.of(stage.load().fillingOrder()).boxed().toList();
    assertEquals(order, pairs.stream().flatMap(List::stream).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 16})
  void pairsForWhichThereAreNoTwoCpusRunTogetherAndNoCpuIsLeftOut(int count) {
    List<List<Integer>> pairs =
        pairs(stage(new ContextSwitchLoad(), 8, Map.of("pairs", (long) count)));
    assertEquals(count, pairs.size());
    Map<Integer, Integer> threads = counts(pairs.stream().flatMap(List::stream));
    assertEquals(allCpus(8), threads.keySet());
    long apart = pairs.stream().filter(pair -> !pair.get(0).equals(pair.get(1))).count();
    assertEquals(Math.max(0, 8 - count), apart);
    Map<Boolean, List<Integer>> shares =
        threads.values().stream().collect(Collectors.partitioningBy(share -> share > 1));
    assertEquals(2 * apart, shares.get(false).size());
    assertTrue(new HashSet<>(shares.get(true)).size() <= 1, "one CPU has more pairs: " + threads);
  }

  @Test
  void pairsAreSpreadOverTheirProcesses() {
    Stage stage = stage(new ContextSwitchLoad(), 16, Map.of("pairs", 8L, "processes", 4L));
    Map<Object, Integer> mms = counts(stage.starts().stream().map(start -> mm(start.actor())));
    assertEquals(List.of(2, 2, 2, 2), List.copyOf(mms.values()));
  }

  private static Object mm(SimProcess actor) {
    MmStruct mm = actor.task().mm();
    return mm == null ? "none" : mm;
  }

  @Test
  void aPairBeginsSomewhereInItsTurnAndWorksBetweenTwoSwitches() {
    Stage stage = stage(new ContextSwitchLoad(), 64, Map.of("work", 3_000L));
    long turn = stage.load().work("work");
    assertPhasesWithin(stage.load().switchPath() + turn, stage.starts());
    stage.starts().forEach(start -> assertEquals(turn, start.actor().resumeWork()));
  }

  // Fork, exec, exit.

  /** The lives of the children of a storm: where each has acted. */
  private static Map<SimProcess, List<Integer>> lives(
      List<Act> acts, Collection<SimProcess> shells) {
    Map<SimProcess, List<Integer>> lives = new LinkedHashMap<>();
    for (Act act : acts) {
      if (!shells.contains(act.actor())) {
        lives.computeIfAbsent(act.actor(), child -> new ArrayList<>()).add(act.cpu());
      }
    }
    lives.values().removeIf(places -> places.size() < 2);
    return lives;
  }

  private static Set<SimProcess> shells(Stage stage) {
    return stage.starts().stream().map(Start::actor).collect(Collectors.toSet());
  }

  @Test
  void aShellOfItsOwnProcessBeginsOnEachCpu() {
    Stage stage = stage(new ForkExecStorm(), 32, Map.of());
    assertEquals(IntStream.range(0, 32).boxed().toList(), cpus(stage.starts()));
    assertEquals(32, stage.starts().stream().map(start -> mm(start.actor())).distinct().count());
    LoadContext load = stage.load();
    assertPhasesWithin(load.work(FigureKey.PATH_FORK) + load.work("work"), stage.starts());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20, 100})
  void soManyProcessesMoveInMidLifeAsTheKnobSays(long percent) {
    Stage stage = stage(new ForkExecStorm(), 4, Map.of("migrate", percent));
    Set<SimProcess> shells = shells(stage);
    Collection<List<Integer>> lives = lives(stage.acts(20_000), shells).values();
    long moved = lives.stream().filter(cpus -> !cpus.get(0).equals(cpus.get(1))).count();
    assertTrue(lives.size() > 4_000, lives.size() + " lives");
    assertEquals(percent / 100.0, moved / (double) lives.size(), percent % 100 == 0 ? 0 : 0.02);
    if (percent > 0) {
      Map<List<Integer>, Integer> ways =
          counts(lives.stream().filter(cpus -> !cpus.get(0).equals(cpus.get(1))));
      assertEquals(12, ways.size(), "from each CPU to each other one");
      double share = moved / 12.0;
      ways.forEach((way, count) -> assertEquals(share, count, share * 0.4, way.toString()));
    }
  }

  @Test
  void aChildBeginsWhereItsShellIsAndHasTwoMmsInItsLife() {
    Stage stage = stage(new ForkExecStorm(), 2, Map.of("migrate", 0L));
    Set<SimProcess> shells = shells(stage);
    Map<SimProcess, Object> copies = new HashMap<>();
    int exits = 0;
    for (int act = 0; act < 400; act++) {
      Act taken = stage.act();
      SimProcess actor = taken.actor();
      if (shells.contains(actor)) {
        taken.woken().forEach(child -> copies.put(child, mm(child)));
        assertTrue(taken.woken().stream().allMatch(child -> child.cpu() == taken.cpu()));
        assertTrue(taken.woken().stream().noneMatch(child -> mm(child) == mm(actor)));
      } else if (taken.result() == ActorAccess.FINISH) {
        exits++;
        assertNull(actor.task().mm());
        assertEquals(1, taken.woken().size());
        assertTrue(shells.contains(taken.woken().get(0)), "the shell has waited for it");
      } else {
        assertNotEquals(copies.get(actor), mm(actor), "exec has replaced the copy");
        assertEquals(stage.load().work("work"), taken.result());
      }
    }
    assertTrue(exits > 80, exits + " exits");
    assertEquals(exits, stage.load().operations());
  }

  @Test
  void aShellPausesAsLongAsTheKnobSaysOnAverage() {
    Stage stage = stage(new ForkExecStorm(), 4, Map.of("pause", 9_000L));
    List<Long> pauses = stage.acts(20_000).stream().map(Act::sleep).filter(at -> at > 0).toList();
    double mean = stage.load().work("pause");
    assertEquals(mean, mean(pauses), 0.05 * mean);
  }

  // A pool of threads.

  @Test
  void thePoolHasAsManyThreadsOnEachCpuAsTheKnobSaysAllOfOneMm() {
    Stage stage = stage(new ThreadPool(), 6, Map.of("threads", 3L, "load", 100L));
    Set<SimProcess> seen = new HashSet<>();
    stage.acts(4_000).forEach(act -> seen.addAll(act.woken()));
    Map<Integer, Integer> threads = counts(seen.stream().map(SimProcess::cpu));
    assertEquals(allCpus(6), threads.keySet());
    assertEquals(Set.of(3), new HashSet<>(threads.values()));
    assertEquals(1, seen.stream().map(StagedWorkloadsTest::mm).distinct().count());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 25, 50, 100})
  void asManyRequestsAreUnderWayAtAnyTimeAsTheKnobSays(long percent) {
    Stage stage = stage(new ThreadPool(), 8, Map.of("load", percent));
    int requests = (int) Math.max(1, 8 * percent / 100);
    assertEquals(requests, stage.starts().size());
    Set<SimProcess> assigned =
        stage.starts().stream().map(Start::actor).collect(Collectors.toSet());
    for (Act act : stage.acts(2_000)) {
      assertEquals(1, act.woken().size());
      assertTrue(assigned.remove(act.actor()));
      assertTrue(assigned.add(act.woken().get(0)), "it has a request already");
    }
    assertEquals(requests, assigned.size());
  }

  @Test
  void noThreadOfThePoolIsChosenMoreOftenThanOthers() {
    Stage stage = stage(new ThreadPool(), 4, Map.of("load", 0L));
    Map<SimProcess, Integer> chosen =
        counts(stage.acts(32_000).stream().map(act -> act.woken().get(0)));
    assertEquals(16, chosen.size());
    chosen.values().forEach(count -> assertEquals(2_000, count, 200));
  }

  @Test
  void aRequestTakesAsLongAsTheKnobSaysOnAverage() {
    Stage stage = stage(new ThreadPool(), 4, Map.of("work", 7_000L));
    List<Long> work = new ArrayList<>();
    for (int act = 0; act < 20_000; act++) {
      work.add(stage.act().woken().get(0).resumeWork());
    }
    double mean = stage.load().work("work");
    assertEquals(mean, mean(work), 0.05 * mean);
  }

  // Servers.

  @Test
  void eachServerHasAThreadOnTwoNeighbouringCpus() {
    Stage stage = stage(new IdleServer(), 5, Map.of());
    Map<Object, List<Integer>> servers = new HashMap<>();
    for (Start start : stage.starts()) {
      servers.computeIfAbsent(mm(start.actor()), mm -> new ArrayList<>()).add(start.cpu());
    }
    assertEquals(5, servers.size());
    Set<List<Integer>> expected =
        Set.of(List.of(0, 1), List.of(1, 2), List.of(2, 3), List.of(3, 4), List.of(4, 0));
    assertEquals(expected, new HashSet<>(servers.values()));
  }

  @Test
  void theRequestsOfServersComeApartAndAsRarelyAsTheKnobSays() {
    Stage stage = stage(new IdleServer(), 64, Map.of("sleep", 30_000L));
    double sleep = stage.load().work("sleep");
    assertPhasesWithin((long) (2 * sleep), stage.starts());
    List<Long> sleeps = stage.acts(20_000).stream().map(Act::sleep).filter(at -> at > 0).toList();
    assertEquals(sleep, mean(sleeps), 0.05 * sleep);
  }

  @Test
  void aServerEndsWithItsLastThreadAndTheNextOneTakesItsCpus() {
    Stage stage = stage(new IdleServer(), 4, Map.of("requests", 3L));
    Map<SimProcess, Integer> requests = new HashMap<>();
    int replaced = 0;
    for (int act = 0; act < 600; act++) {
      int before = stage.starts().size();
      Act taken = stage.act();
      int done = requests.merge(taken.actor(), 1, Integer::sum);
      assertEquals(done == 3, taken.result() == ActorAccess.FINISH);
      List<Start> next = stage.starts().subList(before, stage.starts().size());
      if (!next.isEmpty()) {
        replaced++;
        assertEquals(ActorAccess.FINISH, taken.result());
        assertEquals(List.of(taken.cpu(), (taken.cpu() + 3) % 4), cpus(next));
        assertSame(mm(next.get(0).actor()), mm(next.get(1).actor()));
      }
    }
    // Six requests of the two threads end a server.
    assertEquals(600 / 6, replaced, 4);
  }

  // Kernel threads that use an mm.

  @Test
  void theWorkerOnTheNeighbouringCpuUsesTheMmOfTheApplicationAndGivesItUp() {
    Stage stage = stage(new UseMm(), 4, Map.of("io", 2_000L));
    assertEquals(List.of(0, 2), cpus(stage.starts()));
    Map<SimProcess, @Nullable SimProcess> clients = new HashMap<>();
    int requests = 0;
    for (int act = 0; act < 300; act++) {
      Act taken = stage.act();
      SimProcess actor = taken.actor();
      if (taken.cpu() % 2 == 0) {
        SimProcess worker = taken.woken().get(0);
        assertEquals(taken.cpu() + 1, worker.cpu());
        clients.put(worker, actor);
      } else if (taken.result() != ActorAccess.BLOCK) {
        assertSame(mm(Objects.requireNonNull(clients.get(actor))), mm(actor));
        assertTrue(actor.task().usesMm());
        assertEquals(stage.load().work("io"), taken.result());
        requests++;
      } else {
        assertFalse(actor.task().usesMm());
        assertEquals(List.of(Objects.requireNonNull(clients.get(actor))), taken.woken());
      }
    }
    assertEquals(100, requests, 2);
    assertEquals(requests, Math.toIntExact(stage.load().operations()), 2);
  }

  @Test
  void applicationsEndAtDifferentTimesAndEachIsReplacedOnItsCpu() {
    int cpus = 8;
    Stage stage = stage(new UseMm(), cpus, Map.of("requests", 16L));
    Map<Integer, List<Long>> lengths = new TreeMap<>();
    Map<SimProcess, Long> handedOver = new HashMap<>();
    for (int act = 0; act < 2_000; act++) {
      int before = stage.starts().size();
      Act taken = stage.act();
      if (taken.result() == ActorAccess.FINISH) {
        lengths
            .computeIfAbsent(taken.cpu(), cpu -> new ArrayList<>())
            .add(handedOver.getOrDefault(taken.actor(), 0L));
        assertEquals(
            List.of(taken.cpu()), cpus(stage.starts().subList(before, stage.starts().size())));
        assertNull(taken.actor().task().mm());
      } else if (taken.cpu() % 2 == 0) {
        handedOver.merge(taken.actor(), 1L, Long::sum);
      }
    }
    assertEquals(List.of(0, 2, 4, 6), List.copyOf(lengths.keySet()));
    List<Long> firsts = lengths.values().stream().map(all -> all.get(0)).toList();
    assertEquals(LongStream.of(2, 6, 10, 14).boxed().toList(), firsts);
    lengths.values().forEach(all -> assertEquals(16, all.get(1)));
  }

  // Hotplug.

  private static void actControllerAlone(Stage stage, int turns) {
    SimProcess controller = stage.starts().get(stage.starts().size() - 1).actor();
    int taken = 0;
    while (taken < turns) {
      taken += stage.act().actor() == controller ? 1 : 0;
    }
  }

  @Test
  void eachCpuButTheFirstGoesDownAndComesUpInItsTurn() {
    Stage stage = stage(new HotplugLoop(), 4, Map.of());
    actControllerAlone(stage, 8);
    assertEquals(
        List.of("down 1", "up 1", "down 2", "up 2", "down 3", "up 3", "down 1", "up 1"),
        stage.hotplug());
  }

  @Test
  void aBusyCpuIsPassedOver() {
    Stage stage = stage(new HotplugLoop(), 4, Map.of());
    stage.keepBusy(2);
    actControllerAlone(stage, 6);
    assertEquals(List.of("down 1", "up 1", "busy 2", "down 3", "up 3", "down 1"), stage.hotplug());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hotplugStepsComeAfterTheIntervalAndCountAsOperationsIfTheyWereTaken(boolean taken) {
    Stage stage = stage(new HotplugLoop(), 2, Map.of("interval", 123L, "requests", 1_000_000L));
    SimProcess controller = stage.starts().get(stage.starts().size() - 1).actor();
    stage.keepBusy(taken ? -1 : 1);
    long requests = 0;
    long steps = 0;
    for (Act act : stage.acts(100)) {
      if (act.actor() == controller) {
        assertEquals(stage.load().work("interval"), act.sleep());
        steps++;
      } else {
        requests++;
      }
    }
    assertTrue(steps > 10, steps + " steps");
    assertEquals(requests + (taken ? steps : 0), stage.load().operations());
  }
}
