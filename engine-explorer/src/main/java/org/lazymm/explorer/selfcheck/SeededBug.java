package org.lazymm.explorer.selfcheck;

import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.Reordering;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;

/** A tiny program of two CPUs whose bad outcome is known to come out under some models alone. */
final class SeededBug implements Program {
  private static final int X = 0;
  private static final int Y = 1;

  private final String name;
  private final Set<Reordering> needed;
  private final ToLongBiFunction<Integer, Operations> code;
  private final long bad;
  private final long[] seen = new long[2];

  /**
   * A program.
   *
   * @param name what it shows
   * @param needed any one of these lets the bad outcome come out; if none are given, it always does
   * @param bad what both CPUs see then
   * @param code what a CPU does; returns what it sees
   */
  private SeededBug(
      String name, Set<Reordering> needed, long bad, ToLongBiFunction<Integer, Operations> code) {
    this.name = name;
    this.needed = needed;
    this.bad = bad;
    this.code = code;
  }

  /** Two CPUs add 1 in two steps, and one of the additions is lost. */
  static SeededBug lostUpdate() {
    return new SeededBug(
        "a lost update",
        Set.of(),
        0,
        (cpu, operations) -> {
          long before = operations.read(X, Mode.RELAXED);
          operations.write(X, before + 1, Mode.RELAXED);
          return before;
        });
  }

  /** Each CPU stores, and then neither sees the other's store. */
  static SeededBug storeBuffering() {
    return new SeededBug(
        "store buffering",
        Set.of(Reordering.WRITE_READ),
        0,
        (cpu, operations) -> {
          operations.write(cpu == 0 ? X : Y, 1, Mode.RELAXED);
          return operations.read(cpu == 0 ? Y : X, Mode.RELAXED);
        });
  }

  /** A CPU sees a flag, and not the message that was written before it. */
  static SeededBug messagePassing() {
    return new SeededBug(
        "message passing without barriers",
        Set.of(Reordering.WRITE_WRITE, Reordering.READ_READ),
        1,
        (cpu, operations) -> {
          if (cpu == 0) {
            operations.write(X, 1, Mode.RELAXED);
            operations.write(Y, 1, Mode.RELAXED);
            return 1;
          }
          long flag = operations.read(Y, Mode.RELAXED);
          long message = operations.read(X, Mode.RELAXED);
          return flag == 1 && message == 0 ? 1 : 0;
        });
  }

  /** Whether its bad outcome comes out under a model. */
  boolean isAllowedBy(MemoryModel model) {
    return needed.isEmpty() || needed.stream().anyMatch(model.reorderings()::contains);
  }

  /** Whether a search finds its bad outcome. */
  boolean isFound(MemoryModel model) {
    boolean[] found = new boolean[1];
    new Search(
            this,
            model,
            Limits.NONE,
            graph -> {
              found[0] |= seen[0] == bad && seen[1] == bad;
              return true;
            })
        .run();
    return found[0];
  }

  @Override
  public int threads() {
    return seen.length;
  }

  @Override
  public long initial(int location) {
    return 0;
  }

  @Override
  public void run(int thread, Operations operations) {
    seen[thread] = code.applyAsLong(thread, operations);
  }

  @Override
  public String toString() {
    return name;
  }
}
