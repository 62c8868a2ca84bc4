package org.lazymm.evaluation.work;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lazymm.scheduler.discovery.HookTrails;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.HookException;

/**
 * Does independent work on as many threads as there are cores, and shows how far it has come.
 *
 * <p>A piece whose scheme does not return from a hook is given up: its thread is left to itself,
 * another takes its place, and what else that scheme was to do is not begun.
 */
public final class Pool implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Watchdog watchdog;
  private final Progress.Bar progress;
  private final Set<SchemeSelection> hanging = ConcurrentHashMap.newKeySet();

  /**
   * Starts the threads.
   *
   * @param progress told of each piece that is done
   * @param pieces how many pieces of work there will be, 1 or more
   */
  public Pool(Progress progress, int pieces) {
    int cores = Runtime.getRuntime().availableProcessors();
    threads =
        new ThreadPoolExecutor(
            cores, cores, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Pool::daemon);
    this.progress = progress.begin(pieces);
    watchdog = new Watchdog();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lazymm-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Asks for a piece of work; pieces begin in the order in which they are asked for.
   *
   * @param scheme whose hooks run
   * @param what names the work, for people
   * @param work the work
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Showing progress throws nothing.
  public <T> Future<Attempt<T>> submit(SchemeSelection scheme, String what, Supplier<T> work) {
    CompletableFuture<Attempt<T>> piece = new CompletableFuture<>();
    piece.thenRun(() -> progress.step(what));
    threads.execute(
        () -> {
          if (hanging.contains(scheme)) {
            piece.complete(Attempt.notMade(what));
            return;
          }
          HookTrails.ofThread().begins(what);
          piece.complete(
              watchdog.watched(
                  () -> Attempt.at(what, work), endless -> giveUp(scheme, what, piece, endless)));
        });
    return piece;
  }

  private <T> void giveUp(
      SchemeSelection scheme,
      String what,
      CompletableFuture<Attempt<T>> piece,
      HookException endless) {
    hanging.add(scheme);
    int more = threads.getMaximumPoolSize() + 1;
    threads.setMaximumPoolSize(more);
    threads.setCorePoolSize(more);
    piece.complete(Attempt.failed(what, endless));
  }

  /** Waits for a piece of work. */
  public static <T> Attempt<T> await(Future<Attempt<T>> piece) {
    try {
      return piece.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before all was done", stopped);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    watchdog.close();
    threads.shutdownNow();
    progress.close();
  }
}
