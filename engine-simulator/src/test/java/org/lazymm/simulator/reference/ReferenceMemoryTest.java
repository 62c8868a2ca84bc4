package org.lazymm.simulator.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.reference.Program.Action;

/** Random programs, priced access by access and by the simulator. */
@Tag("slow")
class ReferenceMemoryTest {
  private static final int PROGRAMS = 16;
  private static final int LEAST_ACTIONS = 30;
  private static final int ACTIONS = 2_000;
  private static final double TOLERANCE = 0.02;

  /** Waiting of less than this share of the time is as good as none. */
  private static final double LITTLE = 0.005;

  record Case(String profile, double sparse) {
    MachineProfile machine() {
      return ReferenceMemoryTest.profile(profile).with(FigureKey.OCCUPANCY_SPARSE, sparse);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            "client-skl",
            "xeon-2s",
            "xeon-8s",
            "epyc-milan",
            "graviton2",
            "arm-llsc",
            "power8-16s",
            "extrapolated")
        .flatMap(name -> Stream.of(0.0, 1.0).map(sparse -> new Case(name, sparse)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatFollowsATransferIsPricedToTheTick(Case machine) {
    MachineProfile profile = machine.machine();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      List<Program> programs = programs(profile, seed, true);
      assertEquals(
          ProgramRun.of(programs, profile),
          ProductRun.of(programs, profile),
          () -> machine + ", programs of " + programs.size() + " CPUs");
    }
  }

  /** Where actions begin with hits, these are as they stand when the action begins. */
  @ParameterizedTest
  @MethodSource("cases")
  void programsTakeAsLongAndWaitAsLongWithinTwoPerCent(Case machine) {
    MachineProfile profile = machine.machine();
    long expectedEnds = 0;
    long ends = 0;
    long expectedWaits = 0;
    long waits = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      List<Program> programs = programs(profile, seed, false);
      Times expected = ProgramRun.of(programs, profile);
      Times product = ProductRun.of(programs, profile);
      expectedEnds += expected.sum();
      ends += product.sum();
      expectedWaits += expected.waited();
      waits += product.waited();
    }
    assertEquals(expectedEnds, ends, TOLERANCE * expectedEnds, machine + ", ends");
    double allowed = Math.max(TOLERANCE * expectedWaits, LITTLE * expectedEnds);
    assertEquals(expectedWaits, waits, allowed, machine + ", waiting");
  }

  private static List<Program> programs(MachineProfile profile, int seed, boolean transfersFirst) {
    int cpus = Math.min(profile.cpus(), 2 << seed % 8);
    int actions = Math.max(LEAST_ACTIONS, ACTIONS / cpus);
    return new RandomPrograms(seed, cpus, transfersFirst).programs(actions);
  }

  /**
   * The known approximation at its smallest: CPU 0 owns a line at the beginning of its action, CPU
   * 1 joins in the middle of it, and the read-modify-write behind is a hit nevertheless.
   */
  @Test
  void hitsBeforeTheFirstTransferOfAnActionAreThoseOfItsBeginning() {
    MachineProfile profile = profile("xeon-2s");
    Step join = new Step(Kind.LOAD, 0, 0);
    List<Program> programs =
        List.of(
            program(0, new Step(Kind.PASS, 0, 1_000), new Step(Kind.RMW, 0, 0)),
            program(100, join));
    Times expected = ProgramRun.of(programs, profile);
    Times product = ProductRun.of(programs, profile);
    assertEquals(expected.ends().get(1), product.ends().get(1));
    long latency = profile.prices().latency().get(1);
    assertTrue(product.ends().get(0) >= expected.ends().get(0) - latency, product::toString);
    assertTrue(product.ends().get(0) <= expected.ends().get(0), product::toString);
  }

  private static Program program(long pause, Step... steps) {
    return new Program(List.of(new Action(pause, List.of(steps))));
  }

  /** A line that is fought for by all is an exact queue. */
  @Test
  void aQueueForOneLineIsServedOneAfterTheOther() {
    MachineProfile profile = profile("xeon-2s");
    List<Program> programs =
        IntStream.range(0, 28).mapToObj(cpu -> program(0, new Step(Kind.RMW, 1, 0))).toList();
    Times expected = ProgramRun.of(programs, profile.with(FigureKey.OCCUPANCY_SPARSE, 1));
    assertEquals(expected, ProductRun.of(programs, profile.with(FigureKey.OCCUPANCY_SPARSE, 1)));
    assertTrue(expected.waited() > 0);
  }

  private static MachineProfile profile(String name) {
    return ProfileCatalogue.ofUser().find(name).profile();
  }
}
