package org.lazymm.litmus.program;

import java.util.Arrays;
import org.lazymm.explorer.program.Operations;

/**
 * A process while it runs: its registers, and which of its reads their values came from.
 *
 * <p>Sets of reads are bit masks over places in program order, as {@link Operations} has them.
 */
public final class Frame {
  private static final int NAMED_PLACES = 64;

  private final long[] initial;
  private final int locations;
  private final long[] registers;
  private final long[] sources;
  private final Operations operations;
  private long control;
  private long source;

  /**
   * A process before its first step.
   *
   * @param initial what its registers hold at first
   * @param locations how many locations there are
   * @param operations makes its operations
   */
  Frame(long[] initial, int locations, Operations operations) {
    this.initial = initial;
    this.locations = locations;
    this.operations = operations;
    this.registers = Arrays.copyOf(initial, initial.length);
    this.sources = new long[initial.length];
  }

  /** Begins again. */
  void reset() {
    System.arraycopy(initial, 0, registers, 0, initial.length);
    Arrays.fill(sources, 0);
    control = 0;
    source = 0;
  }

  Operations operations() {
    return operations;
  }

  /** What a register holds; the value is from the reads that the register's value is from. */
  long get(int register) {
    source = sources[register];
    return registers[register];
  }

  /** What a register holds. */
  long register(int register) {
    return registers[register];
  }

  void set(int register, long value, long from) {
    registers[register] = value;
    sources[register] = from;
  }

  /** The reads that the value computed last came from. */
  long source() {
    return source;
  }

  void cameFrom(long reads) {
    source = reads;
  }

  /** States the dependencies of the next operation. */
  void depending(long address, long data) {
    if ((address | data | control) != 0) {
      operations.depending(address, data, control);
    }
  }

  /**
   * The next operation as a set of one read.
   *
   * @throws UnsupportedException if it is beyond what a set can hold
   */
  long nextRead(int line) {
    int position = operations.position();
    if (position >= NAMED_PLACES) {
      throw new UnsupportedException("a read behind " + NAMED_PLACES + " operations", line);
    }
    return 1L << position;
  }

  /**
   * The location at an address.
   *
   * @throws UnsupportedException if there is none
   */
  int location(long address, int line) {
    int location = Addresses.location(address, locations);
    if (location < 0) {
      throw new UnsupportedException("access at " + address + ", which is no address", line);
    }
    return location;
  }

  /** Begins a branch; returns what {@link #leaveBranch} wants back. */
  long enterBranch(long condition) {
    long outer = control;
    control |= condition;
    return outer;
  }

  void leaveBranch(long outer) {
    control = outer;
  }
}
