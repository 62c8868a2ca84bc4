package org.lazymm.trace.verify;

/**
 * A user of an mm inside a stretch of the trace in which it gives up the mm, or gets it, at a
 * moment that is not traced. The states are numbered in the order in which they follow each other.
 *
 * @param pid the task
 * @param kind what it is about to do
 */
record UserWindow(int pid, Kind kind) {
  /** The first state: the task has its mm still, or not yet. */
  static final int BEFORE = 0;

  /**
   * The state in which the task has left the mm, but owes its teardown, and so holds the users'
   * reference.
   */
  static final int TEARDOWN = 1;

  /** The last state. */
  static final int AFTER = 2;

  /** What a user may be about to do. */
  enum Kind {
    /** Gives the mm up and is lazy on it from then on; the free is put down to exit. */
    EXIT,
    /** Goes over to another mm; the free is put down to exec. */
    EXEC_AWAY,
    /** Gets the mm; until then it holds the reference only. */
    EXEC_HITHER,
    /**
     * No task: a user reference that the kernel takes while there are threads, and puts by {@code
     * mmput_async}, so that a worker tears the mm down.
     */
    ASYNC_PUT,
    /** A kernel thread that uses the mm from {@code kthread_use_mm} to {@code kthread_unuse_mm}. */
    USE
  }

  /** Whether the task, when it runs, runs on the mm as its own. */
  boolean owns(int state) {
    return switch (kind) {
      case EXIT, EXEC_AWAY -> state == BEFORE;
      case EXEC_HITHER -> state == AFTER;
      case USE -> state == TEARDOWN;
      case ASYNC_PUT -> false;
    };
  }

  /** Whether the task counts in {@code mm_users}. */
  boolean counts(int state) {
    return switch (kind) {
      case EXIT, EXEC_AWAY, ASYNC_PUT -> state == BEFORE;
      case EXEC_HITHER -> true;
      case USE -> false;
    };
  }

  /** Whether a reference to the mm is held on account of the task. */
  boolean holds(int state) {
    return switch (kind) {
      case EXIT, EXEC_AWAY, ASYNC_PUT -> state != AFTER;
      case EXEC_HITHER -> true;
      case USE -> state == TEARDOWN;
    };
  }

  /** Whether the task has no mm at all, so that it borrows. */
  boolean isBare(int state) {
    return switch (kind) {
      case EXIT -> state != BEFORE;
      case USE -> state != TEARDOWN;
      case EXEC_AWAY, EXEC_HITHER, ASYNC_PUT -> false;
    };
  }

  FreeCause cause() {
    return switch (kind) {
      case EXIT -> FreeCause.EXIT;
      case EXEC_AWAY, EXEC_HITHER -> FreeCause.EXEC;
      case ASYNC_PUT -> FreeCause.WORKER;
      case USE -> FreeCause.USE_MM;
    };
  }
}
