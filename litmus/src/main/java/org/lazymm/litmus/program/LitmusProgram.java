package org.lazymm.litmus.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** The processes of a litmus test as a program to explore. Remembers the last run of each. */
public final class LitmusProgram implements Program {
  private final List<ProcessCode> processes;
  private final List<Variable> locations;
  private final @Nullable Frame[] frames;

  /**
   * Makes the program.
   *
   * @param processes its processes
   * @param locations the locations, by their numbers
   */
  public LitmusProgram(List<ProcessCode> processes, List<Variable> locations) {
    this.processes = List.copyOf(processes);
    this.locations = List.copyOf(locations);
    this.frames = new Frame[processes.size()];
  }

  @Override
  public int threads() {
    return processes.size();
  }

  @Override
  public long initial(int location) {
    return locations.get(location).initial();
  }

  @Override
  public String locationName(int location) {
    return locations.get(location).name();
  }

  /** The locations, by their numbers. */
  public List<Variable> locations() {
    return locations;
  }

  /** The processes, by their numbers. */
  public List<ProcessCode> processes() {
    return processes;
  }

  @Override
  public void run(int thread, Operations operations) {
    Frame frame = frame(thread, operations);
    frame.reset();
    processes.get(thread).body().run(frame);
  }

  private Frame frame(int thread, Operations operations) {
    Frame known = frames[thread];
    if (known != null && known.operations() == operations) {
      return known;
    }
    long[] initial =
        processes.get(thread).registers().stream().mapToLong(Variable::initial).toArray();
    Frame fresh = new Frame(initial, locations.size(), operations);
    frames[thread] = fresh;
    return fresh;
  }

  /**
   * What a register held when its process was last left.
   *
   * @param thread whose register
   * @param register which register
   */
  public long register(int thread, int register) {
    Frame frame = frames[thread];
    return frame == null
        ? processes.get(thread).registers().get(register).initial()
        : frame.register(register);
  }
}
