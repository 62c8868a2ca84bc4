package org.lazymm.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does independent work on as many threads as there are cores, and shows how far it has come. */
final class Pool implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Progress progress;

  /**
   * Starts the threads.
   *
   * @param console where progress is shown
   * @param pieces how many pieces of work there will be, 1 or more
   */
  Pool(Console console, int pieces) {
    progress = new Progress(console, pieces);
  }

  /** Asks for a piece of work; pieces begin in the order in which they are asked for. */
  <T> Future<Attempt<T>> submit(String what, Supplier<T> work) {
    return threads.submit(
        () -> {
          Attempt<T> attempt = Attempt.at(what, work);
          progress.step(what);
          return attempt;
        });
  }

  /** Waits for a piece of work. */
  static <T> Attempt<T> await(Future<Attempt<T>> piece) {
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
    threads.shutdownNow();
    progress.close();
  }
}
