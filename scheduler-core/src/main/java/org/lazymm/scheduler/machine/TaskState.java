package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;

/**
 * What a task's plain fields are before a CPU's code changes them.
 *
 * @param mm its mm
 * @param usedMm the mm that it uses by {@code kthread_use_mm}
 * @param counted the mm whose borrow it has counted
 * @param owedGiveBack the mm that it has to give back
 * @param owedTeardown the dead mm whose teardown it owes
 * @param cpu where it runs
 * @param exited whether it has begun to exit
 * @param unborn whether its parent has not woken it up
 */
record TaskState(
    @Nullable MmStruct mm,
    @Nullable MmStruct usedMm,
    @Nullable MmStruct counted,
    @Nullable MmStruct owedGiveBack,
    @Nullable MmStruct owedTeardown,
    @Nullable Cpu cpu,
    boolean exited,
    boolean unborn) {}
