package org.lazymm.cli;

import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line. */
final class UsageErrors implements IParameterExceptionHandler {
  private final Console console;

  UsageErrors(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.complain(line(wrong) + "; see " + command + " --help");
    return ExitCode.USAGE;
  }

  private static String line(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    ArgSpec argument = wrong.getArgSpec();
    if (argument != null && wrong.getCause() instanceof TypeConversionException conversion) {
      return place(argument) + ": " + conversion.getMessage();
    }
    return String.valueOf(wrong.getMessage());
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    String first = wrong.getUnmatched().get(0);
    String what =
        wrong.isUnknownOption()
            ? "no such option"
            : wrong.getCommandLine().getSubcommands().isEmpty()
                ? "one argument too many"
                : "no such command; expected one of "
                    + String.join(", ", wrong.getCommandLine().getSubcommands().keySet());
    List<String> near = wrong.getSuggestions();
    return first + ": " + what + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
  }

  private static String place(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
