package org.lazymm.cli;

import java.io.PrintWriter;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.isolation.Answer;
import org.lazymm.output.Printable;
import org.lazymm.output.ShortageException;

/** Prints here what a command prints in a JVM of its own, and believes its exit code. */
final class Relay {
  private final Children children;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * A relay.
   *
   * @param children run the command
   * @param console where its words are printed, made harmless
   */
  Relay(Children children, Console console) {
    this.children = children;
    out = new PrintWriter(Printable.lines(console.out()));
    err = new PrintWriter(Printable.lines(console.err()));
  }

  /**
   * Runs a command to its end.
   *
   * @param task the command
   * @param about whose code it runs
   * @param diagnostics told if it came to no end
   * @return its exit code
   */
  int run(ChildTask task, String about, Diagnostics diagnostics) {
    try {
      Answer answer = children.ask(task, text -> print(out, text), text -> print(err, text));
      return isKnown(answer.exitCode()) ? answer.exitCode() : ExitCode.INTERNAL;
    } catch (IsolationException died) {
      diagnostics.fellShort(about, Printable.message(died));
    } catch (ShortageException unstarted) {
      diagnostics.shortage(about, Printable.message(unstarted) + "; " + unstarted.shortage());
    }
    return ExitCode.of(diagnostics);
  }

  private static boolean isKnown(int exitCode) {
    return exitCode >= ExitCode.FINE && exitCode <= ExitCode.RESOURCES;
  }

  private static void print(PrintWriter to, String text) {
    to.print(text);
    to.flush();
  }
}
