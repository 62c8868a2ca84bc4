package org.lazymm.testkit.asserting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Mm;

/** Each guarantee to a scheme, broken: a hook that is called as it must not be is complained of. */
class AssertingSchemeTest {

  /** What a broken runtime does, and what is said of it. */
  record Broken(String complaint, Consumer<BrokenRuntime> act) {
    @Override
    public String toString() {
      return complaint;
    }
  }

  private static Broken broken(String complaint, Consumer<BrokenRuntime> act) {
    return new Broken(complaint, act);
  }

  static Stream<Broken> contexts() {
    return Stream.of(
        broken("mmInit: cpu0 may not sleep", r -> r.irqsOff(0).scheme().mmInit(0, r.mm())),
        broken("borrow: cpu0 has interrupts on", r -> r.on(0).scheme().borrow(0, r.mm())),
        broken("borrow: cpu0 is not lazy on mm1", r -> r.irqsOff(0).scheme().borrow(0, r.mm())),
        broken("handOver: cpu0 has interrupts on", r -> r.on(0).scheme().handOver(0, r.mm())),
        broken("handOver: cpu0 is not lazy on mm1", r -> r.irqsOff(0).scheme().handOver(0, r.mm())),
        broken("giveBack: cpu2 is still lazy on mm1", r -> r.on(2).scheme().giveBack(2, r.mm())),
        broken(
            "giveBack with interrupts off: cpu1 is not lazy on init_mm",
            r -> r.irqsOff(1).scheme().giveBack(1, r.mm())),
        broken(
            "switchFinished: cpu0 has interrupts off",
            r -> r.irqsOff(0).scheme().switchFinished(0)),
        broken("switchFinished: cpu0 may sleep", r -> r.on(0).scheme().switchFinished(0)),
        broken("finalFlush: cpu0 may not sleep", r -> r.irqsOff(0).scheme().finalFlush(0, r.mm())),
        broken("usersGone: cpu0 may not sleep", r -> r.irqsOff(0).scheme().usersGone(0, r.mm())),
        broken("idleEnter: cpu2 has interrupts on", r -> r.on(2).scheme().idleEnter(2)),
        broken("idleExit: cpu2 has interrupts on", r -> r.on(2).scheme().idleExit(2)),
        broken("userEnter: cpu0 has interrupts on", r -> r.on(0).scheme().userEnter(0)),
        broken("userExit: cpu0 has interrupts on", r -> r.on(0).scheme().userExit(0)),
        broken("tick: cpu0 has interrupts on", r -> r.on(0).scheme().tick(0)),
        broken("cpuOnline: cpu0 may not sleep", r -> r.irqsOff(0).scheme().cpuOnline(0)),
        broken("cpuOnline: cpu0 is not lazy on init_mm", r -> r.on(0).scheme().cpuOnline(0)),
        broken("cpuOffline: cpu0 may not sleep", r -> r.irqsOff(0).scheme().cpuOffline(0)),
        broken("cpuOffline: cpu2 is not lazy on init_mm", r -> r.on(2).scheme().cpuOffline(2)),
        broken("cpuDead: cpu0 may not sleep", r -> r.irqsOff(0).scheme().cpuDead(0, 1)),
        broken("cpuDead: cpu0 is the dead CPU itself", r -> r.on(0).scheme().cpuDead(0, 0)));
  }

  static Stream<Broken> order() {
    return Stream.of(
        broken("mmInit: cpu0 sets mm1 up while it lives", r -> r.history().mmInit(0, r.mm())),
        broken("mmInit: cpu0 finds references on mm1", r -> r.history().mmInit(0, r.freed())),
        broken("mmInit: cpu1 is offline", r -> offline(r).mmInit(1, again(r))),
        broken("borrow: cpu1 comes up and borrows mm1", r -> offline(r).borrow(1, r.mm())),
        broken("borrow: cpu1 is offline", r -> dying(r).borrow(1, r.initMm())),
        broken("borrow: cpu2 is not in the kernel", r -> r.history().borrow(2, r.mm())),
        broken("borrow: cpu0 borrows mm1, which has no user", r -> r.history().borrow(0, r.dead())),
        broken("handOver: cpu2 is not in the kernel", r -> r.history().handOver(2, r.mm())),
        broken("handOver: cpu0 does not borrow mm1", r -> r.history().handOver(0, r.mm())),
        broken(
            "handOver: cpu2 has not finished the switch before",
            r -> {
              awake(r).handOver(2, r.mm());
              r.history().handOver(2, r.mm());
            }),
        broken("giveBack: cpu1 is offline", r -> offline(r).giveBack(1, r.initMm())),
        broken("giveBack: cpu2 is not in the kernel", r -> r.on(2).history().giveBack(2, r.mm())),
        broken(
            "giveBack: cpu0 gives mm1 back, which no CPU has left",
            r -> r.history().giveBack(0, r.mm())),
        broken("switchFinished: cpu1 is offline", r -> offline(r).switchFinished(1)),
        broken("switchFinished: cpu2 is not in the kernel", r -> r.history().switchFinished(2)),
        broken(
            "finalFlush: cpu0 tells it of mm1, which has users",
            r -> r.history().finalFlush(0, r.mm())),
        broken(
            "finalFlush: cpu0 tells it of mm1 twice or too late",
            r -> r.history().finalFlush(0, r.dead())),
        broken("usersGone: cpu2 is not in the kernel", r -> r.history().usersGone(2, r.mm())),
        broken(
            "usersGone: cpu0 tells the end of init_mm", r -> r.history().usersGone(0, r.initMm())),
        broken(
            "usersGone: cpu0 tells it of mm1, which has users",
            r -> r.history().usersGone(0, r.mm())),
        broken(
            "usersGone: cpu0 tells it of mm1, which nobody counts",
            r -> r.history().usersGone(0, r.freed())),
        broken("usersGone: cpu0 tells it of mm1 twice", r -> r.history().usersGone(0, r.dead())));
  }

