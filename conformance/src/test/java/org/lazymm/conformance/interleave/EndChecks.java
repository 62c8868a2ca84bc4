package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;

/** What is judged once all CPUs are through, and while the machine is closed. */
final class EndChecks {
  private final Machine machine;
  private final Watch watch;
  private long broken;

  EndChecks(Machine machine, Watch watch) {
    this.machine = machine;
    this.watch = watch;
  }

  void broken(long bits) {
    broken |= bits;
  }

  long broken() {
    return broken;
  }

  private void require(boolean holds, Property property) {
    broken |= holds ? 0 : Bits.of(property);
  }

  /** O5. */
  void candidates(MmStruct mm, LazyCandidates which) {
    CpuMask candidates = machine.candidates(mm, which);
    for (int id = 0; id < machine.cpuCount(); id++) {
      Cpu cpu = machine.cpu(id);
      if (cpu.active() == mm && cpu.lazy()) {
        require(holds(candidates, id), Property.O5);
      }
    }
  }

  private boolean holds(CpuMask mask, int cpu) {
    return machine.engine().peek(() -> mask.test(cpu, Order.RELAXED));
  }

  /** H1, of a CPU that is offline. */
  void offline(int id) {
    Cpu dead = machine.cpu(id);
    require(!machine.engine().peek(() -> machine.scheme().keepsRecordOf(id)), Property.H1);
    Mm init = machine.initMm();
    require(dead.active() == init && dead.loaded() == init, Property.H1);
    for (int index = 0; index < machine.liveMms(); index++) {
      CpuMask mask = machine.candidates(machine.liveMm(index), LazyCandidates.MM_CPUMASK);
      require(!holds(mask, id), Property.H1);
    }
  }

  /** H1 of all. */
  void offlineCpus() {
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (!machine.cpu(id).online()) {
        offline(id);
      }
    }
  }

  /** The checks of a quiet state, if it is one. */
  void quietIfNothingIsLeft() {
    for (int id = 0; id < machine.cpuCount(); id++) {
      if (machine.cpu(id).hasDeferredWork() || machine.unreaped(id)) {
        return;
      }
    }
    quiet();
  }

  /** The balance of counts, and L1. */
  void quiet() {
    List<MmStruct> retained = new ArrayList<>();
    for (int index = 0; index < machine.liveMms(); index++) {
      MmStruct mm = machine.liveMm(index);
      balance(mm, mm.userReferences() > 0 || mm.teardowns() > 0 ? 1 : 0, Property.K1);
      if (keptByLazyUseAlone(mm)) {
        retained.add(mm);
      }
    }
    balance(machine.initMm(), 1, watch.hotplugged() ? Property.H4 : Property.S7);
    retention(retained);
  }

  /** L1: any mms together must find room with the CPUs that had to do with one of them. */
  private void retention(List<MmStruct> retained) {
    long online = 0;
    for (int id = 0; id < machine.cpuCount(); id++) {
      online |= machine.cpu(id).online() ? 1L << id : 0;
    }
    for (int some = 1; some < 1 << retained.size(); some++) {
      long cpus = 0;
      for (int index = 0; index < retained.size(); index++) {
        if ((some >>> index & 1) == 1) {
          long theirs = watch.concerned(retained.get(index)) & online;
          cpus |= theirs == 0 ? online : theirs;
        }
      }
      long room = (long) machine.guarantees().retainedPerCpu() * Long.bitCount(cpus);
      require(Integer.bitCount(some) <= room, Property.L1);
    }
  }

  private void balance(MmStruct mm, int base, Property property) {
    long expected = (long) base + mm.pins();
    if (machine.guarantees().countsLazyUsers()) {
      for (int id = 0; id < machine.cpuCount(); id++) {
        Cpu cpu = machine.cpu(id);
        expected += cpu.online() && cpu.lazy() && cpu.active() == mm ? 1 : 0;
      }
    }
    expected += machine.engine().peek(() -> machine.scheme().delegatedReferences(mm));
    // A scheme counts a borrow in either half of its beginning, and drops it in either of its end.
    long most = expected + (machine.guarantees().countsLazyUsers() ? mm.owed() : 0);
    require(expected <= mm.counted() && mm.counted() <= most, property);
  }

  private static boolean keptByLazyUseAlone(MmStruct mm) {
    return mm.dead() && !mm.freed() && mm.teardowns() == 0 && mm.pins() == 0 && mm.owed() == 0;
  }

  /** Whether an mm waits for the scheme alone. */
  boolean awaitsFree() {
    for (int index = 0; index < machine.liveMms(); index++) {
      if (keptByLazyUseAlone(machine.liveMm(index))) {
        return true;
      }
    }
    return false;
  }

  /** Nobody but the scheme keeps an mm any more: K2 or L2. */
  void requireAllFreed(Property property) {
    require(!awaitsFree(), property);
  }
}
