package org.lazymm.scheduler.property;

/** What a property is about: the headings under which reports show them. */
public enum Family {
  /** No CPU meets a freed mm. */
  SAFETY("Safety"),
  /** What must come before what between CPUs. */
  ORDER("Order"),
  /** What {@code membarrier(2)} guarantees to user programs. */
  MEMBARRIER("membarrier"),
  /** Each reference taken is dropped once. */
  BALANCE("Balance"),
  /** Something happens in the end, and dead mms do not pile up meanwhile. */
  LIVENESS("Liveness and retention"),
  /** CPUs that come and go. */
  HOTPLUG("Hotplug"),
  /** What may be done in which context. */
  CONTEXT("Context"),
  /** Whom a scheme may interrupt. */
  ISOLATION("Idle and isolation"),
  /** What a scheme says of itself. */
  ASSUMPTION("Assumptions of the scheme");

  private final String heading;

  Family(String heading) {
    this.heading = heading;
  }

  /** The heading. */
  public String heading() {
    return heading;
  }
}
