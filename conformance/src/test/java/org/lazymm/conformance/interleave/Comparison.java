package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.property.Property;

/** Holds another engine against the interleaver, and counts; several threads may do so. */
final class Comparison {
  /** H2 and H5 follow from others, and X4 is about Java objects; they are not compared. */
  private static final Set<Property> NOT_COMPARED =
      EnumSet.of(Property.H2, Property.H5, Property.X4);

  /** The other engine. */
  @FunctionalInterface
  interface Surveyor {
    /**
     * Runs a scenario under a scheme in every order.
     *
     * @param scenario what happens
     * @param scheme makes the scheme
     * @param order when stores are seen
     */
    Survey survey(Scenario scenario, Function<Kernel, LazyMmScheme> scheme, StoreOrder order);
  }

  /**
   * What the other engine says.
   *
   * @param broken the properties that some execution breaks
   * @param ends what {@link EndState} says of the ends of all executions
   * @param executions how many executions it looked at
   * @param unknown why it can say nothing; empty if it can
   */
  record Survey(Set<Property> broken, Set<String> ends, long executions, String unknown) {}

  private final Surveyor surveyor;
  private final int mostStates;
  private final Set<Scenario> scenarios = new HashSet<>();
  private final Set<String> schemes = new HashSet<>();
  private final List<String> differences = new ArrayList<>();
  private long pairs;
  private long interrupted;
  private long unknown;
  private long executions;

  /**
   * A comparison.
   *
   * @param surveyor the other engine
   * @param mostStates after how many states the interleaver gives up
   */
  Comparison(Surveyor surveyor, int mostStates) {
    this.surveyor = surveyor;
    this.mostStates = mostStates;
  }

  /**
   * Compares what both say of a scenario under a scheme, whichever way stores are seen.
   *
   * @param scenario what happens
   * @param name the scheme's name, for people
   * @param scheme makes the scheme
   */
  void compare(Scenario scenario, String name, Function<Kernel, LazyMmScheme> scheme) {
    Interleaver interleaver = new Interleaver(scenario, scheme, mostStates);
    List<String> unlike = new ArrayList<>();
    long looked = 0;
    boolean known = false;
    boolean interrupts = false;
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved expected = interleaver.run(order);
      if (!expected.unknown().isEmpty()) {
        continue;
      }
      Survey found = surveyor.survey(scenario, scheme, order);
      if (found.unknown().isEmpty()) {
        known = true;
        interrupts |= expected.interrupts();
        looked += found.executions();
        difference(expected, found)
            .ifPresent(what -> unlike.add(scenario + " under " + name + ", " + order + what));
      }
    }
    synchronized (this) {
      if (known) {
        scenarios.add(scenario);
        schemes.add(name);
        pairs++;
        interrupted += interrupts ? 1 : 0;
      } else {
        unknown++;
      }
      executions += looked;
      differences.addAll(unlike);
    }
  }

  private static Optional<String> difference(Interleaved expected, Survey found) {
    Set<Property> missed = without(expected.broken(), found.broken());
    Set<Property> invented = without(found.broken(), expected.broken());
    Set<String> unseen = new TreeSet<>(expected.ends());
    unseen.removeAll(found.ends());
    Set<String> impossible = new TreeSet<>(found.ends());
    impossible.removeAll(expected.ends());
    if (missed.isEmpty() && invented.isEmpty() && unseen.isEmpty() && impossible.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ": not found broken "
            + missed
            + ", wrongly found broken "
            + invented
            + ", ends not found "
            + unseen
            + ", ends that cannot be "
            + impossible);
  }

  private static Set<Property> without(Set<Property> some, Set<Property> others) {
    Set<Property> rest = EnumSet.noneOf(Property.class);
    rest.addAll(some);
    rest.removeAll(others);
    rest.removeAll(NOT_COMPARED);
    return rest;
  }

  /** Where both say something else, each in one line. */
  synchronized List<String> differences() {
    return List.copyOf(differences);
  }

  /** How many pairs one of the two could say nothing about. */
  synchronized long unknown() {
    return unknown;
  }

  /** What was compared, in one line. */
  synchronized String summary() {
    return "interleaver: %,d scenarios, %,d schemes, %,d pairs, %,d with interrupts, "
            .formatted(scenarios.size(), schemes.size(), pairs, interrupted)
        + "%,d executions compared, %,d differences".formatted(executions, differences.size());
  }
}
