package org.lazymm.isolation;

/** Threads that keep no JVM alive. */
final class Daemon {
  private Daemon() {}

  /**
   * A thread that is still to be started.
   *
   * @param name its name
   * @param work what it does
   */
  static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
