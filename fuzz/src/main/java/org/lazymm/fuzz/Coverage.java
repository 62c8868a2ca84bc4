package org.lazymm.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.runtime.RuntimeData;

/** Which branches have been run, of all classes that are loaded with counters. */
final class Coverage extends RuntimeData {
  private final List<boolean[]> run = new ArrayList<>();
  private final List<boolean[]> known = new ArrayList<>();

  /** Called by each class once, before its code runs. */
  @Override
  public ExecutionData getExecutionData(Long id, String name, int probes) {
    ExecutionData data = super.getExecutionData(id, name, probes);
    synchronized (run) {
      if (run.stream().noneMatch(each -> each == data.getProbes())) {
        run.add(data.getProbes());
        known.add(new boolean[probes]);
      }
    }
    return data;
  }

  /** Takes all branches for ones that have never been run. */
  void forget() {
    synchronized (run) {
      run.forEach(each -> Arrays.fill(each, false));
      known.forEach(each -> Arrays.fill(each, false));
    }
  }

  /** Whether a branch has been run since this was asked last that had never been run before. */
  boolean hasGrown() {
    boolean grown = false;
    synchronized (run) {
      for (int each = 0; each < run.size(); each++) {
        boolean[] now = run.get(each);
        if (!Arrays.equals(now, known.get(each))) {
          known.set(each, now.clone());
          grown = true;
        }
      }
    }
    return grown;
  }
}
