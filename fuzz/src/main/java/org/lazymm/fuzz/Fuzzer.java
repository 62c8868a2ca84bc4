package org.lazymm.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tries one reader: makes inputs of the seeds, keeps those that reach code which none before has
 * reached, and makes further inputs of these.
 */
final class Fuzzer {
  /** How often it is looked at whether the reader still returns. */
  private static final int LOOK_EVERY_MILLIS = 100;

  /** More faults of one reader are not told apart by anybody. */
  private static final int MOST_HITS = 50;

  private final Reader reader;
  private final Coverage coverage;
  private final Settings settings;
  private final Corpus corpus = new Corpus();
  private final List<Hit> hits = new ArrayList<>();
  private volatile boolean leftBehind;
  private volatile byte @Nullable [] running;
  private volatile long runningSince;
  private long inputs;
  private long refused;
  private long mostAllocated;

  /**
   * A fuzzer.
   *
   * @param reader loaded by the loader that counts
   * @param coverage which branches of the reader have been run
   * @param settings how long, and from where
   */
  Fuzzer(Reader reader, Coverage coverage, Settings settings) {
    this.reader = reader;
    this.coverage = coverage;
    this.settings = settings;
  }

  /**
   * How a reader is tried.
   *
   * @param inputs how many are made
   * @param seed other inputs for another number
   * @param patience how long the reader may take for one
   * @param guided whether inputs that reach new code are kept
   */
  record Settings(long inputs, long seed, Duration patience, boolean guided) {}

  /** Tries the reader on a thread of its own, which is left behind if the reader hangs. */
  FuzzResult run() throws InterruptedException {
    long begin = System.nanoTime();
    Thread worker = new Thread(this::tryAll, "fuzzing " + reader.label());
    worker.setDaemon(true);
    List<Throwable> ends = new ArrayList<>();
    worker.setUncaughtExceptionHandler((thread, thrown) -> ends.add(thrown));
    worker.start();
    Optional<Hit> hang = Optional.empty();
    while (worker.isAlive() && hang.isEmpty()) {
      worker.join(LOOK_EVERY_MILLIS);
      hang = hang(worker);
    }
    if (!ends.isEmpty()) {
      throw new IllegalStateException("the fuzzer itself fails on " + reader.label(), ends.get(0));
    }
    synchronized (this) {
      List<Hit> all = new ArrayList<>(hits);
      hang.ifPresent(all::add);
      return new FuzzResult(
          reader.label(),
          inputs,
          refused,
          System.nanoTime() - begin,
          mostAllocated,
          corpus.size(),
          all);
    }
  }

  private Optional<Hit> hang(Thread worker) {
    byte[] input = running;
    if (input == null || System.nanoTime() - runningSince < settings.patience.toNanos()) {
      return Optional.empty();
    }
    StackTraceElement[] stack = worker.getStackTrace();
    leftBehind = true;
    worker.interrupt();
    return Optional.of(
        new Hit(
            Hit.Kind.HANG,
            "does not return for "
                + settings.patience.toSeconds()
                + " s"
                + (stack.length == 0 ? "" : ", now at " + stack[0]),
            "",
            input));
  }

  private void tryAll() {
    coverage.forget();
    List<byte[]> seeds = reader.seeds();
    seeds.forEach(this::trySeed);
    SplittableRandom random = new SplittableRandom(settings.seed);
    Mutator mutator = new Mutator(new Words(seeds), random);
    for (long each = 0; each < settings.inputs && !leftBehind; each++) {
      byte[] input = mutator.changed(corpus.parent(random), corpus.any(random));
      Trial trial = tried(input);
      if (settings.guided && coverage.hasGrown() && trial.hit().isEmpty()) {
        keep(input, trial);
      } else {
        allocated(trial);
      }
    }
  }

  private void trySeed(byte[] seed) {
    // Not watched: classes are loaded, which takes long on a machine that has much to do.
    Trial trial = Trial.of(reader, seed);
    count(trial);
    if (trial.refused()) {
      throw new IllegalStateException("a seed is refused: " + trial.outcome());
    }
    coverage.hasGrown();
    keep(seed, trial);
  }

  /** Keeps an input to make others of it, and tries whether the same comes of it again. */
  private void keep(byte[] input, Trial first) {
    corpus.add(input);
    Trial second = tried(input);
    allocated(second);
    if (!second.outcome().equals(first.outcome())) {
      keep(
          new Hit(
              Hit.Kind.UNREPEATABLE, first.outcome() + ", then " + second.outcome(), "", input));
    }
  }

  private Trial tried(byte[] input) {
    runningSince = System.nanoTime();
    running = input;
    Trial trial = Trial.of(reader, input);
    running = null;
    count(trial);
    return trial;
  }

  private synchronized void count(Trial trial) {
    if (leftBehind) {
      return;
    }
    inputs++;
    refused += trial.refused() ? 1 : 0;
    trial.hit().ifPresent(this::keep);
  }

  /** Not of an input that reaches new code: there, classes are loaded. */
  private synchronized void allocated(Trial trial) {
    mostAllocated = Math.max(mostAllocated, trial.allocated());
  }

  private synchronized void keep(Hit hit) {
    if (hits.size() < MOST_HITS && hits.stream().noneMatch(hit::isLike)) {
      hits.add(Shortener.shortened(reader, hit));
    }
  }
}
