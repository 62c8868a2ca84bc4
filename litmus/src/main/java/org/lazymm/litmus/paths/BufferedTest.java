package org.lazymm.litmus.paths;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.buffering.BufferedPair;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Paths;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.program.ProcessCode;

/**
 * Where a test may have load buffering. Found by all ways through its processes, those included
 * that no execution without load buffering takes.
 */
public final class BufferedTest {
  private static final int MOST_PATHS = 4096;
  private static final String ANYWHERE = "a computed address";

  private BufferedTest() {}

  /**
   * What load buffering may add to a test's executions; unknown if there are too many ways through
   * its processes.
   *
   * @param test the test
   */
  public static LoadBuffering of(LitmusTest test) {
    Paths paths = new Paths();
    Set<Integer> locks = new HashSet<>();
    Set<Integer> watched = new HashSet<>();
    for (int process = 0; process < test.processes().size(); process++) {
      if (!add(test, process, paths, locks, watched)) {
        return LoadBuffering.UNKNOWN;
      }
    }
    if (!Collections.disjoint(locks, watched)) {
      return LoadBuffering.UNKNOWN; // The paths take it that only the next lock sees an unlock.
    }
    List<Unordered> unordered =
        paths.onCycles().stream().map(reordering -> named(test, reordering)).toList();
    return LoadBuffering.of(unordered);
  }

  private static boolean add(
      LitmusTest test, int process, Paths paths, Set<Integer> locks, Set<Integer> watched) {
    ProcessCode code = test.processes().get(process);
    PathChoices choices = new PathChoices();
    for (int count = 0; count < MOST_PATHS; count++) {
      ExecutionGraph path = Walk.through(code, test.locations().size(), choices);
      paths.add(process, path);
      note(path, locks, watched);
      if (!choices.advance()) {
        return true;
      }
    }
    return false;
  }

  /** Notes which locations are locks, and which a read sees that may go on whatever it reads. */
  private static void note(ExecutionGraph path, Set<Integer> locks, Set<Integer> watched) {
    for (int event = 0; event < path.size(); event++) {
      boolean lock = path.is(event, Label.LOCK);
      if (lock) {
        locks.add(path.location(event));
      }
      if (path.is(event, Label.READ) && (!lock || path.update(event) == Update.TRY_LOCK)) {
        watched.add(path.location(event));
      }
    }
  }

  private static Unordered named(LitmusTest test, BufferedPair reordering) {
    ExecutionGraph path = reordering.execution();
    return new Unordered(
        "P" + reordering.thread(),
        spot(test, path.location(reordering.read())),
        spot(test, path.location(reordering.write())));
  }

  private static Unordered.Spot spot(LitmusTest test, int location) {
    return new Unordered.Spot(location < 0 ? ANYWHERE : test.locations().get(location).name(), "");
  }
}
