package org.lazymm.conformance;

import static org.lazymm.scheduler.property.Property.H4;
import static org.lazymm.scheduler.property.Property.I1;
import static org.lazymm.scheduler.property.Property.I2;
import static org.lazymm.scheduler.property.Property.I3;
import static org.lazymm.scheduler.property.Property.K1;
import static org.lazymm.scheduler.property.Property.K2;
import static org.lazymm.scheduler.property.Property.L1;
import static org.lazymm.scheduler.property.Property.L2;
import static org.lazymm.scheduler.property.Property.L3;
import static org.lazymm.scheduler.property.Property.O5;
import static org.lazymm.scheduler.property.Property.S1;
import static org.lazymm.scheduler.property.Property.S2;
import static org.lazymm.scheduler.property.Property.S7;
import static org.lazymm.scheduler.property.Property.X1;
import static org.lazymm.scheduler.property.Property.X2;
import static org.lazymm.scheduler.property.Property.X3;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.api.Order;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.hazard.HazardSchemeProvider;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

/** What must be caught, and by which rules. */
final class BrokenSchemes {
  private static final String COUNTING = "reference counting";

  private BrokenSchemes() {}

  /** The bugs of the kernel's history, by the properties that must notice. */
  static Stream<BrokenScheme> historic() {
    Function<Kernel, LazyMmScheme> counting =
        kernel -> new FullBarrierSchemeProvider().create(kernel, Options.defaults());
    Function<Kernel, LazyMmScheme> hazard =
        kernel -> new HazardSchemeProvider().create(kernel, Options.defaults());
    Function<Kernel, LazyMmScheme> shootdown =
        kernel -> new ShootdownSchemeProvider().create(kernel, Options.defaults());
    return Stream.of(
        kernel("B9", "hazard", hazard, Fault.HOTPLUG_DROPS_LAZY_MM, 200, K1, Property.H2),
        kernel(
            "B10",
            "shootdown",
            shootdown,
            Fault.MASK_CLEARED_BEFORE_LEAVING,
            4_000,
            S1,
            Property.H2),
        kernel("B12", "fullbarrier", counting, Fault.EXEC_PREEMPTIBLE, 2_000, S1, K1),
        kernel("B13", "shootdown", shootdown, Fault.MASK_TRIMMED_REMOTELY, 500, S1, O5),
        weak("HR1", Weakness.PREMATURE_DROP, 200, S1),
        weak("HR2", Weakness.STALE_STEAL, 4_000, S1),
        weak("HR3", Weakness.ABA_STEAL, 12_000, S1));
  }

  private static BrokenScheme kernel(
      String id,
      String base,
      Function<Kernel, LazyMmScheme> scheme,
      Fault fault,
      int within,
      Property... properties) {
    return new BrokenScheme(
        id, base, "the kernel: " + words(fault), scheme, Set.of(fault), rules(properties), within);
  }

  private static BrokenScheme weak(
      String id, Weakness weakness, int within, Property... properties) {
    return new BrokenScheme(
        id,
        "hazard",
        "the scheme: " + words(weakness),
        kernel -> new WeakHazardScheme(kernel, weakness),
        Set.of(),
        rules(properties),
        within);
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Set<Rule> rules(Property... properties) {
    return Stream.of(properties).map(Rules::of).collect(Collectors.toSet());
  }

  private static BrokenScheme own(
      String id, Function<Kernel, LazyMmScheme> scheme, Property... properties) {
    return new BrokenScheme(
        id, COUNTING, "the scheme: " + id, scheme, Set.of(), rules(properties), 1_000);
  }

  /** Plain mistakes, and each promise broken. */
  static Stream<BrokenScheme> plain() {
    return Stream.of(
        own("takes no reference", NoGrab::new, S1),
        own(
            "drops twice",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    super.giveBack(cpu, mm);
                    super.giveBack(cpu, mm);
                  }
                },
            S1,
            S7),
        own(
            "leaks",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {}
                },
            K1,
            K2),
        own(
            "forgets a dead CPU's borrow",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void cpuDead(int byCpu, int deadCpu) {}
                },
            H4),
        own(
            "waits with interrupts off",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void handOver(int cpu, Mm mm) {
                    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
                  }
                },
            X1),
        own(
            "leaves its mm with interrupts on",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    if (kernel.isLazyOn(cpu, mm)) {
                      kernel.evict(cpu);
                      kernel.grab(kernel.initMm(), 1, Order.RELAXED);
                      kernel.drop(cpu, mm, Order.FULL);
                    }
                  }
                },
            X2),
        own(
            "acts for another CPU",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    kernel.drop((cpu + 1) % kernel.possibleCpus(), mm, Order.FULL);
                  }
                },
            X3),
        own("touches a freed mm", TouchesFreed::new, S1),
        own(
            "frees twice",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public org.lazymm.api.Disposal lastReferenceGone(int cpu, Mm mm) {
                    kernel.free(cpu, mm);
                    return org.lazymm.api.Disposal.FREE;
                  }
                },
            S2),
        own(
            "waits for ever",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    while (kernel.isDead(mm, Order.RELAXED)) {
                      kernel.memory().smpRmb();
                    }
                  }
                },
            L3),
        promising("promises to retain nothing", promises -> promises.retainingAtMost(0), L1),
        promising("promises bounded time", Guarantees::inBoundedTime, L2),
        own("interrupts everybody", InterruptsEverybody::new, I1, I2, I3));
  }

  private static BrokenScheme promising(
      String id, Function<Guarantees, Guarantees> more, Property property) {
    return own(
        id,
        kernel ->
            new Counting(kernel) {
              @Override
              public Guarantees guarantees() {
                return more.apply(super.guarantees());
              }
            },
        property);
  }

  /** Two schemes that no property names, only the comparison and the crash do. */
  static Stream<BrokenScheme> nameless() {
    return Stream.of(
        new BrokenScheme(
            "throws",
            COUNTING,
            "the scheme: throws on a hand-over",
            kernel ->
                new Counting(kernel) {
                  @Override
                  public void handOver(int cpu, Mm mm) {
                    throw new IllegalArgumentException("mine");
                  }
                },
            Set.of(),
            Set.of(Rules.NO_CRASH),
            1_000),
        new BrokenScheme(
            "frees other mms than reference counting",
            COUNTING,
            "the scheme: takes no reference",
            NoGrab::new,
            Set.of(),
            Set.of(Rules.EQUIVALENCE),
            1_000));
  }

  private static final class NoGrab extends Counting {
    NoGrab(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void borrow(int cpu, Mm mm) {}
  }

  private static final class TouchesFreed extends Counting {
    TouchesFreed(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      super.giveBack(cpu, mm);
      kernel.isDead(mm, Order.RELAXED);
    }
  }

  private static final class InterruptsEverybody extends Counting {
    InterruptsEverybody(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
    }
  }
}
