package org.lazymm.conformance;

import static org.lazymm.conformance.Situation.BORROW;
import static org.lazymm.conformance.Situation.COMPARISON;
import static org.lazymm.conformance.Situation.DEATH_AROUND_OFFLINE;
import static org.lazymm.conformance.Situation.DEATH_WITH_CPU_OFFLINE;
import static org.lazymm.conformance.Situation.DEATH_WITH_HOLDER;
import static org.lazymm.conformance.Situation.DEATH_WITH_IDLE_BYSTANDER;
import static org.lazymm.conformance.Situation.DEATH_WITH_IDLE_HOLDER;
import static org.lazymm.conformance.Situation.DEATH_WITH_PIN;
import static org.lazymm.conformance.Situation.DEATH_WITH_USER_MODE;
import static org.lazymm.conformance.Situation.FREE;
import static org.lazymm.conformance.Situation.GIVE_BACK;
import static org.lazymm.conformance.Situation.INTERRUPT_OF_HOLDER;
import static org.lazymm.conformance.Situation.OFFLINE_AND_ONLINE;
import static org.lazymm.conformance.Situation.OFFLINE_OF_HOLDER;
import static org.lazymm.conformance.Situation.RUN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lazymm.api.Guarantees;
import org.lazymm.scheduler.property.Property;

/** The rules of this kit: every property, and two that are no property of the scheme alone. */
public final class Rules {
  /** In how many scenarios a situation must have arisen before its rule can pass. */
  static final int AT_LEAST = 5;

  /** All schemes free the same mms. */
  public static final Rule EQUIVALENCE =
      new Rule(
          "EQ",
          "the mms that are freed in the end are those that reference counting frees",
          Optional.empty(),
          COMPARISON,
          AT_LEAST,
          guarantees -> true);

  /** A scheme does not throw. */
  public static final Rule NO_CRASH =
      new Rule(
          "RUN",
          "the scheme throws nothing",
          Optional.empty(),
          Situation.RUN,
          AT_LEAST,
          guarantees -> true);

  private static final List<Rule> ALL =
      Stream.concat(Stream.of(Property.values()).map(Rules::rule), Stream.of(EQUIVALENCE, NO_CRASH))
          .toList();

  private Rules() {}

  /** All rules, in the order in which reports show them. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rule of a property.
   *
   * @param property the property
   */
  public static Rule of(Property property) {
    return ALL.get(property.ordinal());
  }

  private static Rule rule(Property property) {
    return switch (property) {
      case S1, S3, S4, K2, O5 -> Rule.of(property, DEATH_WITH_HOLDER);
      case S2 -> Rule.of(property, FREE);
      case S5, S7, K1 -> Rule.of(property, GIVE_BACK);
      case K3 -> Rule.of(property, DEATH_WITH_PIN);
      case L1 ->
          Rule.of(property, DEATH_WITH_HOLDER)
              .ifPromised(promises -> promises.retainedPerCpu() != Integer.MAX_VALUE);
      case L2 -> Rule.of(property, DEATH_WITH_IDLE_HOLDER).ifPromised(Guarantees::boundedTime);
      case L3 -> Rule.of(property, DEATH_WITH_IDLE_BYSTANDER);
      case H1, H3 -> Rule.of(property, OFFLINE_OF_HOLDER);
      case H2 -> Rule.of(property, DEATH_AROUND_OFFLINE);
      case H4 -> Rule.of(property, OFFLINE_AND_ONLINE);
      case H5 -> Rule.of(property, DEATH_WITH_CPU_OFFLINE);
      case X1 -> Rule.of(property, FREE);
      case X2 -> Rule.of(property, INTERRUPT_OF_HOLDER);
      case X3 -> Rule.of(property, BORROW);
      case I1 ->
          Rule.of(property, DEATH_WITH_IDLE_BYSTANDER).ifPromised(Guarantees::sparesIdleBystanders);
      case I2 ->
          Rule.of(property, DEATH_WITH_IDLE_HOLDER)
              .ifPromised(promises -> promises.interruptsPerIdleHolder() != Integer.MAX_VALUE);
      case I3 -> Rule.of(property, DEATH_WITH_USER_MODE).ifPromised(Guarantees::sparesUserMode);
      case I4 -> Rule.of(property, DEATH_WITH_IDLE_BYSTANDER);
      default -> Rule.of(property, RUN);
    };
  }
}
