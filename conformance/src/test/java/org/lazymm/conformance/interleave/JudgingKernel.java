package org.lazymm.conformance.interleave;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.forwarding.ForwardingKernel;

/** A kernel that tells the judge which call is under way. */
final class JudgingKernel extends ForwardingKernel {
  private final Watch watch;

  JudgingKernel(Kernel kernel, Watch watch) {
    super(kernel);
    this.watch = watch;
  }

  @Override
  public void grab(Mm mm, long references, Order order) {
    watch.kernelCallBegins(Request.GRAB);
    super.grab(mm, references, order);
    watch.kernelCallBegins(Request.NO_CALL);
  }

  @Override
  public void ungrab(Mm mm, long references, Order order) {
    watch.kernelCallBegins(Request.UNGRAB);
    super.ungrab(mm, references, order);
    watch.kernelCallBegins(Request.NO_CALL);
  }

  @Override
  public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
    CpuMask mask = super.lazyCandidates(mm, which);
    watch.candidates(Effect.Kind.CANDIDATES_ASKED, mm, which);
    return mask;
  }
}
