package org.lazymm.scheduler.machine;

import org.lazymm.api.Work;

/**
 * A piece of deferred work, by the scheme or by the kernel.
 *
 * @param work what to do; the kernel's own, if it is the teardown of {@code mmput_async}
 * @param mm what to do it with
 */
public record Deferred(Work work, MmStruct mm) {
  private static final Work TEARDOWN =
      (cpu, mm) -> {
        throw new IllegalStateException("the kernel's own work is no call of the scheme");
      };

  /** The teardown of an mm whose last user reference was put where one may not sleep. */
  static Deferred teardown(MmStruct mm) {
    return new Deferred(TEARDOWN, mm);
  }

  /** Whether it is such a teardown. */
  boolean isTeardown() {
    return work == TEARDOWN;
  }
}
