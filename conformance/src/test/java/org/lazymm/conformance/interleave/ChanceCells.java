package org.lazymm.conformance.interleave;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;

/** The cells of a scheme made by chance: of the machine, of each CPU, of each mm. */
final class ChanceCells {
  /** Cells of one owner. */
  static final class Group {
    final LongCell number;
    final Ref<Mm> ref;
    final CpuMask mask;

    /** How often work has come back: of CPUs alone. */
    final LongCell repeated;

    Group(Kernel kernel, Home home) {
      number = kernel.memory().number("chance_number", home, 0);
      ref = kernel.memory().ref("chance_ref", home, null);
      mask = kernel.memory().mask("chance_mask", home);
      repeated = kernel.memory().number("chance_repeated", home, 0);
    }
  }

  final Group machine;
  final PerCpu<Group> cpus;
  final PerMm<Group> mms;

  ChanceCells(Kernel kernel) {
    machine = new Group(kernel, Home.machine());
    cpus = kernel.perCpu(cpu -> new Group(kernel, Home.cpu(cpu)));
    mms = kernel.perMm(mm -> new Group(kernel, Home.mm(mm)));
  }
}
