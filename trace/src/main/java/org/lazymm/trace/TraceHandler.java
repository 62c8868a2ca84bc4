package org.lazymm.trace;

/** Receives the events of a trace, in the order of the file. */
@FunctionalInterface
public interface TraceHandler {
  /**
   * Takes one event.
   *
   * @param event the event; the object is used again for the next one, so copy what must be kept
   */
  void event(TraceEvent event);

  /**
   * Is told that a task makes a system call or faults on a user's address, by an event of no other
   * use.
   *
   * @param pid the task
   */
  default void userCode(int pid) {}

  /**
   * Is told to which process a task belongs, apart from any event.
   *
   * @param pid the task
   * @param tgid its process
   */
  default void process(int pid, int tgid) {}

  /**
   * Is told what the trace itself says of a task.
   *
   * @param pid the task
   * @param kernelThread whether it is a kernel thread
   */
  default void kernelThread(int pid, boolean kernelThread) {}
}
