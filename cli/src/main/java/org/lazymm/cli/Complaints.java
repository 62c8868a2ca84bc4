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
  private final List<Complaint> said = Collections.synchronizedList(new ArrayList<>());
  private int exitCode = ExitCode.FINE;

  Complaints(Console console) {
    this.console = console;
  }

  /** Says that an input or an output is wrong. */
  void input(String about, String what) {
    input(new Complaint(about, what));
  }

  /** Says that an input or an output is wrong. */
  void input(Complaint complaint) {
    add(ExitCode.USAGE, complaint);
  }

  /** Says what could not be used. */
  void input(List<Problem> problems) {
    problems.stream().map(Complaint::of).forEach(this::input);
  }

  /** Says that a scheme fell short. */
  void fellShort(String about, String what) {
    fellShort(new Complaint(about, what));
  }

  /** Says that a scheme fell short. */
  void fellShort(Complaint complaint) {
    add(ExitCode.FELL_SHORT, complaint);
  }

  /** Says what is done otherwise than one may think, though nothing is wrong. */
  void mention(String about, String what) {
    console.complain(new Complaint(about, what).toString());
  }

  private synchronized void add(int code, Complaint complaint) {
    said.add(complaint);
    exitCode = Math.max(exitCode, code);
    console.complain(complaint.toString());
  }

  /** All that was said, in that order. */
  List<Complaint> all() {
    return List.copyOf(said);
  }

  /** What the process returns if nothing else happens. */
  synchronized int exitCode() {
    return exitCode;
  }
}
