package org.lazymm.simulator.coherence;

/**
 * What CPUs do to each other on a line, and the places that share it, none unless several do. Most
 * lines are used by one CPU alone and need nothing of this.
 */
final class Contest extends SharerSet {

  /** How many accesses were recorded whose time has not come. */
  private int expected;

  private int expectedWrites;

  /** The latest actions that had access, and that changed the line. */
  private int latestAction;

  private int latestWriter;

  /** How long the line was busy in a period of measuring, in ticks, and which period that was. */
  private long busy;

  private int period;

  /** Whether some CPU compared and exchanged the line. */
  boolean exchanged;

  void expect(boolean writes) {
    expected++;
    if (writes) {
      expectedWrites++;
    }
  }

  void arrive(boolean writes) {
    expected--;
    if (writes) {
      expectedWrites--;
    }
  }

  boolean expectsAny() {
    return expected != 0;
  }

  boolean expectsWrites() {
    return expectedWrites != 0;
  }

  boolean comesAfterLater(int action, boolean writes) {
    boolean late = (writes ? latestAction : latestWriter) - action > 0;
    if (latestAction - action < 0) {
      latestAction = action;
    }
    if (writes && latestWriter - action < 0) {
      latestWriter = action;
    }
    return late;
  }

  /** Books that the line is busy; returns for how long it was in all of the period. */
  long busyFor(long ticks, int inPeriod) {
    busy = period == inPeriod ? busy + ticks : ticks;
    period = inPeriod;
    return busy;
  }
}
