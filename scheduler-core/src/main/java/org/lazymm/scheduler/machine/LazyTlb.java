package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;

/** Which mm a CPU has in its MMU and as its active one, and how a borrow ends. */
final class LazyTlb extends KernelPart {
  LazyTlb(KernelCore core) {
    super(core);
  }

  void setActive(Cpu cpu, MmStruct mm) {
    MmStruct before = cpu.active;
    engine.use(before); // Up to here somebody may follow the pointer.
    log.change(before, Ghost.ACTIVE, -1);
    log.change(mm, Ghost.ACTIVE, 1);
    cpu.active = mm;
  }

  void setLoaded(Cpu cpu, MmStruct mm) {
    engine.use(cpu.loaded); // Up to here the MMU may walk it.
    log.change(cpu.loaded, Ghost.LOADED, -1);
    log.change(mm, Ghost.LOADED, 1);
    cpu.loaded = mm;
    cpu.flushedGen = mm.tlbGen;
  }

  /** A CPU stays as it is: its MMU may walk, and anybody follow, what it holds. */
  void use(Cpu cpu) {
    engine.use(cpu.loaded);
    if (cpu.active != cpu.loaded) {
      engine.use(cpu.active);
    }
  }

  /** The CPU has left a borrowed mm just now; interrupts are off. */
  void leave(Cpu cpu, MmStruct mm) {
    listener.left(cpu.id, mm);
    scheme.leaveBorrowed(cpu, mm);
  }

  /** The running task gives the reference of a borrow back. */
  void giveBack(Cpu cpu, MmStruct mm) {
    listener.gaveBack(cpu.id, mm);
    scheme.giveBack(cpu, mm);
  }

  /** The running task has something to give back, or nothing any more. */
  void owe(Task task, @Nullable MmStruct borrowed) {
    MmStruct before = task.owedGiveBack();
    if (before != null) {
      log.change(before, Ghost.OWED, -1);
    }
    task.setOwedGiveBack(borrowed);
    if (borrowed != null) {
      log.change(borrowed, Ghost.OWED, 1);
    }
  }
}
