package org.lazymm.explorer.knowncounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** A program put together from pieces of code, one for each thread. */
public final class Threads implements Program {

  /** The code of one thread. */
  @FunctionalInterface
  public interface Code {
    /** Makes the thread's operations. */
    void run(Operations thread);
  }

  private final List<Code> codes = new ArrayList<>();
  private final Map<Integer, Long> initial;
  private int handoff = -1;

  private Threads(Map<Integer, Long> initial) {
    this.initial = initial;
  }

  /** Threads on variables that hold 0 at first. */
  public static Threads of(Code... codes) {
    return new Threads(Map.of()).and(codes);
  }

  /** Threads on variables of which some do not hold 0 at first. */
  public static Threads from(Map<Integer, Long> initial, Code... codes) {
    return new Threads(initial).and(codes);
  }

  /** Adds threads. */
  public Threads and(Code... more) {
    codes.addAll(List.of(more));
    return this;
  }

  /** Declares a location a handoff location. */
  public Threads withBaton(int location) {
    handoff = location;
    return this;
  }

  @Override
  public boolean isHandoff(int location) {
    return location == handoff;
  }

  @Override
  public int threads() {
    return codes.size();
  }

  @Override
  public long initial(int location) {
    return initial.getOrDefault(location, 0L);
  }

  @Override
  public void run(int thread, Operations operations) {
    codes.get(thread).run(operations);
  }
}
