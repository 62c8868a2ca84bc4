package org.lazymm.scheduler.machine;

/** Which part of the kernel runs on a CPU: what a free or a violation is put down to. */
public enum KernelFunction {
  NONE,
  CONTEXT_SWITCH,
  FINISH_TASK_SWITCH,
  FORK,
  EXEC,
  EXIT,
  USE_MM,
  PUT,
  IDLE,
  TICK,
  INTERRUPT,
  WORK,
  MEMBARRIER,
  HOTPLUG
}
