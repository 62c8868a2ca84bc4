package org.lazymm.scheduler.machine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells other threads which call into the code of a scheme runs on a thread. */
public final class HookActivity {
  private static final ThreadLocal<HookActivity> OF_THREAD =
      ThreadLocal.withInitial(HookActivity::new);

  private volatile @Nullable GuardedScheme scheme;

  private HookActivity() {}

  /**
   * A call, equal to itself alone.
   *
   * @param scheme whose code runs
   * @param number of the call among those of this scheme, from 1
   */
  public record Call(GuardedScheme scheme, long number) {}

  /** That of the calling thread. */
  public static HookActivity ofThread() {
    return OF_THREAD.get();
  }

  /** The thread has made a scheme, and runs the hooks of no other from here on. */
  void runs(GuardedScheme made) {
    scheme = made;
  }

  /**
   * The call that runs now, if there is one; of hooks that run inside of another, the outermost.
   * Any thread may ask; the answer may be a moment old.
   */
  public Optional<Call> running() {
    GuardedScheme made = scheme;
    return made == null ? Optional.empty() : made.running();
  }
}
