package org.lazymm.scheduler.machine;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * The memory of a freed mm that another CPU may make a new one in, while CPUs run side by side. It
 * holds one mm at a time; others are left to the CPU that freed them.
 */
final class Slab {
  private final Ref<MmStruct> mm;
  private final BitSet makers;

  /**
   * An empty slab.
   *
   * @param memory its cell's
   * @param makers the CPUs that will make mms
   */
  Slab(Memory memory, BitSet makers) {
    this.mm = memory.ref("mm_cachep", Home.machine().onLine("mm_cachep"), null);
    this.makers = (BitSet) makers.clone();
  }

  /**
   * Takes an mm in that a CPU has freed.
   *
   * @return whether it is here now, and no longer that CPU's
   */
  boolean offer(int cpu, MmStruct freed) {
    boolean othersMake = makers.cardinality() > (makers.get(cpu) ? 1 : 0);
    // Release: all uses of the mm come before its next life. Pairs with take().
    return othersMake && mm.compareExchange(null, freed, Order.RELEASE) == null;
  }

  /** Gives what there is to a CPU that makes an mm; null if there is nothing. */
  @Nullable MmStruct take(int cpu) {
    return makers.get(cpu) ? mm.exchange(null, Order.ACQUIRE) : null; // Pairs with offer().
  }
}
