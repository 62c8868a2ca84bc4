package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class MmTrackerTest {
  private final TaskTable tasks = new TaskTable();
  private final TaskCensus census = new TaskCensus(tasks);
  private final MmTracker mms = new MmTracker(census);

  @Test
  void threadsOfOneProcessShareAnMm() {
    tasks.process(5, 5);
    tasks.process(6, 5);
    assertEquals(mms.mmOf(5), mms.mmOf(6));
    assertEquals(0, mms.guessedMms());
  }

  @Test
  void kernelThreadsAndIdleHaveNone() {
    tasks.kernelThread(7, true);
    assertEquals(MmTracker.NONE, mms.mmOf(7));
    assertEquals(MmTracker.NONE, mms.mmOf(0));
  }

  @Test
  void aVforkedChildSharesUntilItsExec() {
    int parent = mms.mmOf(5);
    assertEquals(parent, mms.newTask(5, 6, true));
    assertEquals(2, mms.users(parent));
    assertNotEquals(parent, mms.exec(6, 6));
    assertEquals(1, mms.users(parent));
  }

  @Test
  void aForkedChildHasItsOwn() {
    int parent = mms.mmOf(5);
    int child = mms.newTask(5, 6, false);
    assertNotEquals(parent, child);
    assertEquals(child, mms.fork(5, 6));
    assertEquals(1, mms.users(child));
  }

  @Test
  void theMmIsWithoutUsersWhenTheLastThreadExits() {
    int mm = mms.mmOf(5);
    mms.newTask(5, 6, true);
    mms.exit(5);
    assertEquals(1, mms.users(mm));
    assertEquals(mm, mms.exit(6));
    assertEquals(0, mms.users(mm));
    assertEquals(MmTracker.NONE, mms.mmOf(6));
  }

  @Test
  void withoutCloneFlagsTheProcessTellsAThread() {
    tasks.process(5, 5);
    tasks.process(6, 5);
    tasks.process(7, 7);
    assertEquals(mms.mmOf(5), mms.fork(5, 6));
    assertNotEquals(mms.mmOf(5), mms.fork(5, 7));
    assertEquals(0, mms.guessedMms());
  }

  @Test
  void aPidThatIsUsedAgainStartsAnew() {
    int first = mms.mmOf(5);
    mms.forget(5);
    tasks.process(9, 9);
    assertNotEquals(first, mms.newTask(9, 5, false));
  }

  @Test
  void aThreadThatExecsTakesItsLeadersPid() {
    int mm = mms.mmOf(5);
    mms.newTask(5, 6, true);
    int fresh = mms.exec(5, 6);
    assertEquals(0, mms.users(mm));
    assertEquals(fresh, mms.mmOf(5));
    assertEquals(MmTracker.NONE, mms.mmOf(6));
  }
}
