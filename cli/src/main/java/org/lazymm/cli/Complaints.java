package org.lazymm.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lazymm.scheduler.discovery.Problem;

/**
 * What went wrong in a run that goes on nevertheless. Each complaint is printed at once; the worst
 * decides the exit code.
 */
final class Complaints {
  private final Console console;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private int exitCode = ExitCode.FINE;

  Complaints(Console console) {
    this.console = console;
  }

  /** Says that an input or an output is wrong. */
  void input(String line) {
    add(ExitCode.USAGE, line);
  }

  /** Says what could not be used. */
  void input(List<Problem> problems) {
    problems.forEach(problem -> input(problem.toString()));
  }

  /** Says that a scheme fell short. */
  void fellShort(String line) {
    add(ExitCode.FELL_SHORT, line);
  }

  private synchronized void add(int code, String line) {
    lines.add(line);
    exitCode = Math.max(exitCode, code);
    console.complain(line);
  }

  /** All that was said, in that order. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** What the process returns if nothing else happens. */
  synchronized int exitCode() {
    return exitCode;
  }
}
