package org.lazymm.conformance;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.conformance.oracle.ReferenceCounting;

/** Reference counting that promises all that it keeps; subclasses break it. */
class Counting extends ReferenceCounting {
  protected final Kernel kernel;

  Counting(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none()
        .countingLazyUsers()
        .withBarrierOnGiveBack()
        .retainingAtMost(1)
        .interruptingIdleHolders(0)
        .sparingIdleBystanders()
        .sparingUserMode();
  }
}
