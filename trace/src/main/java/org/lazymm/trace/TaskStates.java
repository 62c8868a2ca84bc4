package org.lazymm.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letters of the states in which a task leaves a CPU, by their bits, as one kernel has them.
 */
final class TaskStates {
  private static final Pattern PAIR =
      Pattern.compile("\\{ *(0x[0-9a-fA-F]{1,8}|\\d{1,9})[uUlL]*, *\"([A-Za-z])\" *}");
  private static final int IDLE_OF_OLD = 0x402;
  private static final int MOST_BITS = 32;

  private final char[] letters = new char[MOST_BITS];

  /**
   * Finds the letters in the print format of {@code sched_switch}.
   *
   * @param print the format; letters that it does not tell are those of Linux 4.14 and newer
   */
  TaskStates(String print) {
    "SDTtXZPI".getChars(0, 8, letters, 0);
    Matcher pair = PAIR.matcher(print);
    while (pair.find()) {
      int bit = Integer.decode(pair.group(1));
      if (Integer.bitCount(bit) == 1) {
        letters[Integer.numberOfTrailingZeros(bit)] = pair.group(2).charAt(0);
      }
    }
  }

  /** Fills in the state of a switch. */
  void fill(long state, TraceEvent event) {
    int bits = (int) state;
    event.preempted = false;
    if (bits == 0) {
      event.previousState = 'R';
    } else if (bits == IDLE_OF_OLD) {
      event.previousState = 'I';
    } else {
      int lowest = Integer.numberOfTrailingZeros(bits);
      char letter = lowest < 8 || Integer.bitCount(bits) > 1 ? letters[lowest] : 0;
      event.previousState = letter == 0 ? 'R' : letter;
      event.preempted = letter == 0;
    }
  }
}
