package org.lazymm.litmus.paths;

import java.util.List;
import org.lazymm.explorer.buffering.BufferedPair;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Paths;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.explorer.graph.ExecutionGraph;
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
    for (int process = 0; process < test.processes().size(); process++) {
      if (!add(test, process, paths)) {
        return LoadBuffering.UNKNOWN;
      }
    }
    List<Unordered> unordered =
        paths.onCycles().stream().map(reordering -> named(test, reordering)).toList();
    return LoadBuffering.of(unordered);
  }

  private static boolean add(LitmusTest test, int process, Paths paths) {
    ProcessCode code = test.processes().get(process);
    PathChoices choices = new PathChoices();
    for (int count = 0; count < MOST_PATHS; count++) {
      paths.add(process, Walk.through(code, test.locations().size(), choices));
      if (!choices.advance()) {
        return true;
      }
    }
    return false;
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