  static Stream<Broken> moreOrder() {
    return Stream.of(
        broken("lastReferenceGone: cpu1 is offline", r -> offline(r).lastReferenceGone(1, r.mm())),
        broken(
            "lastReferenceGone: cpu0 tells the end of init_mm",
            r -> r.history().lastReferenceGone(0, r.initMm())),
        broken(
            "lastReferenceGone: cpu0 has interrupts off, and it was the kernel's own drop",
            r -> r.irqsOff(0).history().lastReferenceGone(0, r.mm())),
        broken(
            "lastReferenceGone: cpu0 tells it of the counted mm1",
            r -> r.history().lastReferenceGone(0, r.dead())),
        broken(
            "lastReferenceGone: cpu0 tells it of mm1 twice",
            r -> r.on(0).history().lastReferenceGone(0, r.freed())),
        broken("idleEnter: cpu2 is not in the kernel", r -> r.history().idleEnter(2)),
        broken("idleEnter: cpu0 is not lazy", r -> r.irqsOff(0).history().idleEnter(0)),
        broken(
            "idleEnter: cpu2 has not finished its switch",
            r -> {
              awake(r).handOver(2, r.mm());
              r.history().idleEnter(2);
            }),
        broken("idleExit: cpu0 leaves what it did not enter", r -> r.history().idleExit(0)),
        broken("userEnter: cpu2 is lazy", r -> awake(r).userEnter(2)),
        broken("userExit: cpu2 leaves what it did not enter", r -> r.history().userExit(2)),
        broken("tick: cpu2 is not in the kernel", r -> r.history().tick(2)),
        broken("cpuOnline: cpu0 did not come up just now", r -> r.history().cpuOnline(0)),
        broken("cpuOffline: cpu1 is not online", r -> offline(r).cpuOffline(1)),
        broken("cpuOffline: cpu2 borrows [mm1]", r -> awake(r).cpuOffline(2)),
        broken("cpuDead: cpu1 did not go offline", r -> r.history().cpuDead(0, 1)),
        broken("cpuDead: cpu1 is not dead", r -> dying(r).cpuDead(0, 1)),
        broken("keepsRecordOf: cpu0 is online", r -> r.scheme().keepsRecordOf(0)),
        broken(
            "delegatedReferences: cpu0 asks about the freed mm1",
            r -> r.scheme().delegatedReferences(r.freed())),
        broken(
            "rest: cpu2 borrows [mm1, init_mm] at once",
            r -> {
              r.history().countBorrow(2, r.initMm());
              r.history().borrow(2, r.initMm());
              r.scheme().atRest();
            }),
        broken(
            "a switch: cpu2 has handed a borrow over and never finished",
            r -> {
              awake(r).handOver(2, r.mm());
              r.scheme().atRest();
            }));
  }

  /** After CPU 1 has gone offline. */
  private static History offline(BrokenRuntime runtime) {
    runtime.machine().switchTo(1, runtime.machine().cpu(1).idleTask());
    runtime.machine().offline(0, 1);
    return runtime.history();
  }

  /** After CPU 1 was said to go offline, which it did not. */
  private static History dying(BrokenRuntime runtime) {
    History history = runtime.history();
    Mm own = runtime.machine().cpu(1).active();
    runtime.machine().switchTo(1, runtime.machine().cpu(1).idleTask());
    history.leaveBorrowed(1, own);
    history.giveBack(1, own);
    history.countBorrow(1, runtime.initMm());
    history.borrow(1, runtime.initMm());
    history.cpuOffline(1);
    return history;
  }

  /** An mm that was set up, and is set up once more. */
  private static Mm again(BrokenRuntime runtime) {
    Mm mm = runtime.mm();
    runtime.history().freed(mm);
    return mm;
  }

  /** After CPU 2 has left the idle state. */
  private static History awake(BrokenRuntime runtime) {
    runtime.machine().idleExit(2);
    return runtime.history();
  }

  @ParameterizedTest
  @MethodSource({"contexts", "order", "moreOrder"})
  void aHookCalledAsItMustNotBeIsComplainedOf(Broken broken) {
    BrokenRuntime runtime = new BrokenRuntime(UnaryOperator.identity());

    Error complaint = assertThrows(BrokenContractError.class, () -> broken.act().accept(runtime));

    String said = complaint.getMessage();
    assertEquals("the runtime breaks its contract in " + broken.complaint(), said);
  }

  @Test
  void aSoundRuntimeIsNotComplainedOf() {
    BrokenRuntime runtime = new BrokenRuntime(UnaryOperator.identity());

    runtime.freed();
    runtime.scheme().atRest();

    runtime.bench().assertSound();
  }

  @Test
  void theWrongCpuIsReportedByTheKernel() {
    BrokenRuntime runtime = new BrokenRuntime(UnaryOperator.identity());

    assertThrows(BrokenContractError.class, () -> runtime.on(1).scheme().switchFinished(0));

    assertTrue(runtime.bench().broken().contains("X3"), () -> runtime.bench().broken().toString());
  }
}
