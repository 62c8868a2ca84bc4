package org.lazymm.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for the shell. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "",
      "Put this line into ~/.bashrc or ~/.zshrc:",
      "  source <(lazymm completion)",
      "",
      "It completes the names that come with lazymm, and none of a plugin jar."
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("lazymm", spec.root().commandLine()));
    return ExitCode.FINE;
  }
}
