package org.lazymm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One command, run in this process as from a shell.
 *
 * @param exitCode what the process would have returned
 * @param out standard output
 * @param err standard error
 */
record Run(int exitCode, String out, String err) {
  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    int exitCode = Main.run(console, arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** What was complained of. */
  List<String> diagnostics() {
    return err.lines().toList();
  }
}
