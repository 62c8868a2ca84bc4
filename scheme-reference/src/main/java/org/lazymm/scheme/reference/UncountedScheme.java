package org.lazymm.scheme.reference;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/** Lazy use that nothing protects: broken wherever a lazy CPU and a free meet. */
public class UncountedScheme implements LazyMmScheme {
  /** The services of the scheme's machine. */
  protected final Kernel kernel;

  /**
   * Makes the scheme of one machine.
   *
   * @param kernel the services of the machine
   */
  public UncountedScheme(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The services of the scheme's machine. */
  public Kernel kernel() {
    return kernel;
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none();
  }

  @Override
  public void borrow(int cpu, Mm mm) {}

  @Override
  public void giveBack(int cpu, Mm mm) {}
}
