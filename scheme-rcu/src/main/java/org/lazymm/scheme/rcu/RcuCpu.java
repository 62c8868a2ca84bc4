package org.lazymm.scheme.rcu;

import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;

/** What the scheme keeps for one CPU. */
final class RcuCpu {
  /** The mm that this CPU is lazy on. Written by this CPU alone. */
  final Ref<Mm> lazyMm;

  /** The dead mm that a grace period waits for on this CPU; owns one counted reference of it. */
  final Ref<Mm> awaited;

  /** Whether this CPU is about to idle, idles, or has just woken. Written by this CPU alone. */
  final LongCell idle;

  /** Settles {@link #awaited} where it could not be done at once. */
  final Work settle;

  RcuCpu(Memory memory, int cpu, Work settle) {
    Home home = Home.cpu(cpu).onLine("lazy_mm");
    this.lazyMm = memory.ref("lazy_mm", home, null);
    this.awaited = memory.ref("awaited_mm", home, null);
    this.idle = memory.number("idle", home, 0);
    this.settle = settle;
  }
}
