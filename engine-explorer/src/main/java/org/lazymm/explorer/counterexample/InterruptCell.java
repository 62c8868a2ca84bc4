package org.lazymm.explorer.counterexample;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of the protocol by which one CPU interrupts another.
 *
 * @param role what it is for
 * @param from the CPU that interrupts; -1 for a doorbell, at which all ring
 * @param to the CPU that is interrupted
 */
record InterruptCell(Role role, int from, int to) {
  private static final Pattern DOORBELL = Pattern.compile("cpu(\\d+)\\.(doorbell|ring)");
  private static final Pattern CALL = Pattern.compile("cpu(\\d+)\\.call_cpu(\\d+)(\\.done)?");

  /** What a cell of the protocol is for. */
  enum Role {
    /** Counts the rings at a CPU. */
    RING,
    /** What a CPU has been told of them. */
    DOORBELL,
    /** Counts the calls from one CPU to another. */
    REQUEST,
    /** Counts those that have been carried out. */
    DONE
  }

  /** The cell of a name; empty if it is none of the protocol. */
  static Optional<InterruptCell> of(String name) {
    Matcher doorbell = DOORBELL.matcher(name);
    if (doorbell.matches()) {
      Role role = doorbell.group(2).equals("ring") ? Role.RING : Role.DOORBELL;
      return Optional.of(new InterruptCell(role, -1, Integer.parseInt(doorbell.group(1))));
    }
    Matcher call = CALL.matcher(name);
    if (!call.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new InterruptCell(
            call.group(3) == null ? Role.REQUEST : Role.DONE,
            Integer.parseInt(call.group(1)),
            Integer.parseInt(call.group(2))));
  }
}
