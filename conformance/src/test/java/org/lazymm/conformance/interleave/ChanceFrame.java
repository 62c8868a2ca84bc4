package org.lazymm.conformance.interleave;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;

/** What one call of a hook of a scheme made by chance knows: it is gone when the hook ends. */
final class ChanceFrame {
  final ChanceScheme scheme;
  final Kernel kernel;
  final ChanceCells cells;
  final int cpu;
  final Mm mm;
  final boolean defers;

  /** The number that was read last. */
  long value;

  /** The pointer that was read last. */
  @Nullable Mm other;

  /**
   * A call.
   *
   * @param scheme whose
   * @param cpu the CPU that runs it
   * @param mm what it is about
   * @param defers whether it may put work off
   */
  ChanceFrame(ChanceScheme scheme, int cpu, Mm mm, boolean defers) {
    this.scheme = scheme;
    this.defers = defers;
    this.kernel = scheme.kernel();
    this.cells = scheme.cells();
    this.cpu = cpu;
    this.mm = mm;
  }

  /** The pointer that was read last, or the mm that the hook is about. */
  Mm found() {
    Mm read = other;
    return read == null ? mm : read;
  }

  /** One of so many, by the number that was read last. */
  int choice(int many) {
    return (int) Math.floorMod(value, (long) many);
  }

  /** A CPU by the number that was read last. */
  int chosenCpu() {
    return choice(kernel.possibleCpus());
  }
}
