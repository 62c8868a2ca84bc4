package org.lazymm.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.litmus.run.LitmusResult;
import org.lazymm.litmus.run.LitmusRunner;

/**
 * Runs litmus tests, some at once, and tells of them in their order.
 *
 * @param runner makes a runner; a runner serves one test
 * @param jobs how many run at once, 1 or more
 */
record LitmusRun(Supplier<LitmusRunner> runner, int jobs) {
  /** How many tests per job may be done and not yet told of. */
  private static final int AHEAD = 16;

  /**
   * What became of a test.
   *
   * @param file its file
   * @param result what came out; empty if it was not run
   * @param refusal what in it is not understood here; empty if all is
   * @param wrong what is wrong with it; empty if nothing is
   * @param nanos how long it took, reading included
   */
  record Outcome(
      Path file,
      Optional<LitmusResult> result,
      Optional<String> refusal,
      Optional<Diagnostic> wrong,
      long nanos) {}

  /**
   * Runs the tests.
   *
   * @param files the tests
   * @param progress shows how many are done, if there are several
   * @param told told of each, in their order, as soon as it and all before it are done
   */
  void all(List<Path> files, Progress progress, Consumer<Outcome> told) {
    if (files.size() == 1) {
      told.accept(outcome(files.get(0)));
      return;
    }
    if (files.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(jobs, LitmusRun::daemon);
    try (Progress.Bar bar = progress.begin(files.size())) {
      Queue<Future<Outcome>> begun = new ArrayDeque<>();
      Iterator<Path> left = files.iterator();
      for (int done = 0; done < files.size(); done++) {
        while (left.hasNext() && begun.size() < jobs * AHEAD) {
          Path file = left.next();
          begun.add(threads.submit(() -> outcome(file)));
        }
        Outcome outcome = await(begun.remove());
        told.accept(outcome);
        bar.step(LitmusFiles.name(outcome.file()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lazymm-litmus");
    thread.setDaemon(true);
    return thread;
  }

  private static Outcome await(Future<Outcome> begun) {
    try {
      return begun.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before all was done", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    }
  }

  private Outcome outcome(Path file) {
    long start = System.nanoTime();
    Diagnostics wrong = Diagnostics.kept();
    try {
      Optional<LitmusResult> result =
          EachInput.read(
              file.toString(),
              wrong,
              () ->
                  Optional.of(
                      runner
                          .get()
                          .run(LitmusReader.read(file.toString(), LitmusFiles.text(file)))));
      Optional<Diagnostic> tooDeep = wrong.all().stream().findFirst();
      return new Outcome(file, result, Optional.empty(), tooDeep, System.nanoTime() - start);
    } catch (UnsupportedException unsupported) {
      String what = String.valueOf(unsupported.getMessage());
      return new Outcome(file, Optional.empty(), Optional.of(what), Optional.empty(), 0);
    } catch (LitmusSyntaxException syntax) {
      return wrong(file, new Diagnostic(syntax.place(), syntax.what()));
    } catch (InputException unreadable) {
      return wrong(file, unreadable.diagnostic());
    }
  }

  private static Outcome wrong(Path file, Diagnostic what) {
    return new Outcome(file, Optional.empty(), Optional.empty(), Optional.of(what), 0);
  }
}
