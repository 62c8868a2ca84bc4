package org.lazymm.broken.order;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;

/** The orders and barriers that the schemes need: what catches each if it is weaker. */
public final class WeakenedOrders {
  private static final String SB = "the forbidden outcome r1 == 0 && r2 == 0 came out";
  private static final String UNORDERED = "nothing orders that use before the free";
  private static final String COUNT = "nothing orders the count before the drop";
  private static final String FREED = "has freed it";

  /** All of them. */
  public static final List<OrderMutant> CAUGHT =
      Stream.of(giveBack(), fullBarrier(), hazard(), hazardEvict(), shootdown(), rcu())
          .flatMap(List::stream)
          .toList();

  private static List<OrderMutant> giveBack() {
    return List.of(
        membarrier("B5, T2", "shootdown", "ShootdownScheme.giveBack (barrier MB)", "NONE"),
        membarrier("B5", "rcu", "RcuScheme.giveBack (barrier MB)", "NONE"),
        membarrier("B5", "hazard-evict", "HazardEvictScheme.giveBack (barrier MB)", "NONE"),
        membarrier("B5", "fullbarrier", "FullBarrierScheme.giveBack (update FULL)", "RELEASE"),
        weaker(
            "B5, T2",
            "shootdown",
            "membarrier-e2",
            "ShootdownScheme.giveBack (barrier MB)",
            "NONE",
            Property.M7,
            SB));
  }

  private static List<OrderMutant> fullBarrier() {
    String drop = "drop of the last borrow";
    String released = "fullbarrier:drop-order=release";
    String exec = "exec-against-lazy";
    return List.of(
        use(drop, "fullbarrier", exec, "FullBarrierScheme.giveBack (update FULL)", "ACQUIRE")
            .on(Architecture.POWERPC),
        use(drop, released, exec, "FullBarrierScheme.giveBack (update RELEASE)", "RELAXED")
            .on(Architecture.POWERPC),
        use(
            "acquire of the last drop",
            released,
            exec,
            "FullBarrierScheme.lastReferenceGone (barrier MB)",
            "NONE"));
  }

  private static List<OrderMutant> hazard() {
    String deliver = "HazardScheme.deliver (update FULL)";
    String mailOfDead = "mail of a dead CPU";
    return List.of(
        hazardUse("HP4", "exec-against-lazy", "leaveBorrowed (store RELEASE)", "RELAXED")
            .on(Architecture.POWERPC),
        weaker(
            "HP9", "hazard", "exit-against-return", deliver + " #1", "ACQUIRE", Property.O3, COUNT),
        stolen("HP10", "mailbox-steal", deliver + " #1"),
        stolen("HP10", "address-reuse", deliver + " #1"),
        hazardUse("HP10", "exit-beside-offline", "deliver (update FULL) #2", "RELEASE"),
        stolen("H5", "mailbox-steal", "HazardScheme.takeLateMail (update FULL)"),
        weaker(
            "HP7",
            "hazard",
            "exit-against-return",
            "HazardScheme.switchFinished (update FULL)",
            "ACQUIRE",
            Property.O3,
            COUNT),
        hazardUse("HP7", "exec-against-lazy", "switchFinished (update FULL)", "RELEASE"),
        weaker(
            mailOfDead,
            "hazard",
            "offline-against-exit",
            "HazardScheme.emptyMailboxOf (update FULL)",
            "ACQUIRE",
            Property.H1,
            "cpu1"),
        hazardUse(mailOfDead, "exit-beside-offline", "emptyMailboxOf (update FULL)", "RELEASE")
            .on(Architecture.POWERPC),
        use(
            "withdrawal before idling",
            "hazard:leave-at-idle=on",
            "exit-beside-idle",
            "HazardScheme.idleEnter (store RELEASE)",
            "RELAXED"));
  }

