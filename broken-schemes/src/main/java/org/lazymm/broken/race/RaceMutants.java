package org.lazymm.broken.race;

import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.broken.order.OrderMutant;
import org.lazymm.broken.order.Seeding;
import org.lazymm.broken.race.Handshake.Flaw;
import org.lazymm.broken.race.Mailboxes.Variant;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;

/** The schemes whose bug needs the steps of two CPUs to meet, and what catches each. */
public final class RaceMutants {
  private static final SchemeSelection SHOOTDOWN =
      SchemeSelection.parse(Discovery.onClassPath().registry(), "shootdown");

  private static final String NOT_FREED = "is dead and not freed";

  private static final String CALL =
      """
      scenario: %s
      cpus: 3
      architecture: arm64
      tasks:
      - {name: a, mm: own}
      - {name: k, mm: none}
      - {name: l, mm: none}
      setup:
      - {cpu: 1, do: run a}
      steps:
      - {cpu: 0, do: run k}
      - {cpu: 1, do: exit}
      """;

  private static final String WRITER = "- {cpu: 2, do: run l}\n";

  private static final String TICK =
      """
      scenario: exit-against-tick
      cpus: 2
      architecture: arm64
      tasks:
      - {name: a, mm: own}
      - {name: o, mm: own}
      - {name: k, mm: none}
      setup:
      - {cpu: 0, do: run a}
      - {cpu: 1, do: run k}
      steps:
      - {cpu: 0, do: exit}
      - {cpu: 0, do: run o}
      - {cpu: 1, do: tick}
      """;

  private static final String FREED_THERE_USED_HERE =
      """
      scenario: freed-there-used-here
      cpus: 2
      architecture: arm64
      reuse-freed-mms: true
      tasks:
      - {name: a, mm: own}
      - {name: b, mm: a}
      - {name: k, mm: none}
      - {name: q, mm: own}
      - {name: p, mm: own}
      setup:
      - {cpu: 1, do: run b}
      - {cpu: 1, do: exit}
      - {cpu: 0, do: run a}
      - {cpu: 0, do: exit}
      - {cpu: 0, do: run p}
      - {cpu: 0, do: run k}
      steps:
      - {cpu: 0, do: exec}
      - {cpu: 0, do: exit}
      - {cpu: 1, do: run q}
      """;

  /** All of them. */
  public static final List<OrderMutant> CAUGHT =
      List.of(
          handshake(Flaw.NO_BARRIER_IN_LEAVE, "no barrier in leave", Property.K2, NOT_FREED),
          handshake(Flaw.NO_BARRIER_IN_GONE, "no barrier in gone", Property.K2, NOT_FREED),
          handshake(
              Flaw.CLAIMS_IN_TWO_STEPS,
              "claims in two steps",
              Property.S2,
              "takes the last reference"),
          blindMail(Property.H1, "cpu1"),
          blindMail(Property.K2, NOT_FREED),
          call("call-by-turn", CALL + WRITER),
          call("call-without-writer", CALL),
          new OrderMutant(
              "count rises from 0",
              "reference counting with a pointer",
              LooksAtLatest::sound,
              ScenarioYaml.parse(TICK, "exit-against-tick"),
              Seeding.scheme("counts what the pointer shows", LooksAtLatest::broken),
              Property.S2,
              "rises from 0"),
          new OrderMutant(
              "work of a dying CPU",
              "reference counting with work",
              WorkOfDyingCpu::sound,
              catalogue("offline-against-exit"),
              Seeding.scheme("assumes its own CPU in deferred work", WorkOfDyingCpu::broken),
              Property.A1,
              "work runs on the CPU that put it off"),
          waiting(
              "un-published without release",
              "exit-and-move-on",
              Architecture.POWERPC,
              Waiting.Flaw.CLEARED_RELAXED,
              "clears its record by a relaxed store"),
          waiting(
              "un-published without release",
              "exit-and-move-on",
              Architecture.ARM64,
              Waiting.Flaw.CLEARED_RELAXED,
              "clears its record by a relaxed store"),
          waiting(
              "give-back after migration",
              "moved-give-back",
              Architecture.ARM64,
              Waiting.Flaw.CLEARED_AT_GIVE_BACK,
              "clears the record of the CPU that gives back",
              Property.K2),
          waiting(
              "record with interrupts on in exit_mm",
              "moved-exit",
              Architecture.ARM64,
              Waiting.Flaw.WRITTEN_AT_COUNT,
              "records the CPU that counts the borrow",
              Property.K2),
          waiting(
              "NMI that follows active_mm",
              "exit-beside-tick-and-nmi",
              Architecture.X86,
              Waiting.Flaw.TRUSTS_THE_FLUSH,
              "frees once the flush has made the MMUs leave"),
          new OrderMutant(
              "memory freed by another CPU",
              "reference counting with a memory",
              FormerLife::sound,
              ScenarioYaml.parse(FREED_THERE_USED_HERE, "freed-there-used-here"),
              Seeding.scheme("a new mm has the past of the one before", FormerLife::broken),
              Property.S1,
              "mm1"),
          new OrderMutant(
              "four lazy CPUs",
              "counts of lazy CPUs",
              kernel -> new Waiting(kernel, Waiting.Flaw.COUNTED),
              Catalogue.load("four-lazy-cpus").scenario(),
              Seeding.scheme(
                  "counts them in two bits",
                  kernel -> new Waiting(kernel, Waiting.Flaw.COUNTED_IN_TWO_BITS)),
              Property.S1,
              "mm"),
          new OrderMutant(
              "left the mask before the mm",
              "shootdown",
              SHOOTDOWN::create,
              Catalogue.load("exit-and-move-on").scenario().withArchitecture(Architecture.RISCV),
              Seeding.fault(Fault.MASK_BIT_CLEARED_EARLY),
              Property.S1,
              "mm"),
          trim(Fault.MASK_LEFT_BEFORE_MM, Property.S1),
          trim(Fault.MASK_LEFT_BEFORE_MM, Property.O5),
          trim(Fault.MASK_LEFT_BY_USER, Property.S1),
          trim(Fault.MASK_LEFT_BY_USER, Property.O5),
          trim(Fault.MASK_TRIMMED_REMOTELY, Property.O5),
          trim(Fault.FINAL_FLUSH_LEAVES_MASK, Property.S1));

