package org.lazymm.scheme.hazard;

import org.lazymm.api.Home;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;

/** What the delegating scheme keeps for one CPU: two fields of its run queue. */
final class HazardCpu {
  /** The hazard pointer: the mm that this CPU is lazy on. Written by this CPU alone. */
  final Ref<Mm> lazyMm;

  /** The mailbox: an mm of which this CPU owns one counted reference. Written by anybody. */
  final Ref<Mm> dropMm;

  /** Empties the mailbox where it could not be done at once. */
  final Work emptyMailbox;

  HazardCpu(Memory memory, int cpu, Work emptyMailbox) {
    // One line for both, apart from the rest of the run queue: a scan reads it, its CPU writes it.
    Home home = Home.cpu(cpu).onLine("lazy_mm");
    this.lazyMm = memory.ref("lazy_mm", home, null);
    this.dropMm = memory.ref("drop_mm", home, null);
    this.emptyMailbox = emptyMailbox;
  }
}
