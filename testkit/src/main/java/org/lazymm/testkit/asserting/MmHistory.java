package org.lazymm.testkit.asserting;

/** What has been seen of one mm since it was set up. */
final class MmHistory {
  boolean dead;
  boolean flushed;
  boolean usersGone;
  boolean lastReferenceGone;
  boolean freed;
}
