package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** A litmus test's processes as a program, which notes what they read. */
final class StraightLine implements Program {
  private final List<List<LitmusOperation>> processes;
  private final LitmusNames names;
  private final Map<String, Integer> locations = new LinkedHashMap<>();
  private final List<Long> initial = new ArrayList<>();
  private final long[][] read;

  /**
   * A program.
   *
   * @param processes the statements of each
   * @param names numbers the objects that updates are about
   * @param initial what each cell holds at first, if that is not 0
   */
  StraightLine(
      List<List<LitmusOperation>> processes, LitmusNames names, Map<String, Long> initial) {
    this.processes = processes;
    this.names = names;
    this.read = new long[processes.size()][];
    for (int process = 0; process < processes.size(); process++) {
      read[process] = new long[processes.get(process).size()];
      for (LitmusOperation each : processes.get(process)) {
        if (each.form() != LitmusOperation.Form.BARRIER && !locations.containsKey(each.cell())) {
          locations.put(each.cell(), locations.size());
          this.initial.add(initial.getOrDefault(each.cell(), 0L));
        }
      }
    }
  }

  @Override
  public int threads() {
    return processes.size();
  }

  @Override
  public long initial(int location) {
    return initial.get(location);
  }

  @Override
  public void run(int thread, Operations to) {
    List<LitmusOperation> process = processes.get(thread);
    for (int at = 0; at < process.size(); at++) {
      LitmusOperation each = process.get(at);
      int location = locations.getOrDefault(each.cell(), -1);
      switch (each.form()) {
        case READ -> read[thread][at] = to.read(location, each.mode());
        case WRITE -> to.write(location, each.value(), each.mode());
        case UPDATE ->
            read[thread][at] =
                to.update(
                    location,
                    each.update(),
                    names.value(each.event().operand()),
                    names.value(each.event().expected()),
                    each.mode());
        case BARRIER -> to.fence(each.fence());
        case USE, FREE -> {} // Unmarked accesses order nothing.
      }
    }
  }

  /** What an operation read when the program ran last. */
  long read(int process, int at) {
    return read[process][at];
  }
}
