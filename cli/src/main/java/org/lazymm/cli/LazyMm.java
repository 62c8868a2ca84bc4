package org.lazymm.cli;

import java.util.concurrent.Callable;
import org.lazymm.report.writer.TextWrap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that has all the others. */
@Command(
    name = "lazymm",
    description = {
      "Checks and prices schemes that keep a lazily borrowed address space (mm) alive.",
      ""
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = false,
    usageHelpWidth = TextWrap.WIDTH,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes, of several that apply the greatest:%n",
    exitCodeList = {
      "0:fine",
      "1:a scheme fell short: it broke a property or a guarantee, or threw",
      "2:usage or input error; what could be done without it was done",
      "3:internal error: a bug of lazymm; report it",
      "4:too little memory, disk or open files, or Java does not start; the line on standard error"
          + " says what to do",
      "141:nobody reads standard output any more, as after | head"
    },
    footer = {"", "Begin with: lazymm compare"})
final class LazyMm implements Callable<Integer> {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print the stack trace of an internal error")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Whether stack traces are wanted. */
  boolean debug() {
    return debug;
  }

  @Override
  public Integer call() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(commandLine.getErr());
    return ExitCode.USAGE;
  }
}
