package org.lazymm.scheduler.machine;

import java.util.IdentityHashMap;
import java.util.List;
import org.lazymm.api.LongCell;

/**
 * What a CPU's plain fields are at the checkpoint, its running task's included.
 *
 * @param current its task
 * @param task that task's fields
 * @param active its active mm
 * @param loaded the mm in its MMU
 * @param online whether it is online
 * @param inEqs whether it is in an extended quiescent state
 * @param evictions how often it was evicted
 * @param lazyAfterUnuse whether it is lazy on an mm that a kernel thread gave up
 * @param deferred the work deferred on it
 * @param leftWork the work that it had deferred when it died
 * @param fetched what its core has fetched
 */
record CpuState(
    Task current,
    TaskState task,
    MmStruct active,
    MmStruct loaded,
    boolean online,
    boolean inEqs,
    int evictions,
    boolean lazyAfterUnuse,
    List<Deferred> deferred,
    List<Deferred> leftWork,
    IdentityHashMap<LongCell, Long> fetched) {

  static CpuState of(Cpu cpu) {
    if (!cpu.preemptible() || cpu.function() != KernelFunction.NONE) {
      throw new IllegalStateException(cpu + " is in the middle of an action");
    }
    return new CpuState(
        cpu.current,
        cpu.current.state(),
        cpu.active,
        cpu.loaded,
        cpu.online,
        cpu.inEqs,
        cpu.evictions,
        cpu.lazyAfterUnuse,
        cpu.deferredWork(),
        cpu.leftWork,
        cpu.fetched());
  }

  void restore(Cpu cpu) {
    cpu.current = current;
    cpu.active = active;
    cpu.loaded = loaded;
    cpu.online = online;
    cpu.inEqs = inEqs;
    cpu.evictions = evictions;
    cpu.lazyAfterUnuse = lazyAfterUnuse;
    cpu.irqsOff = false;
    cpu.atomic = 0;
    cpu.function = KernelFunction.NONE;
    cpu.deferOnly(deferred);
    cpu.leftWork = leftWork;
    cpu.fetchedOnly(fetched);
    current.restore(task);
  }
}
