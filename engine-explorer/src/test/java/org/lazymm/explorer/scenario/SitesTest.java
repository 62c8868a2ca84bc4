package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Order;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.small.FencedScheme;

class SitesTest {
  /** No barrier stands in the switch of an mm that is not registered for membarrier. */
  private static final Scenario RACE = EXIT_AGAINST_RETURN.withArchitecture(Architecture.POWERPC);

  private static LazyMmScheme fenced(Kernel kernel) {
    return new FencedScheme(kernel, Order.ACQUIRE);
  }

  private static void search(Sites sites) {
    KernelProgram program = new KernelProgram(RACE, SitesTest::fenced, new BitSet(), sites);
    new Search(program, MemoryModels.of(Model.SC), Limits.NONE, graph -> true).run();
  }

  private static String at(Sites sites, int cpu, int position) {
    return sites.at(cpu, position).toString();
  }

  private static List<Site> ofScheme(Sites sites) {
    return sites.found().stream()
        .filter(site -> site.className().equals(FencedScheme.class.getName()))
        .toList();
  }

  @Test
  void thePlacesOfTheSchemeAreItsOwnLines() {
    Sites sites = new Sites();
    sites.collect();
    search(sites);
    List<Site> found = ofScheme(sites);
    assertEquals(
        List.of(
            "FencedScheme.borrow (update RELAXED)",
            "FencedScheme.giveBack (barrier MB)",
            "FencedScheme.giveBack (update ACQUIRE)"),
        found.stream().map(each -> each.toString().replaceAll(":\\d+", "")).toList());
    assertTrue(found.get(0).position().matches("FencedScheme\\.borrow:[1-9]\\d*"));
    Set<String> others = new TreeSet<>();
    sites.found().forEach(site -> others.add(site.className()));
    others.remove(FencedScheme.class.getName());
    assertTrue(
        others.stream().allMatch(each -> each.startsWith("org.lazymm.scheduler.machine.")),
        others::toString);
    assertTrue(others.contains("org.lazymm.scheduler.machine.AddressSpaces"), others::toString);
  }

  @Test
  void nothingIsCollectedOrRecordedUnlessAsked() {
    Sites sites = new Sites();
    search(sites);
    assertEquals(Set.of(), sites.found());
    assertEquals("", at(sites, 0, 0));
  }

  @Test
  void aRecordingHasThePlaceOfEachOperation() {
    Sites sites = new Sites();
    sites.record();
    search(sites);
    assertTrue(at(sites, 0, 0).matches("\\w+\\.\\w+:\\d+"), at(sites, 0, 0));
    assertTrue(at(sites, 1, 0).matches("\\w+\\.\\w+:\\d+"), at(sites, 1, 0));
    assertEquals("", at(sites, 1, 1_000));
    assertEquals("", at(sites, 7, 0));
    assertEquals(Set.of(), sites.found());
  }

  @Test
  void aStoppedRecordingKeepsWhatItHas() {
    Sites sites = new Sites();
    sites.record();
    sites.note(0, 2);
    String place = at(sites, 0, 2);
    assertTrue(!place.isEmpty());
    assertEquals("", at(sites, 0, 1));
    sites.stop();
    sites.note(0, 3);
    assertEquals("", at(sites, 0, 3));
    assertEquals(place, at(sites, 0, 2));
    sites.record();
    assertEquals("", at(sites, 0, 2), "another recording begins empty");
  }

  @Test
  void ordersAndBarriersStandAsTheyAreWritten() {
    Sites sites = new Sites();
    assertEquals(Order.FULL, sites.order(0, 0, Order.FULL, Access.UPDATE));
    assertEquals(Barrier.RMB, sites.barrier(0, 0, Barrier.RMB));
    sites.collect();
    assertEquals(Order.FULL, sites.order(0, 0, Order.FULL, Access.UPDATE));
    assertEquals(Barrier.RMB, sites.barrier(0, 0, Barrier.RMB));
    assertEquals(2, sites.found().size());
  }

  @Test
  void aPlaceThatIsMadeWeakerIsWeakerInEachRun() {
    Sites sites = new Sites();
    sites.collect();
    search(sites);
    Site barrier = ofScheme(sites).get(1);
    Judged judged = judged(new Sites(Weakening.of(barrier).get(0)));
    assertTrue(
        judged.broken().stream().anyMatch(each -> each.startsWith("S1")),
        () -> judged.broken().toString());
    assertEquals(Set.of(), judged(new Sites()).broken());
  }

  private static Judged judged(Sites sites) {
    return Judged.of(
        new KernelProgram(RACE, SitesTest::fenced, new BitSet(), sites),
        MemoryModels.of(Model.LKMM));
  }
}
