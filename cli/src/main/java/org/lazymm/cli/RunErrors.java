package org.lazymm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.explorer.recording.RecordingException;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells wrong input and a machine with too little of something from our own faults: those are one
 * line, a fault keeps its trace.
 */
final class RunErrors implements IExecutionExceptionHandler {
  private final Console console;
  private final BooleanSupplier debug;

  RunErrors(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parsed) {
    return handle(thrown);
  }

  /**
   * Says what happened.
   *
   * @return the exit code
   */
  int handle(Throwable thrown) {
    if (thrown instanceof InputException || thrown instanceof RecordingException) {
      console.complain(String.valueOf(thrown.getMessage()));
      return ExitCode.USAGE;
    }
    Optional<Shortage> shortage = Shortage.of(thrown);
    boolean isKnown = thrown instanceof InternalErrorException;
    if (shortage.isPresent()) {
      String said = Printable.message(thrown);
      console.complain(isKnown ? said : shortage.get() + " (" + said + ")");
      return ExitCode.RESOURCES;
    }
    String what = isKnown ? Printable.message(thrown) : Printable.of(thrown);
    console.complain("internal error: " + what + "; " + keepTrace(thrown));
    return ExitCode.INTERNAL;
  }

  private static void printTrace(Throwable thrown, PrintWriter to) {
    try {
      thrown.printStackTrace(to);
    } catch (RuntimeException untold) {
      to.println(Printable.of(thrown));
      List.of(thrown.getStackTrace()).forEach(to::println);
    }
    to.flush();
  }

  private String keepTrace(Throwable thrown) {
    if (debug.getAsBoolean()) {
      printTrace(thrown, new PrintWriter(Printable.lines(console.err())));
      return "this is a bug in lazymm, please report it with the trace above";
    }
    try {
      Path file = Files.createTempFile("lazymm-", ".txt");
      try (PrintWriter writer =
          new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        printTrace(thrown, writer);
      }
      return "this is a bug in lazymm, please report it with " + file;
    } catch (IOException notKept) {
      return "this is a bug in lazymm, run it again with --debug and report what it prints";
    }
  }
}
