package org.lazymm.scheduler.machine;

/** Runs what a scheme has deferred, and teardowns that wait for a worker. */
final class Workqueue extends KernelPart {
  private final ProcessLife processes;

  Workqueue(KernelCore core, ProcessLife processes) {
    super(core);
    this.processes = processes;
  }

  /**
   * Runs what waits now; what that defers waits for the next call.
   *
   * @param queue the CPU that deferred it
   * @param on the CPU that runs it
   * @return how many pieces were run
   */
  int run(Cpu queue, Cpu on) {
    KernelFunction outer = on.function;
    on.function = KernelFunction.WORK;
    int pieces = queue.deferredPieces();
    for (int piece = 0; piece < pieces; piece++) {
      Deferred next = queue.takeDeferred();
      if (next != null && next.isTeardown()) {
        processes.tearDown(on, next.mm());
      } else if (next != null) {
        scheme.work(next.work(), on, next.mm());
      }
    }
    on.function = outer;
    return pieces;
  }
}