  private static List<OrderMutant> hazardEvict() {
    return List.of(
        use(
            "scan of slots",
            "hazard-evict",
            "exit-against-return",
            "HazardEvictScheme.evictIfReader (load ACQUIRE)",
            "RELAXED"),
        use(
                "clearing of slots",
                "hazard-evict",
                "exit-against-return",
                "HazardEvictScheme.leaveBorrowed (store RELEASE)",
                "RELAXED")
            .on(Architecture.POWERPC));
  }

  private static List<OrderMutant> shootdown() {
    String filter = "shootdown:filter=on";
    String exit = "exit-against-return";
    return List.of(
        use(
            "scan of the filter",
            filter,
            exit,
            "PublishedLazyMms.isPublished (load ACQUIRE)",
            "RELAXED"),
        use(
                "withdrawal from the filter",
                filter,
                exit,
                "PublishedLazyMms.withdraw (store RELEASE)",
                "RELAXED")
            .on(Architecture.POWERPC));
  }

  private static List<OrderMutant> rcu() {
    String leave = "rcu:idle=leave";
    return List.of(
        rcuUse("withdrawal by eviction", "idle-entry", "leave (store RELEASE)", "RELAXED"),
        rcuUse("withdrawal", "exit-against-return", "leaveBorrowed (store RELEASE)", "RELAXED")
            .on(Architecture.POWERPC),
        use("RI8", leave, "idle-entry", "RcuScheme.leaveBeforeIdle (store RELEASE)", "RELAXED"),
        weaker(
            "RI6",
            leave,
            "idle-entry",
            "RcuScheme.leaveBeforeIdle (barrier MB)",
            "NONE",
            Property.L2,
            "is dead and not freed"),
        weaker(
            "mark of an idle CPU",
            "rcu:idle=kick",
            "idle-entry",
            "RcuScheme.idleEnter (barrier MB)",
            "NONE",
            Property.L2,
            "is dead and not freed"),
        rcuUse("drop by the holder", "premature-drop", "resolve (update FULL)", "ACQUIRE")
            .on(Architecture.POWERPC),
        rcuUse("drop by the holder", "exit-against-return", "resolve (update FULL)", "RELEASE"),
        weaker(
            "RI5",
            "rcu",
            "exit-against-return",
            "RcuScheme.settle (update FULL) #1",
            "ACQUIRE",
            Property.O3,
            COUNT),
        weaker(
            "RI6",
            "rcu",
            "offline-against-exit",
            "RcuScheme.settle (update FULL) #1",
            "RELEASE",
            Property.H1,
            "cpu1"),
        rcuUse("drop by the scan", "idle-entry", "settle (update FULL) #2", "RELEASE"),
        rcuUse("RI7", "two-exits-one-cpu", "settle (update FULL) #3", "RELEASE"));
  }

  private static OrderMutant membarrier(String bug, String scheme, String place, String to) {
    return weaker(bug, scheme, "membarrier-f2-after", place, to, Property.M8, SB);
  }

  private static OrderMutant hazardUse(String bug, String scenario, String place, String to) {
    return use(bug, "hazard", scenario, "HazardScheme." + place, to);
  }

  private static OrderMutant stolen(String bug, String scenario, String place) {
    return weaker(bug, "hazard", scenario, place, "RELEASE", Property.S1, FREED);
  }

  private static OrderMutant rcuUse(String bug, String scenario, String place, String to) {
    return use(bug, "rcu", scenario, "RcuScheme." + place, to);
  }

  private static OrderMutant use(
      String bug, String scheme, String scenario, String place, String to) {
    return weaker(bug, scheme, scenario, place, to, Property.S1, UNORDERED);
  }

  private static OrderMutant weaker(
      String bug,
      String scheme,
      String scenario,
      String place,
      String to,
      Property property,
      String cause) {
    return OrderMutant.of(
        bug, scheme, scenario, Seeding.weaker(new WeakerOrder(place, to)), property, cause);
  }

  private WeakenedOrders() {}
}
