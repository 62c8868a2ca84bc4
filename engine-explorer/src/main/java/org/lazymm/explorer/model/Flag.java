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
  UNMATCHED_RCU_UNLOCK("unmatched-rcu-unlock");

  private final String text;

  Flag(String text) {
    this.text = text;
  }

  /** Its name. */
  public String text() {
    return text;
  }
}
