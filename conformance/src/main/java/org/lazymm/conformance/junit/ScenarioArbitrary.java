package org.lazymm.conformance.junit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.lazymm.conformance.ScenarioReplay;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.conformance.shrink.ScenarioShrinker;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Architecture;

/** Generated scenarios and their smaller forms, as jqwik wants them. */
final class ScenarioArbitrary {
  private ScenarioArbitrary() {}

  /** The scenarios that the system properties ask for: one file, or generated ones. */
  static Arbitrary<Scenario> asAsked() {
    Optional<Scenario> given = ScenarioReplay.scenario();
    if (given.isPresent()) {
      return Arbitraries.just(given.get());
    }
    return new Series(ScenarioReplay.budget().seed());
  }

  /** The scenarios of the suite, in its order: jqwik's chance has no part in them. */
  private static final class Series implements Arbitrary<Scenario> {
    private final long seed;
    private final AtomicInteger next = new AtomicInteger();

    Series(long seed) {
      this.seed = seed;
    }

    @Override
    public RandomGenerator<Scenario> generator(int tries) {
      return random -> new Shrinking(ScenarioGenerator.generate(seed, next.getAndIncrement()));
    }

    @Override
    public EdgeCases<Scenario> edgeCases(int most) {
      return EdgeCases.none();
    }
  }

  /** A scenario and what it can be shrunk to: each of them is smaller in some way. */
  private record Shrinking(Scenario value) implements Shrinkable<Scenario> {
    @Override
    public Stream<Shrinkable<Scenario>> shrink() {
      return ScenarioShrinker.candidates(value).map(Shrinking::new);
    }

    @Override
    public ShrinkingDistance distance() {
      long steps = value.steps().stream().mapToInt(Step::size).sum();
      long stops = value.steps().stream().flatMap(Shrinking::all).mapToInt(Step::stallAfter).sum();
      return ShrinkingDistance.of(
          value.cranky() == 0 ? 0 : 1,
          steps,
          value.cpus(),
          value.tasks().size(),
          value.faults().size(),
          value.reuseFreedMms() ? 1 : 0,
          value.workWhenAsked() ? 1 : 0,
          value.settings().architecture().equals(Architecture.X86) ? 0 : 1,
          stops);
    }

    private static Stream<Step> all(Step step) {
      return Stream.concat(Stream.of(step), step.meanwhile().stream().flatMap(Shrinking::all));
    }
  }
}
