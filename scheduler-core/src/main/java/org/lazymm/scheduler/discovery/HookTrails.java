package org.lazymm.scheduler.discovery;

import java.util.function.Supplier;

/** The trails that the threads of this JVM leave. */
public final class HookTrails {
  private static volatile Supplier<HookTrail> made = () -> HookTrail.NONE;

  private static final ThreadLocal<HookTrail> OF_THREAD = ThreadLocal.withInitial(() -> made.get());

  private HookTrails() {}

  /**
   * From here on, each thread that has not asked for its trail yet has one. To be called once,
   * before any scheme is looked for.
   *
   * @param each makes the trail of one more thread; any thread may call it
   */
  public static void leave(Supplier<HookTrail> each) {
    made = each;
  }

  /** That of the calling thread; one that tells nobody, unless others were asked for. */
  public static HookTrail ofThread() {
    return OF_THREAD.get();
  }
}
