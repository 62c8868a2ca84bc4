package org.lazymm.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Host;

class SimulatorEngineTest {
  private static final long HANDLER = 100;

  private final MachineProfile profile = ProfileCatalogue.ofUser().find("xeon-2s").profile();
  private final SimulatorEngine engine = new SimulatorEngine(profile, false);

  private final Actions actions = new Actions(engine);

  private final long hit = profile.ticks(FigureKey.HIT);
  private final long rmw = profile.ticks(FigureKey.RMW);
  private final long fence = profile.ticks(FigureKey.FENCE);
  private final long delivery =
      profile.ticks(FigureKey.IPI_FIRST) - profile.ticks(FigureKey.IPI_HANDLER);

  private LongCell number(Home home) {
    return engine.memory().number("x", home, 0);
  }

  private long took(Runnable access) {
    return actions.took(access);
  }

  // Accesses.

  @Test
  void anAccessTakesTheTimeOfItsLine() {
    LongCell own = number(Home.cpu(0));
    LongCell neighbour = number(Home.cpu(0));
    LongCell apart = number(Home.cpu(0).onLine("apart"));
    assertEquals(hit, took(() -> own.store(1, Order.RELAXED)));
    took(() -> apart.store(1, Order.RELAXED));
    long transfer = profile.ticks(FigureKey.LATENCY_LLC);
    assertEquals(transfer, actions.took(1, () -> own.load(Order.RELAXED)));
    assertEquals(hit, actions.took(1, () -> neighbour.load(Order.RELAXED)));
    assertEquals(transfer, actions.took(1, () -> apart.load(Order.RELAXED)));
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
    SimulatorEngine x86 = new SimulatorEngine(profile, true);
    LongCell cell = x86.memory().number("x", Home.cpu(0), 0);
    long took =
        new Actions(x86)
            .took(
                () -> {
                  cell.add(1, Order.RELAXED);
                  cell.add(1, Order.FULL);
                });
    assertEquals(2 * rmw, took);
    assertEquals(2, x86.counts().fullBarriers());
  }

  @Test
  void readAndWriteBarriersAreFree() {
    long took =
        took(
            () -> {
              engine.memory().smpRmb();
              engine.memory().smpWmb();
            });
    assertEquals(0, took);
    assertEquals(0, engine.counts().fullBarriers());
  }

  @Test
  void whatIsDoneWhileTheMachineBootsTakesNoTime() {
    LongCell cell = number(Home.cpu(0));
    cell.add(1, Order.FULL);
    engine.enter(1);
    cell.add(1, Order.FULL);
    assertEquals(0, engine.timeline().clock(0) + engine.timeline().clock(1));
    assertEquals(hit, actions.took(1, () -> cell.load(Order.RELAXED)), "it is its holder");
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
    long took =
        took(
            () ->
                assertEquals(
                    1, engine.peek(() -> engine.peek(() -> 1L) + cell.load(Order.RELAXED))));
    assertEquals(0, took);
    assertEquals(0, engine.counts().foreignLoads());
    cell.load(Order.RELAXED);
    assertEquals(1, engine.counts().foreignLoads());
  }

  // Interrupts.

  /** Interrupts two CPUs, whose handlers take {@link #HANDLER}. */
  private final class ToTwo implements InterruptSender {
    private final Map<Integer, Long> endedAt = new TreeMap<>();

    @Override
    public int next(int after) {
      return after < 1 ? 1 : after < 2 ? 2 : -1;
    }

    @Override
    public void handle(int cpu) {
      assertEquals(cpu, engine.current());
      engine.pass(Account.FLUSH, HANDLER);
      engine.mark((timeline, on) -> endedAt.put(on.cpu(), on.clock()));
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
    long took = took(() -> engine.interrupt(sender, true));
    assertEquals(Map.of(1, delivery + HANDLER, 2, further + delivery + HANDLER), sender.endedAt);
    assertEquals(0, engine.current());
    assertEquals(further + delivery + HANDLER, took);
    assertEquals(delivery + HANDLER, engine.accounts().ticks(Account.IPI_WAIT));
    assertEquals(further, engine.accounts().ticks(Account.IPI_SEND));
  }

  @Test
  void aSenderThatDoesNotWaitPaysForEachSending() {
    long send = profile.ticks(FigureKey.IPI_SEND);
    ToTwo sender = new ToTwo();
    assertEquals(2 * send, took(() -> engine.interrupt(sender, false)));
    assertEquals(Map.of(1, delivery + HANDLER, 2, send + delivery + HANDLER), sender.endedAt);
  }

