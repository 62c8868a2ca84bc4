package org.lazymm.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.isolation.Answer;
import org.lazymm.isolation.ChildDeathException;
import org.lazymm.isolation.ChildJvm;
import org.lazymm.isolation.ChildLimits;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;
import org.lazymm.output.ShortageException;
import tools.jackson.core.JacksonException;

/**
 * The JVMs that run what plugins bring. Each runs what one jar brings and no other, task after
 * task; one that ended is started again. Any thread may ask.
 */
final class Children implements AutoCloseable {
  /** So many are kept that have nothing to do. */
  private static final int MOST_IDLE = 8;

  /** To load a jar takes no longer than a hook may. */
  private static final long DESCRIBING_SECONDS = 15;

  private static final long UNLIMITED_SECONDS = 1L << 40;

  private final ChildLimits limits;
  private final long seconds;
  private final ExecutorService threads;
  private final Map<String, ChildJvm> idle = new LinkedHashMap<>();

  /**
   * None so far.
   *
   * @param limits what each may take
   * @param seconds the time of each piece of work
   * @param atOnce how many work at the same time, 1 or more
   */
  Children(ChildLimits limits, long seconds, int atOnce) {
    this.limits = limits;
    this.seconds = seconds;
    threads =
        Executors.newFixedThreadPool(
            atOnce,
            work -> {
              Thread thread = new Thread(work, "lazymm-child");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Has a task done, in its turn.
   *
   * @param task of a jar
   * @param type what comes of it
   * @return that, or an exception that says what happened instead
   */
  @SuppressWarnings("FutureReturnValueIgnored") // It completes the other.
  <T> Future<Attempt<T>> begin(ChildTask task, Class<T> type) {
    CompletableFuture<Attempt<T>> piece = new CompletableFuture<>();
    threads.submit(() -> piece.complete(Attempt.at(task.scheme(), () -> read(task, type))));
    return piece;
  }

  private <T> T read(ChildTask task, Class<T> type) {
    LastLine said = new LastLine();
    Answer answer = ask(task, text -> {}, said);
    if (answer.result().length == 0) {
      String last = said.line().map(line -> ": " + line).orElse("");
      throw answer.exitCode() == ExitCode.RESOURCES
          ? new ShortageException(Shortage.CHANNEL, "was run, and its result is lost" + last)
          : new IsolationException("came to no result in a JVM of its own" + last);
    }
    try {
      T made = Wire.MAPPER.readValue(answer.result(), type);
      if (made == null) {
        throw new IsolationException("hands back nothing from a JVM of its own");
      }
      return made;
    } catch (JacksonException forged) {
      throw new IsolationException(
          "hands back from a JVM of its own what cannot be read: "
              + Printable.line(String.valueOf(forged.getOriginalMessage())));
    }
  }

  /**
   * Has a task done, and waits for it.
   *
   * @param task of a jar, or of the whole command
   * @param out told of what is printed as a result
   * @param err told of what is printed as diagnostics
   * @throws IsolationException if it came to no end; the message says why
   * @throws ShortageException if no JVM starts
   */
  Answer ask(ChildTask task, Consumer<String> out, Consumer<String> err) {
    try {
      ChildJvm child = take(task.jar());
      Answer answer;
      try {
        answer = child.ask(Wire.MAPPER.writeValueAsBytes(task), seconds(task), out, err);
      } catch (ChildDeathException death) {
        child.close();
        throw death;
      }
      keep(task.jar(), child);
      return answer;
    } catch (ChildDeathException death) {
      String what = Printable.cut(death.what(), 1_000);
      throw switch (death.kind()) {
        case UNSTARTED -> new ShortageException(Shortage.JVM, what);
        case MEMORY -> new IsolationException(what + "; " + IsolateOptions.HEAP + " gives it more");
        case TIME ->
            new IsolationException(
                task.kind() == ChildTask.Kind.DESCRIBE
                    ? what
                    : what + "; " + IsolateOptions.TIME + " gives it more");
        case ENDED, MISBEHAVED -> new IsolationException(what);
      };
    }
  }

  private long seconds(ChildTask task) {
    if (task.kind() == ChildTask.Kind.DESCRIBE) {
      return Math.min(DESCRIBING_SECONDS, seconds);
    }
    // The user's command as a whole has no limit in another JVM that it has not in this one.
    return task.jar().isEmpty() ? UNLIMITED_SECONDS : seconds;
  }

  private ChildJvm take(String jar) throws ChildDeathException {
    synchronized (idle) {
      ChildJvm known = idle.remove(jar);
      if (known != null && known.isAlive()) {
        return known;
      }
    }
    return ChildJvm.start(ChildMain.class, limits);
  }

  private void keep(String jar, ChildJvm child) {
    Deque<ChildJvm> spare = new ArrayDeque<>();
    synchronized (idle) {
      ChildJvm other = idle.put(jar, child);
      if (other != null) {
        spare.add(other);
      }
      while (idle.size() > MOST_IDLE) {
        Map.Entry<String, ChildJvm> eldest = idle.entrySet().iterator().next();
        idle.remove(eldest.getKey());
        spare.add(eldest.getValue());
      }
    }
    spare.forEach(ChildJvm::close);
  }

  /** The last line of what is printed. */
  private static final class LastLine implements Consumer<String> {
    private String end = "";

    @Override
    public void accept(String text) {
      String all = end + text;
      end = all.substring(Math.max(0, all.length() - 2 * Printable.LONGEST));
    }

    Optional<String> line() {
      return Printable.lastLine(end).map(line -> line.replaceFirst("^lazymm: ", ""));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (idle) {
      idle.values().forEach(ChildJvm::close);
      idle.clear();
    }
  }
}
