package org.lazymm.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.simulator.profile.Contention;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class SimulatorEngineTest {
  private static final long HANDLER = 100;

  private final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  private final SimulatorEngine engine = new SimulatorEngine(profile, Contention.TIGHT, false);

  private final long hit = profile.ticks(FigureKey.HIT);
  private final long rmw = profile.ticks(FigureKey.RMW);
  private final long fence = profile.ticks(FigureKey.FENCE);
  private final long delivery =
      profile.ticks(FigureKey.IPI_FIRST) - profile.ticks(FigureKey.IPI_HANDLER);

  private LongCell number(Home home) {
    return engine.memory().number("x", home, 0);
  }

  private long took(Runnable access) {
    long before = engine.now();
    access.run();
    return engine.now() - before;
  }

  // Clocks.

  @Test
  void eachCpuHasAClockOfItsOwn() {
    engine.pass(100);
    assertEquals(0, engine.enter(1));
    assertEquals(0, engine.now());
    engine.pass(30);
    assertEquals(List.of(100L, 30L), List.of(engine.clock(0), engine.clock(1)));
    assertEquals(1, engine.enter(0));
    assertEquals(100, engine.now());
  }

  @Test
  void aCpuNeverRunsFromEarlierThanItIs() {
    engine.runFrom(2, 500);
    engine.runFrom(2, 200);
    assertEquals(500, engine.now());
    assertEquals(2, engine.current());
  }

  @Test
  void whenAMachineHasBootedAllCpusAreWhereTheFarthestIs() {
    engine.runFrom(5, 700);
    engine.runFrom(0, 300);
    engine.booted();
    assertEquals(List.of(700L, 700L), List.of(engine.clock(0), engine.clock(111)));
  }

  // Accesses.

  @Test
  void anAccessTakesTheTimeOfItsLine() {
    LongCell own = number(Home.cpu(0));
    LongCell neighbour = number(Home.cpu(0));
    LongCell apart = number(Home.cpu(0).onLine("apart"));
    assertEquals(hit, took(() -> own.store(1, Order.RELAXED)));
    apart.store(1, Order.RELAXED);
    engine.runFrom(1, 10_000);
    long transfer = profile.ticks(FigureKey.LATENCY_LLC);
    assertEquals(transfer, took(() -> own.load(Order.RELAXED)));
    assertEquals(hit, took(() -> neighbour.load(Order.RELAXED)));
    assertEquals(transfer, took(() -> apart.load(Order.RELAXED)));
  }

  @Test
  void fullOrderCostsABarrierBesides() {
    LongCell cell = number(Home.cpu(0));
    assertEquals(hit + fence, took(() -> cell.load(Order.FULL)));
    assertEquals(hit + fence, took(() -> cell.store(1, Order.FULL)));
    assertEquals(rmw + fence, took(() -> cell.add(1, Order.FULL)));
    assertEquals(rmw, took(() -> cell.add(1, Order.RELAXED)));
    assertEquals(fence, took(engine.memory()::smpMb));
    assertEquals(4, engine.counts().fullBarriers());
  }

  @Test
  void whereEachAtomicIsABarrierItIsCountedAndNotPaidTwice() {
    SimulatorEngine x86 = new SimulatorEngine(profile, Contention.TIGHT, true);
    LongCell cell = x86.memory().number("x", Home.cpu(0), 0);
    cell.add(1, Order.RELAXED);
    cell.add(1, Order.FULL);
    assertEquals(2 * rmw, x86.now());
    assertEquals(2, x86.counts().fullBarriers());
  }

  @Test
  void readAndWriteBarriersAreFree() {
    engine.memory().smpRmb();
    engine.memory().smpWmb();
    assertEquals(0, engine.now());
    assertEquals(0, engine.counts().fullBarriers());
  }

  @Test
  void loadsOfOtherCpusDataAreForeign() {
    number(Home.cpu(1)).load(Order.RELAXED);
    number(Home.cpu(0)).load(Order.RELAXED);
    number(Home.machine()).load(Order.RELAXED);
    assertEquals(1, engine.counts().foreignLoads());
  }

  @Test
  void atomicsOnAllButOwnDataAreShared() {
    number(Home.cpu(1)).add(1, Order.RELAXED);
    number(Home.cpu(0)).add(1, Order.RELAXED);
    number(Home.machine()).add(1, Order.RELAXED);
    assertEquals(2, engine.counts().sharedRmws());
  }

  @Test
  void aLookCostsNothingAndIsNotCounted() {
    LongCell cell = number(Home.cpu(1));
    long seen = engine.peek(() -> engine.peek(() -> 1L) + cell.load(Order.RELAXED));
    assertEquals(1, seen);
    assertEquals(0, engine.now());
    assertEquals(0, engine.counts().foreignLoads());
    cell.load(Order.RELAXED);
    assertEquals(1, engine.counts().foreignLoads());
  }

  // Interrupts.

  /** Interrupts two CPUs, whose handlers take {@link #HANDLER}. */
  private final class ToTwo implements InterruptSender {
    private final List<Long> handledAt = new ArrayList<>();

    @Override
    public int next(int after) {
      return after < 1 ? 1 : after < 2 ? 2 : -1;
    }

    @Override
    public void handle(int cpu) {
      assertEquals(cpu, engine.current());
      handledAt.add(engine.now());
      engine.pass(HANDLER);
    }

    @Override
    public boolean idle(int cpu) {
      return cpu == 2;
    }
  }

  @Test
  void aSenderThatWaitsGoesOnWhenTheLastTargetIsDone() {
    long further = profile.ticks(FigureKey.IPI_FURTHER);
    ToTwo sender = new ToTwo();
    engine.interrupt(sender, true);
    assertEquals(List.of(delivery, further + delivery), sender.handledAt);
    assertEquals(0, engine.current());
    assertEquals(further + delivery + HANDLER, engine.now());
  }

  @Test
  void aSenderThatDoesNotWaitPaysForEachSending() {
    long send = profile.ticks(FigureKey.IPI_SEND);
    ToTwo sender = new ToTwo();
    engine.interrupt(sender, false);
    assertEquals(List.of(delivery, send + delivery), sender.handledAt);
    assertEquals(2 * send, engine.now());
  }

  @Test
  void aBusyTargetEndsItsActionFirst() {
    engine.runFrom(1, 50_000);
    engine.enter(0);
    ToTwo sender = new ToTwo();
    engine.interrupt(sender, true);
    assertEquals(50_000, sender.handledAt.get(0));
    assertEquals(50_000 + HANDLER, engine.now());
  }

  @Test
  void anIdleTargetIsWokenFirstAndTheObserverIsToldWhatItTook() {
    List<String> told = new ArrayList<>();
    engine.observe(
        new InterruptObserver() {
          @Override
          public long wakeLatency(int cpu, long at) {
            return 7_000L + cpu;
          }

          @Override
          public void interrupted(int cpu, long ticks) {
            told.add("cpu" + cpu + " " + ticks);
          }
        });
    ToTwo sender = new ToTwo();
    engine.interrupt(sender, false);
    long send = profile.ticks(FigureKey.IPI_SEND);
    assertEquals(List.of(delivery, send + delivery + 7_002), sender.handledAt);
    assertEquals(List.of("cpu1 100", "cpu2 100"), told);
  }
}
