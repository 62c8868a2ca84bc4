package org.lazymm.scheduler.machine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells another thread whether the schemes that a thread runs make headway: a number that changes
 * whenever a scheme's code begins or ends.
 */
public final class HookActivity {
  private static final ThreadLocal<HookActivity> OF_THREAD =
      ThreadLocal.withInitial(HookActivity::new);

  /** Odd while a scheme's code runs. Hooks that run inside of another are not counted. */
  private final AtomicLong changes = new AtomicLong();

  private HookActivity() {}

  /** That of the schemes which are made by the calling thread. */
  public static HookActivity ofThread() {
    return OF_THREAD.get();
  }

  /** A scheme's code begins or ends; to be called by the thread itself. */
  void changed() {
    // Release is enough, and cheap: the reader looks a second later.
    changes.lazySet(changes.getPlain() + 1);
  }

  /** How often it has changed; any thread may ask. */
  public long changes() {
    return changes.get();
  }

  /**
   * Whether a scheme's code was running at a moment.
   *
   * @param changes what {@link #changes} was then
   */
  public static boolean inHook(long changes) {
    return changes % 2 != 0;
  }
}
