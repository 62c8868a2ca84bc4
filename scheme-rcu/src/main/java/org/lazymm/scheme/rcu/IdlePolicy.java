package org.lazymm.scheme.rcu;

/** What is done about an idle CPU that holds a dead mm: it may not schedule for a long time. */
public enum IdlePolicy {
  /** It owns a reference, which it drops when it next switches: no interrupt, no hurry. */
  HANDOFF,
  /** It is interrupted and leaves, together with the other holders of its grace period. */
  KICK,
  /** It cannot be: every CPU leaves what it borrowed before it idles. */
  LEAVE,
  /** It is left alone for a number of ticks, then interrupted. */
  WAIT
}
