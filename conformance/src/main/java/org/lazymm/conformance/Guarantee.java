package org.lazymm.conformance;

import org.lazymm.api.Guarantees;

/** Something that a scheme may guarantee or not, and that runs can try either way. */
public enum Guarantee {
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

  Guarantee(String text) {
    this.text = text;
  }

  /** How it is made: the method of {@link Guarantees}. */
  public String text() {
    return text;
  }

  /** Whether a scheme makes it. */
  public boolean isMadeBy(Guarantees guaranteed) {
    return switch (this) {
      case RETENTION -> guaranteed.retainedPerCpu() != Integer.MAX_VALUE;
      case BOUNDED_TIME -> guaranteed.boundedTime();
      case IDLE_HOLDERS -> guaranteed.interruptsPerIdleHolder() != Integer.MAX_VALUE;
      case IDLE_BYSTANDERS -> guaranteed.sparesIdleBystanders();
      case USER_MODE -> guaranteed.sparesUserMode();
    };
  }

  /** The same guarantees and this one; where it has a number, the usual one of 1. */
  Guarantees addedTo(Guarantees guaranteed) {
    return switch (this) {
      case RETENTION -> guaranteed.retainingAtMost(1);
      case BOUNDED_TIME -> guaranteed.inBoundedTime();
      case IDLE_HOLDERS -> guaranteed.interruptingIdleHolders(1);
      case IDLE_BYSTANDERS -> guaranteed.sparingIdleBystanders();
      case USER_MODE -> guaranteed.sparingUserMode();
    };
  }
}
