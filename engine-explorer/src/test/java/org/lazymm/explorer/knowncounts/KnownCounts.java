package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.ACQUIRE;
import static org.lazymm.explorer.graph.Mode.RELAXED;
import static org.lazymm.explorer.graph.Mode.RELEASE;
import static org.lazymm.explorer.knowncounts.KnownCount.UNKNOWN;
import static org.lazymm.explorer.knowncounts.KnownCount.same;

import java.util.List;
import java.util.stream.Stream;

/**
 * All programs whose numbers of executions are known.
 *
 * <p>Those under sequential consistency are what GenMC's test suite, herd7 and JMC report. Under
 * the kernel's model they are what GenMC reports under RC11 of the same acquires and releases,
 * which differ where fences or full barriers do. Under total store order few are published; the
 * others follow from one or the other, as where no read comes after a write of its thread.
 */
public final class KnownCounts {
  private KnownCounts() {}

  /** The programs, each once. */
  public static List<KnownCount> all() {
    return Stream.of(shapes(), contended(), loops(), flags(), locks(), structures())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * One of them.
   *
   * @param name its name
   */
  public static KnownCount named(String name) {
    return all().stream().filter(count -> count.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<KnownCount> shapes() {
    return List.of(
        KnownCount.of("SB", Shapes.storeBuffering(2, false), 3, 4, 4),
        same("SB with fences", Shapes.storeBuffering(2, true), 3),
        KnownCount.of("sbn(3)", Shapes.storeBuffering(3, false), 7, 8, 8),
        KnownCount.of("sbn(4)", Shapes.storeBuffering(4, false), 15, 16, 16),
        KnownCount.of("sbn(5)", Shapes.storeBuffering(5, false), 31, 32, 32),
        KnownCount.of("sbn(6)", Shapes.storeBuffering(6, false), 63, 64, 64),
        KnownCount.of("sbn(7)", Shapes.storeBuffering(7, false), 127, 128, 128),
        KnownCount.of("sbn(8)", Shapes.storeBuffering(8, false), 255, 256, 256),
        same("sbn(4) with fences", Shapes.storeBuffering(4, true), 15),
        same("sbn(8) with fences", Shapes.storeBuffering(8, true), 255),
        same("LB", Shapes.loadBuffering(), 3),
        KnownCount.of("MP", Shapes.messagePassing(RELAXED, RELAXED), 3, 3, 4),
        same("MP rel acq", Shapes.messagePassing(RELEASE, ACQUIRE), 3),
        KnownCount.of("2+2W", Shapes.twoPlusTwoWrites(), 3, 3, 4),
        KnownCount.of("IRIW", Shapes.iriw(false), 15, 15, 16),
        same("IRIW with fences", Shapes.iriw(true), 15));
  }

  private static List<KnownCount> contended() {
    return List.of(
        same("ainc(2)", Contended.add(2, 1), 2),
        same("ainc(3)", Contended.add(3, 1), 6),
        same("ainc(4)", Contended.add(4, 1), 24),
        same("ainc(5)", Contended.add(5, 1), 120),
        same("ainc(6)", Contended.add(6, 1), 720),
        same("ainc(7)", Contended.add(7, 1), 5_040),
        same("ainc(8)", Contended.add(8, 1), 40_320).slow(),
        same("binc(2)", Contended.add(2, 2), 4),
        same("binc(3)", Contended.add(3, 2), 36),
        same("binc(4)", Contended.add(4, 2), 576),
        same("cinc(2)", Contended.add(2, 3), 8),
        same("cinc(3)", Contended.add(3, 3), 216),
        same("cinc(4)", Contended.add(4, 3), 13_824).slow(),
        same("inc(3)", Contended.increment(3), 36),
        same("inc(4)", Contended.increment(4), 576),
        same("rw(3)", Contended.readWrite(3), 36),
        same("rw(4)", Contended.readWrite(4), 576),
        same("wainc(3)", Contended.writeAndAdd(3), 24),
        same("wainc(4)", Contended.writeAndAdd(4), 120),
        same("readers(2)", Contended.readers(2), 4),
        same("readers(3)", Contended.readers(3), 8),
        same("readers(8)", Contended.readers(8), 256),
        same("readers(10)", Contended.readers(10), 1_024),
        same("readers(13)", Contended.readers(13), 8_192).slow(),
        same("cas(2)", Contended.cas(2), 2),
        same("cas(5)", Contended.cas(5), 5),
        same("casrot(2)", Contended.casRotating(2), 2),
        same("casrot(5)", Contended.casRotating(5), 43),
        same("casrot(7)", Contended.casRotating(7), 523),
        same("casrot(9)", Contended.casRotating(9), 8_597).slow(),
        same("casw(2)", Contended.casThenWrite(2), 6),
        same("casw(3)", Contended.casThenWrite(3), 66),
        same("casw(4)", Contended.casThenWrite(4), 1_200),
        same("casw(5)", Contended.casThenWrite(5), 32_880).slow(),
        same("wcas(2)", Contended.writeAndCas(2), 5),
        same("wcas(9)", Contended.writeAndCas(9), 2_305),
        same("wrw(2)", Contended.writeAndReadWrite(2), 22),
        same("wrw(3)", Contended.writeAndReadWrite(3), 300),
        same("wrw(4)", Contended.writeAndReadWrite(4), 6_576),
        same("N-writers(4)", Contended.writers(5), 720));
  }

  private static List<KnownCount> loops() {
    return List.of(
        same("lastzero(5)", Loops.lastZero(5), 64),
        same("lastzero(10)", Loops.lastZero(10), 3_328).slow(),
        same("lastzero(15)", Loops.lastZero(15), 147_456).slow(),
        same("indexer(12)", Loops.indexer(12), 8),
        same("indexer(15)", Loops.indexer(15), 4_096).slow(),
        KnownCount.of("CoA(1)", Loops.coherence(1), 4, 4, 4),
        KnownCount.of("CoA(2)", Loops.coherence(2), 15, 16, 16),
        KnownCount.of("CoA(3)", Loops.coherence(3), 130, 144, 144),
        KnownCount.of("CoA(4)", Loops.coherence(4), 2_028, 2_304, 2_304),
        KnownCount.of("CoA(5)", Loops.coherence(5), 49_776, 57_600, 57_600).slow(),
        KnownCount.of("fib2(1)", Loops.fibonacci(1, RELAXED, RELAXED), 3, 3, 3),
        KnownCount.of("fib2(2)", Loops.fibonacci(2, RELAXED, RELAXED), 19, 20, 20),
        KnownCount.of("fib2(3)", Loops.fibonacci(3, RELAXED, RELAXED), 141, 175, 175),
        KnownCount.of("fib2(4)", Loops.fibonacci(4, RELAXED, RELAXED), 1_107, 1_764, 1_764),
        KnownCount.of("fib2(5)", Loops.fibonacci(5, RELAXED, RELAXED), 8_953, 19_404, 19_404)
            .slow(),
        KnownCount.of("fib2(6)", Loops.fibonacci(6, RELAXED, RELAXED), 73_789, 226_512, 226_512)
            .slow(),
        KnownCount.of("fib_bench", Loops.fibonacciBench(5), 218_243, 525_630, 525_630).slow(),
        KnownCount.of("big0", Loops.big(7, 3), 69_112, 69_112, 82_472).slow(),
        KnownCount.of("big1", Loops.big(8, 6), 1_820_474, 1_820_474, 2_950_753).slow(),
        KnownCount.of("big2", Loops.bigShared(), 5_284_890, 5_284_890, 14_973_624).slow());
  }

  private static List<KnownCount> flags() {
    return List.of(
        KnownCount.of("eratosthenes(5)", Flags.sieve(5), 398, UNKNOWN, 1_512),
        KnownCount.of("SharedPtr(100)", Flags.sharedPointer(100), 410, UNKNOWN, 410).slow(),
        same("publish", Flags.publish(), 42),
        same("commits(2)", Flags.commits(2), 1_734),
        same("par_length(100)", Flags.apart(100), 4),
        same("par_length(400)", Flags.apart(400), 4).slow(),
        same("szymanski", Flags.szymanski(), 6).blocked(UNKNOWN));
  }

  private static List<KnownCount> locks() {
    return List.of(
        KnownCount.of("peterson", Locks.peterson(), 4, 22, 22).blocked(UNKNOWN),
        same("lockinc(2)", Locks.lockedCount(2), 2).blocked(UNKNOWN),
        same("lockinc(4)", Locks.lockedCount(4), 24).blocked(UNKNOWN),
        same("lockinc(5)", Locks.lockedCount(5), 120).blocked(UNKNOWN),
        same("lockinc(6)", Locks.lockedCount(6), 720).blocked(UNKNOWN).slow(),
        same("ticket(2,1)", Locks.ticketLock(2, 1), 2),
        same("ticket(3,1)", Locks.ticketLock(3, 1), 6),
        same("ticket(4,1)", Locks.ticketLock(4, 1), 24),
        same("ticket(5,1)", Locks.ticketLock(5, 1), 120),
        same("ticket(2,2)", Locks.ticketLock(2, 2), 6),
        same("ticket(3,2)", Locks.ticketLock(3, 2), 90),
        same("xchg lock(2)", Locks.exchangeLock(2), 2).blocked(2),
        same("xchg lock(3)", Locks.exchangeLock(3), 6).blocked(18),
        same("xchg lock(4)", Locks.exchangeLock(4), 24).blocked(168),
        same("xchg lock(5)", Locks.exchangeLock(5), 120).blocked(1_800).slow(),
        same("spinlock(2)", Locks.spinLock(2, false), 4).blocked(UNKNOWN),
        same("ttas(2)", Locks.spinLock(2, true), 4).blocked(UNKNOWN),
        same("mcs(2)", Locks.queuedLock(2), 6).blocked(UNKNOWN),
        same("barrier(1)", Locks.barrier(1), 2).blocked(UNKNOWN));
  }

  private static List<KnownCount> structures() {
    return List.of(
        same("treiber 2W+1R", Linked.stack(), 18).blocked(UNKNOWN),
        same("treiber(2)", Linked.stackPairs(2, 4), 18).blocked(UNKNOWN),
        same("treiber(3)", Linked.stackPairs(3, 4), 3_546).blocked(UNKNOWN).slow(),
        same("ms-queue(2)", Linked.queuePairs(2, 3), 50).blocked(UNKNOWN),
        KnownCount.of("chase-lev", Slotted.deque(), 59, UNKNOWN, 65),
        KnownCount.of("hwqueue", Slotted.arrayQueue(), 5_155, UNKNOWN, UNKNOWN)
            .blocked(UNKNOWN)
            .slow(),
        KnownCount.of("buf_ring(3)", Slotted.ringBuffer(3), 273, UNKNOWN, UNKNOWN)
            .blocked(UNKNOWN));
  }
}
