package org.lazymm.explorer.model;

/** What is doubtful about an execution; the names are those of the kernel's model. */
public enum Flag {
  /** Accesses conflict, one of them is plain, and nothing orders them. */
  DATA_RACE("data-race"),
  /** A location is written plainly and accessed by a marked access without a barrier between. */
  MIXED_ACCESSES("mixed-accesses"),
  /** A read-side critical section is begun and not ended. */
  UNMATCHED_RCU_LOCK("unmatched-rcu-lock"),
  /** A read-side critical section is ended that was not begun. */
  UNMATCHED_RCU_UNLOCK("unmatched-rcu-unlock"),
  /** A sleepable section is begun and not ended. */
  UNMATCHED_SRCU_LOCK("unmatched-srcu-lock"),
  /** A sleepable section is ended that was not begun. */
  UNMATCHED_SRCU_UNLOCK("unmatched-srcu-unlock"),
  /** What ends a sleepable section comes from the beginnings of several. */
  MULTIPLE_SRCU_MATCHES("multiple-srcu-matches"),
  /** A sleepable section is ended with another value than its beginning returned. */
  BAD_SRCU_VALUE_MATCH("bad-srcu-value-match"),
  /** A thread waits for sleepable sections within a section that must not sleep. */
  INVALID_SLEEP("invalid-sleep");

  private final String text;

  Flag(String text) {
    this.text = text;
  }

  /** Its name. */
  public String text() {
    return text;
  }
}
