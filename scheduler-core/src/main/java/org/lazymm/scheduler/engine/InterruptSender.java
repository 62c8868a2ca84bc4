package org.lazymm.scheduler.engine;

/** One call of interrupts to a set of CPUs: who is interrupted, and what runs there. */
public interface InterruptSender {

  /**
   * The next target after a given one, in rising order; never the sender itself.
   *
   * @param after -1 for the first
   * @return a CPU's number, or -1 when there is none left
   */
  int next(int after);

  /**
   * Runs the handler. The engine has entered the target.
   *
   * @param cpu the target
   */
  void handle(int cpu);

  /**
   * Whether the call itself orders: what the sender did before comes before the handler, and the
   * handler before the end of the sender's wait, as {@code smp_call_function} sees to by an acquire
   * and a release at both ends. One that says no relies on its handler's own barriers.
   */
  default boolean orders() {
    return true;
  }

  /**
   * Whether a CPU is in the idle extended quiescent state now, so that an interrupt must wake it
   * first.
   *
   * @param cpu a target
   */
  boolean idle(int cpu);
}
