package org.lazymm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    Console console =
        new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Terminal.watched());
    int exitCode = run(console, arguments);
    console.out().flush();
    console.err().flush();
    System.exit(exitCode);
  }

  /**
   * Runs a command.
   *
   * @param console where it writes
   * @param arguments the command line
   * @return the exit code
   */
  static int run(Console console, String... arguments) {
    LazyMm root = new LazyMm();
    RunErrors errors = new RunErrors(console, root::debug);
    try {
      return commandLine(console, root)
          .setParameterExceptionHandler(new UsageErrors(console))
          .setExecutionExceptionHandler(errors)
          .execute(arguments);
    } catch (Throwable thrown) {
      return errors.handle(thrown);
    }
  }

  private static CommandLine commandLine(Console console, LazyMm root) {
    return new CommandLine(root)
        .addSubcommand(new CompareCommand(console))
        .addSubcommand(new SchemesCommand(console))
        .addSubcommand(new RulesCommand(console))
        .addSubcommand(new NewSchemeCommand(console))
        .addSubcommand(new SimulateCommand(console))
        .addSubcommand(new CheckCommand(console))
        .addSubcommand(new FencesCommand(console))
        .addSubcommand(new ReplayCommand(console))
        .addSubcommand(
            new CommandLine(new TraceCommand())
                .addSubcommand(new TraceInfoCommand(console))
                .addSubcommand(new TraceVerifyCommand(console)))
        .addSubcommand(new LitmusCommand(console))
        .addSubcommand(new CalibrateCommand(console))
        .addSubcommand(new CompletionCommand(console))
        .setOut(console.out())
        .setErr(console.err());
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