  /** A bit of the mask that goes while its CPU borrows the mm, or is about to again. */
  private static OrderMutant trim(Fault fault, Property property) {
    return new OrderMutant(
        "left the mask before the mm",
        "shootdown",
        SHOOTDOWN::create,
        catalogue("use-mm-against-trim"),
        Seeding.fault(fault),
        property,
        "mm");
  }

  private static OrderMutant waiting(
      String bug, String scenario, Architecture architecture, Waiting.Flaw flaw, String what) {
    return waiting(bug, scenario, architecture, flaw, what, Property.S1);
  }

  private static OrderMutant waiting(
      String bug,
      String scenario,
      Architecture architecture,
      Waiting.Flaw flaw,
      String what,
      Property property) {
    return new OrderMutant(
        bug,
        "records that are waited for",
        kernel -> new Waiting(kernel, Waiting.Flaw.NONE),
        Catalogue.load(scenario).scenario().withArchitecture(architecture),
        Seeding.scheme(what, kernel -> new Waiting(kernel, flaw)),
        property,
        "mm");
  }

  private RaceMutants() {}

  private static Scenario catalogue(String name) {
    return Catalogue.load(name).scenario();
  }

  private static OrderMutant handshake(Flaw flaw, String what, Property property, String cause) {
    Function<Kernel, LazyMmScheme> broken = kernel -> new Handshake(kernel, flaw);
    return new OrderMutant(
        flaw == Flaw.CLAIMS_IN_TWO_STEPS ? "double drop" : "leak by order",
        "handshake",
        Handshake::sound,
        catalogue("exec-against-lazy"),
        Seeding.scheme(what, broken),
        property,
        cause);
  }

  private static OrderMutant blindMail(Property property, String cause) {
    return new OrderMutant(
        "mail of a dead CPU",
        "mailboxes",
        Mailboxes::sound,
        catalogue("offline-against-exit"),
        Seeding.scheme(
            "mails without a second look", kernel -> new Mailboxes(kernel, Variant.MAILS_BLINDLY)),
        property,
        cause);
  }

  private static OrderMutant call(String name, String yaml) {
    return new OrderMutant(
        "call by an old value",
        "reference counting with calls",
        CallsByTurn::sound,
        ScenarioYaml.parse(yaml.formatted(name), name),
        Seeding.scheme("its call may come between two stores", CallsByTurn::broken),
        Property.A1,
        "interrupted between the two stores");
  }
}
