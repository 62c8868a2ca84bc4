package org.lazymm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lazymm.evaluation.work.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The program. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    int exitCode;
    UnexpectedEnd end = new UnexpectedEnd();
    end.watch();
    try {
      StandardOutput out = new StandardOutput(end::expect);
      System.setOut(new PrintStream(out, true, Charset.defaultCharset()));
      Console console =
          new Console(
              utf8(out), utf8(new FileOutputStream(FileDescriptor.err)), Terminal.watched());
      exitCode = run(console, arguments);
      console.out().flush();
      exitCode = out.judge(console, exitCode);
      console.err().flush();
    } catch (Throwable unprepared) {
      // Our own classes cannot be loaded, as where no more files can be opened.
      System.err.println(
          "lazymm: cannot run: "
              + unprepared
              + "; raise the limits of memory and open files (ulimit -v, ulimit -n)");
      exitCode = ExitCode.RESOURCES;
    }
    end.expect();
    System.exit(ExitCode.ofJvm(exitCode));
  }

  /**
   * Runs a command.
   *
   * @param console where it writes
   * @param arguments the command line
   * @return the exit code
   */
  static int run(Console console, String... arguments) {
    return run(console, Errand.ofUser(arguments));
  }

  /**
   * Runs a command.
   *
   * @param console where it writes
   * @param errand the command line, and for whom it is run
   * @return the exit code
   */
  static int run(Console console, Errand errand) {
    LazyMm root = new LazyMm();
    RunErrors errors = new RunErrors(console, root::debug);
    try {
      return commandLine(console, root, errand)
          .setParameterExceptionHandler(new UsageErrors(console))
          .setExecutionExceptionHandler(errors)
          .setExecutionStrategy(parsed -> execute(parsed, errors, console))
          .execute(errand.arguments().toArray(String[]::new));
    } catch (Throwable thrown) {
      return errors.handle(thrown);
    }
  }

  private static int execute(ParseResult parsed, RunErrors errors, Console console) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    Optional<Integer> relayed;
    try {
      Outputs.refuseToOverwrite(command);
      relayed = relay(command, console);
    } catch (InputException refused) {
      return errors.handle(refused);
    }
    return relayed.orElseGet(() -> new CommandLine.RunLast().execute(parsed));
  }

  private static Optional<Integer> relay(ParseResult command, Console console) {
    boolean asksForHelp = command.isUsageHelpRequested() || command.isVersionHelpRequested();
    if (!asksForHelp
        && command.commandSpec().userObject() instanceof PluginUser user
        && user.plugins().isolatesAll()) {
      Outputs.refuseStreams(command);
      return Optional.of(user.plugins().relay(console));
    }
    return Optional.empty();
  }

  /**
   * The program with those of its commands that a command line names. Help may be in colours; what
   * the commands print is not.
   */
  static CommandLine commandLine(Console plain, LazyMm root, Errand errand) {
    CommandLine all = new CommandLine(root);
    Commands commands = new Commands(all, errand.arguments());
    Console console = plain.printable();
    commands.add(CompareCommand.class, () -> new CompareCommand(console, errand));
    commands.add(SchemesCommand.class, () -> new SchemesCommand(console, errand));
    commands.add(RulesCommand.class, () -> new RulesCommand(console, errand));
    commands.add(NewSchemeCommand.class, () -> new NewSchemeCommand(console));
    commands.add(SimulateCommand.class, () -> new SimulateCommand(console, errand));
    commands.add(CheckCommand.class, () -> new CheckCommand(console, errand));
    commands.add(FencesCommand.class, () -> new FencesCommand(console, errand));
    commands.add(ReplayCommand.class, () -> new ReplayCommand(console, errand));
    commands.add(
        TraceCommand.class,
        () ->
            new CommandLine(new TraceCommand())
                .addSubcommand(new TraceInfoCommand(console, errand))
                .addSubcommand(new TraceVerifyCommand(console, errand)));
    commands.add(LitmusCommand.class, () -> new LitmusCommand(console));
    commands.add(CalibrateCommand.class, () -> new CalibrateCommand(console));
    commands.add(CompletionCommand.class, () -> new CompletionCommand(console));
    return all.setOut(plain.out()).setErr(plain.err());
  }

  /**
   * Where the commands are put. What options a command has takes long to find out: one that the
   * command line does not name is known by name and description only.
   *
   * @param all the program
   * @param arguments the command line
   */
  private record Commands(CommandLine all, List<String> arguments) {
    void add(Class<?> type, Supplier<?> command) {
      Command said = type.getAnnotation(Command.class);
      if (isNamed(said.name())) {
        all.addSubcommand(command.get());
      } else {
        CommandSpec listed = CommandSpec.create();
        listed.usageMessage().description(said.description());
        all.addSubcommand(said.name(), listed);
      }
    }

    /** Whether a command may be run, or all may be asked for. */
    private boolean isNamed(String command) {
      return arguments.stream()
          .anyMatch(
              argument ->
                  argument.equals(command)
                      || argument.equals("completion")
                      || argument.startsWith("@")); // A file of arguments.
    }
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }
}
