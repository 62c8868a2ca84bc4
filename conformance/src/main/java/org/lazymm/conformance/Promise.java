package org.lazymm.conformance;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lazymm.api.Guarantees;

/** Something that a scheme may promise or not, and that runs can try either way. */
public enum Promise {
  /** At most a number of dead mms is kept for each online CPU. */
  RETENTION(
      "retainingAtMost",
      promised -> promised.retainedPerCpu() != Integer.MAX_VALUE,
      promised -> promised.retainingAtMost(1)),
  /** A dead mm is freed in bounded time. */
  BOUNDED_TIME("inBoundedTime", Guarantees::boundedTime, Guarantees::inBoundedTime),
  /** An idle CPU that is lazy on a dying mm is interrupted at most so often. */
  IDLE_HOLDERS(
      "interruptingIdleHolders",
      promised -> promised.interruptsPerIdleHolder() != Integer.MAX_VALUE,
      promised -> promised.interruptingIdleHolders(1)),
  /** An idle CPU that is not lazy on it is not interrupted. */
  IDLE_BYSTANDERS(
      "sparingIdleBystanders", Guarantees::sparesIdleBystanders, Guarantees::sparingIdleBystanders),
  /** A CPU in user mode is not interrupted. */
  USER_MODE("sparingUserMode", Guarantees::sparesUserMode, Guarantees::sparingUserMode);

  private final String text;
  private final Predicate<Guarantees> made;
  private final UnaryOperator<Guarantees> making;

  Promise(String text, Predicate<Guarantees> made, UnaryOperator<Guarantees> making) {
    this.text = text;
    this.made = made;
    this.making = making;
  }

  /** How it is made: the method of {@link Guarantees}. */
  public String text() {
    return text;
  }

  /** Whether a scheme makes it. */
  public boolean isMadeBy(Guarantees promised) {
    return made.test(promised);
  }

  /** The same promises and this one, in the form in which a scheme of the kind usually makes it. */
  Guarantees addedTo(Guarantees promised) {
    return making.apply(promised);
  }
}
