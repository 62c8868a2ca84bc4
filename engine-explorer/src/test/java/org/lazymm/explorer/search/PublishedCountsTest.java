package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.SequentialConsistency;
import org.lazymm.explorer.model.Tso;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.program.Published;

/**
 * The numbers of complete executions that GenMC's test suite, herd7 and JMC report. Larger
 * instances are counted by the benchmark.
 */
class PublishedCountsTest {
  private static final Mode RELAXED = Mode.RELAXED;

  static Stream<Arguments> counts() {
    return Stream.of(
        of("SB", Published.storeBuffering(2, false), 3, 4),
        of("SB with fences", Published.storeBuffering(2, true), 3, 3),
        of("sbn(3)", Published.storeBuffering(3, false), 7, 8),
        of("sbn(5)", Published.storeBuffering(5, false), 31, 32),
        of("sbn(8)", Published.storeBuffering(8, false), 255, 256),
        of("sbn(4) with fences", Published.storeBuffering(4, true), 15, 15),
        of("LB", Published.loadBuffering(), 3, 3),
        of("MP", Published.messagePassing(RELAXED, RELAXED), 3, 3),
        of("MP rel acq", Published.messagePassing(Mode.RELEASE, Mode.ACQUIRE), 3, 3),
        of("2+2W", Published.twoPlusTwoWrites(), 3, 3),
        of("IRIW", Published.iriw(false), 15, 15),
        of("IRIW with fences", Published.iriw(true), 15, 15),
        of("ainc(2)", Published.add(2, 1), 2, 2),
        of("ainc(5)", Published.add(5, 1), 120, 120),
        of("ainc(7)", Published.add(7, 1), 5_040, 5_040),
        of("binc(3)", Published.add(3, 2), 36, 36),
        of("binc(4)", Published.add(4, 2), 576, 576),
        of("cinc(3)", Published.add(3, 3), 216, 216),
        of("cinc(4)", Published.add(4, 3), 13_824, 13_824),
        of("inc(4)", Published.increment(4), 576, 576),
        of("rw(4)", Published.readWrite(4), 576, 576),
        of("wainc(4)", Published.writeAndAdd(4), 120, 120),
        of("readers(8)", Published.readers(8), 256, 256),
        of("readers(13)", Published.readers(13), 8_192, 8_192),
        of("cas(2)", Published.cas(2), 2, 2),
        of("cas(5)", Published.cas(5), 5, 5),
        of("casrot(5)", Published.casRotating(5), 43, 43),
        of("casrot(9)", Published.casRotating(9), 8_597, 8_597),
        of("casw(4)", Published.casThenWrite(4), 1_200, 1_200),
        of("wcas(9)", Published.writeAndCas(9), 2_305, 2_305),
        of("lastzero(5)", Published.lastZero(5), 64, 64),
        of("lastzero(10)", Published.lastZero(10), 3_328, 3_328),
        of("indexer(12)", Published.indexer(12), 8, 8),
        of("CoA(1)", Published.coherence(1), 4, -1),
        of("CoA(2)", Published.coherence(2), 15, -1),
        of("CoA(3)", Published.coherence(3), 130, -1),
        of("CoA(4)", Published.coherence(4), 2_028, -1),
        of("fib2(3)", Published.fibonacci(3, RELAXED, RELAXED), 141, 175),
        of("fib2(5)", Published.fibonacci(5, RELAXED, RELAXED), 8_953, 19_404),
        of("lockinc(2)", Published.lockedCount(2), 2, 2),
        of("lockinc(4)", Published.lockedCount(4), 24, 24),
        of("ticket(2,1)", Published.ticketLock(2, 1), 2, 2),
        of("ticket(5,1)", Published.ticketLock(5, 1), 120, 120),
        of("ticket(2,2)", Published.ticketLock(2, 2), 6, 6),
        of("ticket(3,2)", Published.ticketLock(3, 2), 90, 90));
  }

  private static Arguments of(String name, Program program, long sc, long tso) {
    return arguments(name, program, sc, tso);
  }

  @ParameterizedTest(name = "{0}: {2} under sc, {3} under tso")
  @MethodSource("counts")
  void areMet(String name, Program program, long sc, long tso) {
    assertEquals(sc, count(name, program, new SequentialConsistency()));
    if (tso >= 0) {
      assertEquals(tso, count(name, program, new Tso()));
    }
  }

  private static long count(String name, Program program, MemoryModel model) {
    Outcome outcome = Counts.of(program, model);
    if (!name.startsWith("lock")) {
      assertEquals(0, outcome.blocked(), "blocked executions");
    }
    return outcome.complete();
  }
}
