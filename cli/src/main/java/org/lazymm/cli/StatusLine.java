package org.lazymm.cli;

import java.io.PrintWriter;
import org.lazymm.output.Printable;

/** A line on a terminal that is written anew again and again, and steps aside for others. */
final class StatusLine {
  private static final int WIDTH = 78;

  private final PrintWriter to;
  private final boolean terminal;
  private String shown = "";

  /**
   * A line that shows nothing yet.
   *
   * @param to where
   * @param terminal whether that is a terminal; otherwise nothing is ever shown
   */
  StatusLine(PrintWriter to, boolean terminal) {
    this.to = to;
    this.terminal = terminal;
  }

  /** Shows a line in place of the one before; none if it is empty. */
  synchronized void show(String line) {
    erase();
    String begin = Printable.escaped(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
    shown = begin.length() > WIDTH ? begin.substring(0, WIDTH) : begin;
    draw();
  }

  /** Lets others write whole lines, as if this one were not there. */
  synchronized void aside(Runnable writing) {
    erase();
    writing.run();
    draw();
  }

  private void erase() {
    if (terminal && !shown.isEmpty()) {
      to.print("\r" + " ".repeat(shown.length()) + "\r");
      to.flush();
    }
  }

  private void draw() {
    if (terminal && !shown.isEmpty()) {
      to.print(shown);
      to.flush();
    }
  }
}
