package org.lazymm.conformance;

import org.lazymm.api.Guarantees;

/** Something that a scheme may promise or not, and that runs can try either way. */
public enum Promise {
  /** At most a number of dead mms is kept for each online CPU. */
  RETENTION("retainingAtMost"),
  /** A dead mm is freed in bounded time. */
  BOUNDED_TIME("inBoundedTime"),
  /** An idle CPU that is lazy on a dying mm is interrupted at most so often. */
  IDLE_HOLDERS("interruptingIdleHolders"),
  /** An idle CPU that is not lazy on it is not interrupted. */
  IDLE_BYSTANDERS("sparingIdleBystanders"),
  /** A CPU in user mode is not interrupted. */
  USER_MODE("sparingUserMode");

  private final String text;

  Promise(String text) {
    this.text = text;
  }

  /** How it is made: the method of {@link Guarantees}. */
  public String text() {
    return text;
  }

  /** Whether a scheme makes it. */
  public boolean isMadeBy(Guarantees promised) {
    return switch (this) {
      case RETENTION -> promised.retainedPerCpu() != Integer.MAX_VALUE;
      case BOUNDED_TIME -> promised.boundedTime();
      case IDLE_HOLDERS -> promised.interruptsPerIdleHolder() != Integer.MAX_VALUE;
      case IDLE_BYSTANDERS -> promised.sparesIdleBystanders();
      case USER_MODE -> promised.sparesUserMode();
    };
  }

  /** The same promises and this one; where it has a number, the usual one of 1. */
  Guarantees addedTo(Guarantees promised) {
    return switch (this) {
      case RETENTION -> promised.retainingAtMost(1);
      case BOUNDED_TIME -> promised.inBoundedTime();
      case IDLE_HOLDERS -> promised.interruptingIdleHolders(1);
      case IDLE_BYSTANDERS -> promised.sparingIdleBystanders();
      case USER_MODE -> promised.sparingUserMode();
    };
  }
}
