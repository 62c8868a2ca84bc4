package org.lazymm.cli;

import java.io.PrintWriter;

/**
 * Where a command writes: results to {@code out}, all else to {@code err}.
 *
 * @param out what was asked for; can be piped on
 * @param err complaints and progress
 * @param terminal whether a person sees {@code err} as it is written
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  /** The widest line of a table, in columns. */
  static final int WIDTH = 100;

  /** Tells a person that waits what is going on; says nothing when nobody watches. */
  void note(String line) {
    if (terminal) {
      err.println(line);
      err.flush();
    }
  }

  /** Prints a complaint on one line, marked as ours. */
  void complain(String line) {
    err.println("lazymm: " + line.strip().replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }
}
