package org.lazymm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.output.OutputFile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.trace.TaskFile;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command line has written, and what it reads: an output is neither an input of the same
 * command nor another output of it.
 */
final class Outputs {
  /** The options that name a file to write. */
  static final Set<String> FILES = Set.of("--html", "--json", "--csv", "--markdown", "--junit");

  /** The options that name a folder to write to. */
  static final Set<String> FOLDERS = Set.of("--counterexamples");

  /** What is read of a folder. */
  private static final List<String> READ = List.of(".jar", ".yaml", ".yml", ".litmus");

  private static final String ELSEWHERE = "; choose another path";

  private final List<Named> inputs = new ArrayList<>();

  /**
   * A file or a folder of a command line.
   *
   * @param by what names it
   * @param path where it is
   */
  private record Named(String by, Path path) {
    @Override
    public String toString() {
      return by + " " + path;
    }
  }

  private Outputs() {}

  /**
   * Refuses a command line that would write over what it reads or writes.
   *
   * @throws InputException if it would
   */
  static void refuseToOverwrite(ParseResult command) {
    List<Named> files = named(command, FILES);
    List<Named> folders = named(command, FOLDERS);
    if (!files.isEmpty() || !folders.isEmpty()) {
      Outputs outputs = new Outputs();
      outputs.addInputs(command);
      files.forEach(outputs::refuseInput);
      folders.forEach(outputs::refuseInputFolder);
      refuseTwins(files);
    }
  }

  /**
   * Refuses an output that is a stream of this process, for a command that runs in another one.
   *
   * @throws InputException if there is one
   */
  static void refuseStreams(ParseResult command) {
    for (Named file : named(command, FILES)) {
      String path = file.path.toString();
      if (path.matches("/dev/(std.*|fd/.*)|/proc/.*")) {
        throw new InputException(
            file.toString(),
            "the command runs in a JVM of its own, as plugin jars bring classes; name a file, or use"
                + " --in-process");
      }
    }
  }

  /**
   * Those of defaults, then those given, in their order: of two that are one, the later is blamed.
   */
  private static List<Named> named(ParseResult command, Set<String> options) {
    Stream<OptionSpec> defaults =
        command.commandSpec().options().stream().filter(each -> !command.hasMatchedOption(each));
    return Stream.concat(defaults, command.matchedOptions().stream())
        .filter(option -> options.contains(option.longestName()))
        .filter(option -> option.getValue() instanceof Path)
        .map(option -> new Named(option.longestName(), option.<Path>getValue()))
        .toList();
  }

  private void addInputs(ParseResult command) {
    for (ArgSpec argument : command.matchedArgs()) {
      String by = argument instanceof OptionSpec option ? option.longestName() : "";
      if (!FILES.contains(by) && !FOLDERS.contains(by)) {
        argument.stringValues().forEach(value -> addInput(by.isEmpty() ? "the input" : by, value));
      }
    }
    for (String argument : command.originalArgs()) {
      if (argument.startsWith("@")) {
        addInput("the arguments", argument.substring(1));
      }
    }
    Path profile = ProfileCatalogue.ofUser().thisHostFile();
    if (Files.exists(profile)) {
      inputs.add(new Named("the profile " + ProfileCatalogue.THIS_HOST, profile));
    }
  }

  private void addInput(String by, String value) {
    Path path;
    try {
      path = Path.of(value);
    } catch (InvalidPathException noFile) {
      return;
    }
    if (path.getFileName() != null && Files.exists(path)) {
      inputs.add(new Named(by, path));
      TaskFile.beside(path).ifPresent(tasks -> inputs.add(new Named("the task list", tasks)));
    }
  }

  private void refuseInput(Named output) {
    for (Named input : inputs) {
      if (isSame(output.path, input.path) || isRead(output.path, input.path)) {
        throw new InputException(
            output.toString(), "would overwrite what is read, " + input + ELSEWHERE);
      }
    }
  }

  private void refuseInputFolder(Named output) {
    for (Named input : inputs) {
      if (Files.isDirectory(input.path) && isSame(output.path, input.path)) {
        throw new InputException(
            output.toString(), "would write to the folder that is read, " + input + ELSEWHERE);
      }
    }
  }

  private static void refuseTwins(List<Named> files) {
    for (int later = 1; later < files.size(); later++) {
      for (Named earlier : files.subList(0, later)) {
        if (isSame(files.get(later).path, earlier.path)) {
          throw new InputException(
              files.get(later).toString(), "is the file of " + earlier + ", too" + ELSEWHERE);
        }
      }
    }
  }

  /** Whether a file stands in a folder and is of a kind that is read of folders. */
  private static boolean isRead(Path file, Path folder) {
    return Files.isDirectory(folder)
        && Files.exists(file)
        && READ.stream().anyMatch(file.toString()::endsWith)
        && Stream.ofNullable(file.toAbsolutePath().getParent())
            .anyMatch(parent -> isSame(parent, folder));
  }

  /** Whether two paths lead to one file, now or once it is written. Pipes take any number. */
  private static boolean isSame(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        boolean isKept = Files.isRegularFile(one) || Files.isDirectory(one);
        return isKept && Files.isSameFile(one, other);
      }
      Optional<Path> written = OutputFile.placeOf(one);
      return written.isPresent() && written.equals(OutputFile.placeOf(other));
    } catch (IOException gone) {
      return false;
    }
  }
}
