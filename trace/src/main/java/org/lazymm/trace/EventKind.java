package org.lazymm.trace;

/**
 * The traced events that say something about the life of an mm; all others are skipped and counted.
 */
public enum EventKind {
  /** {@code sched_switch}: one task leaves a CPU, another one begins to run there. */
  SWITCH("sched_switch"),
  /** {@code task_newtask}: a task was made; the only event that carries the clone flags. */
  NEW_TASK("task_newtask"),
  /** {@code sched_process_fork}: a task was made; says nothing of what it shares. */
  FORK("sched_process_fork"),
  /** {@code sched_process_exec}: the task runs on a new mm since some moment before this event. */
  EXEC("sched_process_exec"),
  /** {@code sched_process_exit}: the task is on its way out, see {@link TraceEvent#exitPlace()}. */
  EXIT("sched_process_exit"),
  /** {@code sched_process_free}: the task structure is gone; says nothing of the mm. */
  FREE("sched_process_free"),
  /** {@code cpu_idle}: the CPU enters or leaves a hardware idle state. */
  CPU_IDLE("cpu_idle"),
  /** {@code sys_enter_membarrier}: the task calls membarrier(2). */
  MEMBARRIER("sys_enter_membarrier"),
  /** {@code kmem_cache_alloc} of an {@code mm_struct}. */
  MM_ALLOC("kmem_cache_alloc"),
  /** {@code kmem_cache_free} of an {@code mm_struct}: the kernel's own end of an mm. */
  MM_FREE("kmem_cache_free"),
  /** {@code cpuhp_enter}: a CPU that goes down or comes up begins a step. */
  HOTPLUG_STEP("cpuhp_enter"),
  /** A probe on {@code kthread_use_mm}: the kernel thread takes an mm as its own. */
  USE_MM("kthread_use_mm"),
  /** A probe on {@code kthread_unuse_mm}: the kernel thread gives the mm up. */
  UNUSE_MM("kthread_unuse_mm"),
  /** A probe on {@code flush_type_needed} of powerpc radix: a TLB flush of an mm begins. */
  FLUSH("flush_type_needed"),
  /** {@code csd_queue_cpu}: a CPU is to be interrupted for a function. */
  INTERRUPT_SENT("csd_queue_cpu"),
  /** A probe on {@code do_exit_flush_lazy_tlb}: powerpc radix has interrupted this CPU. */
  FLUSH_INTERRUPT("do_exit_flush_lazy_tlb"),
  /** A probe on {@code do_shoot_lazy_tlb}: {@code __mmdrop} asks this CPU to leave the mm. */
  SHOOT_INTERRUPT("do_shoot_lazy_tlb"),
  /** A probe on {@code switch_mm_irqs_off}: the CPU leaves an mm for {@code init_mm}. */
  MMU_LEAVE("switch_mm_irqs_off"),
  /** A probe on {@code __mmdrop}: the last reference to an mm is gone. */
  MM_DROP("__mmdrop");

  private final String traceName;

  EventKind(String traceName) {
    this.traceName = traceName;
  }

  /**
   * Whether the event tells what the recorded kernel made of its mms: a replay is held against such
   * events, so it does not follow them.
   *
   * @return true for the free of an mm and for interrupts; allocations are of both sorts
   */
  public boolean isMeasure() {
    return switch (this) {
      case MM_FREE, INTERRUPT_SENT, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MMU_LEAVE, MM_DROP -> true;
      default -> false;
    };
  }

  /**
   * The event's name in a trace, or the function of a probe, which may have any name.
   *
   * @return the name without its system, such as {@code sched_switch}
   */
  public String traceName() {
    return traceName;
  }
}
