package org.lazymm.scheduler.machine;

import org.lazymm.api.Order;
import org.lazymm.scheduler.property.Property;

/**
 * Which CPUs may still walk page tables that a flush has unlinked: the checker's own knowledge, for
 * S4, and for O5 where a CPU does because the mask that the flush goes by lacks it. Kept only where
 * what is known of other CPUs is true when it is looked at.
 *
 * <p>A CPU may from the unlinking on until it flushes or its MMU leaves the mm; a CPU that loads
 * the mm after the unlinking never finds them.
 */
final class PageTableWalks extends KernelPart {
  PageTableWalks(KernelCore core) {
    super(core);
  }

  /**
   * Page tables are unlinked, to be freed once nobody walks them.
   *
   * @return names them for {@link #free}
   */
  int unlink(MmStruct mm) {
    return engine.isSequential() ? ++mm.tlbGen : 0;
  }

  /** A CPU has flushed what it knew of the mm in its MMU. */
  void flushed(Cpu cpu) {
    cpu.flushedGen = cpu.loaded.tlbGen;
  }

  /** Page tables are freed; the CPU that does so has flushed. */
  void free(Cpu by, MmStruct mm, int tlbGen) {
    int others = mm.loadedOn() - (by.loaded == mm ? 1 : 0);
    if (others == 0 || !engine.isSequential()) {
      return;
    }
    for (Cpu cpu : cpus) {
      if (cpu != by && cpu.loaded == mm && cpu.flushedGen < tlbGen) {
        freedUnder(cpu, by, mm);
      }
    }
  }

  private void freedUnder(Cpu cpu, Cpu by, MmStruct mm) {
    boolean lazy = cpu.lazy() && !cpu.irqsOff; // Otherwise it may be on its way to a user task.
    String what = cpu + (lazy ? ", lazy on it," : "");
    reporter.report(
        Property.S4, by.id, "page tables of " + mm + " are freed while " + what + " can walk them");
    if (architecture.flush() == Architecture.Flush.INTERRUPT
        && !engine.peek(() -> mm.cpumask.test(cpu.id, Order.RELAXED))) {
      reporter.report(
          Property.O5,
          by.id,
          what + " has " + mm + " loaded and is not in the mask it is flushed by");
    }
  }
}
