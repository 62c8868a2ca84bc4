package org.lazymm.broken.scheme;

import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that remembers borrows in an array with which a cell begins. */
public final class StateInFirstObject extends ReferenceCounting {
  private final Ref<int[]> borrows;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInFirstObject(Kernel kernel) {
    super(kernel);
    int[] none = new int[kernel.possibleCpus()];
    this.borrows = kernel.memory().ref("borrows", Home.machine(), none);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    add(cpu, 1);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    add(cpu, -1);
    super.giveBack(cpu, mm);
  }

  private void add(int cpu, int borrowed) {
    int[] all = borrows.load(Order.RELAXED);
    if (all != null) {
      all[cpu] += borrowed;
    }
  }
}