  @Test
  void aTargetInTheMiddleOfAnActionTakesItBetweenTwoSteps() {
    LongCell foreign = number(Home.cpu(3));
    actions.took(3, () -> foreign.store(1, Order.RELAXED));
    ToTwo sender = new ToTwo();
    long latency = profile.ticks(FigureKey.LATENCY_LLC);
    actions.add(0, 0, () -> engine.interrupt(sender, true));
    actions.add(
        1,
        delivery - 10,
        () -> {
          foreign.add(1, Order.RELAXED);
          foreign.add(1, Order.RELAXED);
        });
    actions.run();
    assertEquals(delivery - 10 + latency + rmw + HANDLER, sender.endedAt.get(1));
    assertEquals(delivery - 10 + latency + 2 * rmw + HANDLER, engine.timeline().clock(1));
  }

  @Test
  void withInterruptsOffATargetEndsWhatItDoesFirst() {
    LongCell foreign = number(Home.cpu(3));
    actions.took(3, () -> foreign.store(1, Order.RELAXED));
    ToTwo sender = new ToTwo();
    long latency = profile.ticks(FigureKey.LATENCY_LLC);
    actions.add(0, 0, () -> engine.interrupt(sender, true));
    actions.add(
        1,
        delivery - 10,
        () -> {
          engine.irqs(true);
          foreign.add(1, Order.RELAXED);
          foreign.add(1, Order.RELAXED);
          engine.irqs(false);
        });
    actions.run();
    assertEquals(delivery - 10 + latency + 2 * rmw + HANDLER, sender.endedAt.get(1));
  }

  @Test
  void twoThatWaitForEachOtherAnswerWhileTheyWait() {
    ToOther one = new ToOther(1);
    ToOther other = new ToOther(0);
    actions.add(0, 0, () -> engine.interrupt(one, true));
    actions.add(1, 0, () -> engine.interrupt(other, true));
    actions.run();
    assertEquals(delivery + HANDLER, engine.timeline().clock(0));
    assertEquals(delivery + HANDLER, engine.timeline().clock(1));
  }

  /** Interrupts one CPU. */
  private final class ToOther implements InterruptSender {
    private final int target;

    ToOther(int target) {
      this.target = target;
    }

    @Override
    public int next(int after) {
      return after < target ? target : -1;
    }

    @Override
    public void handle(int cpu) {
      engine.pass(Account.FLUSH, HANDLER);
    }

    @Override
    public boolean idle(int cpu) {
      return false;
    }
  }

  @Test
  void anIdleTargetIsWokenFirstAndTheHostIsToldWhatTheHandlerTook() {
    List<String> told = new ArrayList<>();
    engine
        .timeline()
        .hostedBy(
            new Host() {
              @Override
              public void due(Core core, long now) {}

              @Override
              public void ended(Core core, long ticks) {}

              @Override
              public void handled(Core core, long ticks) {
                told.add("cpu" + core.cpu() + " " + ticks);
              }

              @Override
              public long wakeLatency(Core core, long at) {
                return 7_000L + core.cpu();
              }
            },
            3);
    ToTwo sender = new ToTwo();
    took(() -> engine.interrupt(sender, false));
    long send = profile.ticks(FigureKey.IPI_SEND);
    assertEquals(
        Map.of(1, delivery + 7_001 + HANDLER, 2, send + delivery + 7_002 + HANDLER),
        sender.endedAt);
    assertEquals(List.of("cpu1 100", "cpu2 100"), told.stream().sorted().toList());
  }

  // The order of time.

  @Test
  void accessesOfLongActionsMeetTheirLineInTheOrderOfTime() {
    LongCell line = number(Home.machine());
    long pause = 100_000;
    actions.add(
        0,
        0,
        () -> {
          line.add(1, Order.RELAXED);
          engine.pass(Account.FLUSH, pause);
          line.add(1, Order.RELAXED);
        });
    actions.add(1, 1_000, () -> line.add(1, Order.RELAXED));
    actions.run();
    long transfer = profile.ticks(FigureKey.LATENCY_LLC) + rmw;
    assertEquals(1_000 + transfer, engine.timeline().clock(1), "it waits for nobody");
    assertEquals(rmw + pause + transfer, engine.timeline().clock(0), "it has lost the line");
    assertEquals(0, engine.accounts().ticks(Account.LINE_WAIT));
    assertEquals(1, engine.timeline().skew().inverted());
  }
}
