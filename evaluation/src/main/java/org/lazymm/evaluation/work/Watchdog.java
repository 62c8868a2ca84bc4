package org.lazymm.evaluation.work;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lazymm.scheduler.machine.HookActivity;
import org.lazymm.scheduler.machine.HookActivity.Call;
import org.lazymm.scheduler.machine.HookException;
import org.lazymm.scheduler.machine.HookStack;

/**
 * Looks now and then whether a scheme has been in one hook for too long. It looks from outside, for
 * a plain loop makes no call by which it could be stopped.
 */
public final class Watchdog implements AutoCloseable {
  /** The time that a hook has, in seconds; another one for tests. */
  public static final String SECONDS_PROPERTY = "lazymm.hook.seconds";

  private static final int DEFAULT_SECONDS = 10;
  private static final int LOOKS_PER_SECOND = 4;
  private static final HookStack NOTHING = HookStack.of(new StackTraceElement[0]);

  /** Looks are counted, not time: a process that was stopped for a while has not hung. */
  private final int seconds = Integer.getInteger(SECONDS_PROPERTY, DEFAULT_SECONDS);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lazymm-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the looker.
  public Watchdog() {
    looker.scheduleWithFixedDelay(
        () -> watches.forEach(Watch::look),
        1000 / LOOKS_PER_SECOND,
        1000 / LOOKS_PER_SECOND,
        TimeUnit.MILLISECONDS);
  }

  /**
   * Does work and watches the thread that does it: the calling one.
   *
   * @param work the work
   * @param endless told once, on another thread, if a hook does not return
   */
  public <T> T watched(Supplier<T> work, Consumer<HookException> endless) {
    Watch watch = new Watch(endless);
    watches.add(watch);
    try {
      return work.get();
    } finally {
      watches.remove(watch);
    }
  }

  /** A thread, as long as it does one piece of work. */
  private final class Watch {
    private final Consumer<HookException> endless;
    private final Thread thread = Thread.currentThread();
    private final HookActivity activity = HookActivity.ofThread();
    private Optional<Call> seen = Optional.empty();
    private int looks;
    private HookStack stack = NOTHING;

    private Watch(Consumer<HookException> endless) {
      this.endless = endless;
    }

    @SuppressWarnings("ThreadPriorityCheck") // What cannot be stopped is to be in nobody's way.
    private void look() {
      Optional<Call> now = activity.running();
      if (now.isEmpty() || !now.equals(seen)) {
        seen = now;
        looks = 0;
        stack = NOTHING;
        return;
      }
      looks++;
      if (looks < LOOKS_PER_SECOND * seconds / 2) {
        return;
      }
      // What it calls over and over is not what does not end.
      HookStack found = HookStack.of(thread.getStackTrace());
      stack = stack.hooks().isEmpty() ? found : stack.common(found);
      if (looks >= LOOKS_PER_SECOND * seconds && activity.running().equals(now)) {
        watches.remove(this);
        thread.setPriority(Thread.MIN_PRIORITY);
        endless.accept(HookException.endless(stack, seconds + " s"));
      }
    }
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}
