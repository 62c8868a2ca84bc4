package org.lazymm.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.output.Printable;

/**
 * Where a command writes: results to {@code out}, all else to {@code err}.
 *
 * @param out what was asked for; can be piped on
 * @param err diagnostics and progress
 * @param terminal whether a person sees {@code err} as it is written
 * @param status shows on {@code err} how far it has come
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, StatusLine status) {
  /** The most characters of a diagnostic, with all the words of others in it. */
  private static final int LONGEST = 8_000;

  /** With a status line of its own. */
  Console(PrintWriter out, PrintWriter err, boolean terminal) {
    this(out, err, terminal, new StatusLine(err, terminal));
  }

  /** The same, for words of others too: no line of a result commands a terminal. */
  Console printable() {
    return new Console(new PrintWriter(Printable.lines(out)), err, terminal, status);
  }

  /** Prints a line of a result as soon as it is known. */
  void print(String line) {
    status.aside(
        () -> {
          out.println(line);
          out.flush();
        });
  }

  /** Tells a person that waits what is going on; says nothing when nobody watches. */
  void note(String line) {
    if (terminal) {
      status.aside(
          () -> {
            err.println(Printable.escaped(line));
            err.flush();
          });
    }
  }

  /** Diagnostics that are printed at once. */
  Diagnostics diagnostics() {
    return new Diagnostics(diagnostic -> complain(diagnostic.toString()));
  }

  /** Shows on {@code err} how much of a run is done. */
  Progress progress() {
    return pieces -> new ProgressBar(this, pieces);
  }

  private static String oneLine(String text) {
    String begin = text.substring(0, Math.min(text.length(), LONGEST));
    String line =
        begin.lines().map(String::strip).filter(each -> !each.isEmpty()).collect(joining(" "));
    String more = text.length() > LONGEST ? "... (" + text.length() + " characters)" : "";
    return Printable.escaped(line) + more;
  }

  /** Prints a diagnostic on one line, marked as ours. */
  void complain(String line) {
    status.aside(
        () -> {
          err.println("lazymm: " + oneLine(line));
          err.flush();
        });
  }
}
