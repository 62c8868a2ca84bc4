package org.lazymm.simulator.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.dispatch.Rig;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.time.Ticks;

class LoadContextTest {
  private static final int DRAWS = 20_000;
  private static final long MEAN = 10_000;

  private final LoadContext load = load(new Rig(4), 7);
  private final RandomChoices choices = load.choices();

  private static LoadContext load(Rig rig, long seed) {
    return new LoadContext(rig.dispatcher(), rig.selection(), Map.of("work", 200L), seed);
  }

  private static List<Long> durations(long seed) {
    LoadContext drawn = load(new Rig(4), seed);
    RandomChoices choices = drawn.choices();
    return LongStream.range(0, 50).map(draw -> choices.around(MEAN)).boxed().toList();
  }

  @Test
  void equalSeedsGiveEqualChoicesAndAnotherOneOthers() {
    assertEquals(durations(7), durations(7));
    assertNotEquals(durations(7), durations(8));
  }

  @Test
  void partsOfALoadChooseEachForItself() {
    LoadContext one = load(new Rig(4), 7);
    RandomChoices first = one.choices();
    RandomChoices second = one.choices();
    first.around(MEAN);
    LoadContext other = load(new Rig(4), 7);
    other.choices();
    assertEquals(other.choices().around(MEAN), second.around(MEAN));
  }

  @Test
  void randomDurationsHaveTheirMeanAndAreNeverNothing() {
    double mean = LongStream.range(0, DRAWS).map(draw -> choices.around(MEAN)).average().orElse(0);
    assertEquals(MEAN, mean, MEAN * 0.03);
    assertEquals(1, choices.around(0));
  }

  @Test
  void aChanceComesTrueAsOftenAsItSays() {
    long came = IntStream.range(0, DRAWS).filter(draw -> choices.chance(20)).count();
    assertEquals(0.2, came / (double) DRAWS, 0.01);
    assertFalse(IntStream.range(0, 500).anyMatch(draw -> choices.chance(0)));
    assertTrue(IntStream.range(0, 500).allMatch(draw -> choices.chance(100)));
  }

  @Test
  void workTakesItsTimeAndMoreWhenMoreCpusAreBusy() {
    long alone = load.work("work");
    assertEquals(200 * Ticks.PER_NANOSECOND, alone, 20.0);
    load.busyCpus(50);
    assertTrue(load.work("work") > alone);
    long path = load.work(FigureKey.PATH_SWITCH);
    load.busyCpus(1);
    assertTrue(load.work(FigureKey.PATH_SWITCH) < path);
  }

  @Test
  void aKnobThatThereIsNotIsRefused() {
    assertEquals(200, load.knob("work"));
    assertThrows(IllegalArgumentException.class, () -> load.knob("pause"));
  }

  @Test
  void noTwoTasksHaveOneName() {
    Task first = load.newProcess("shell");
    Task second = load.newProcess("shell");
    assertNotEquals(first.name(), second.name());
    assertNotSame(first.mm(), second.mm());
  }

  @Test
  void aThreadHasTheMmOfItsLeader() {
    Task leader = load.newProcess("pool");
    Task thread = load.newThread(leader);
    assertSame(leader.mm(), thread.mm());
    assertNotEquals(leader.name(), thread.name());
  }

  @Test
  void completeOperationsAreCounted() {
    load.operation();
    load.operation();
    assertEquals(2, load.operations());
  }

  @Test
  void aThreadOfEveryCoreIsFilledFirst() {
    assertArrayEquals(IntStream.range(0, 4).toArray(), load.fillingOrder());
    MachineSelection siblingsNext =
        ProfileCatalogue.shippedNames().stream()
            .map(ProfileCatalogue.ofUser()::find)
            .filter(each -> each.profile().shape().threads() == 2)
            .filter(each -> each.profile().shape().numbering().name().equals("SIBLINGS_NEXT"))
            .findFirst()
            .orElseThrow();
    int cpus = siblingsNext.cpus();
    int[] order =
        new LoadContext(new Rig(1).dispatcher(), siblingsNext, Map.of(), 1).fillingOrder();
    int[] firstThreads = IntStream.iterate(0, cpu -> cpu < cpus, cpu -> cpu + 2).toArray();
    assertArrayEquals(firstThreads, IntStream.of(order).limit(cpus / 2).toArray());
    assertEquals(cpus, IntStream.of(order).distinct().count());
  }
}
