package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scenario.catalogue.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is written hurts nothing: no input, no other output, no file of the same run. */
@DisabledOnOs(OS.WINDOWS)
class OutputFilesTest {
  private static final String RUN = " --workload context_switch --cpus 2 --switches 200";

  @TempDir private Path folder = Path.of("set by JUnit");

  @BeforeEach
  void makeInputs() throws IOException {
    Path trace = Files.writeString(folder.resolve("in.txt"), "no trace");
    Files.writeString(folder.resolve("in.tasks.tsv"), "no tasks");
    Files.writeString(folder.resolve("machine.yaml"), "no machine");
    Files.createSymbolicLink(folder.resolve("link"), trace);
    Files.createLink(folder.resolve("hard-link"), trace);
    Files.createSymbolicLink(folder.resolve("to-new"), Path.of("new"));
    Files.createDirectory(folder.resolve("scenarios"));
    Files.writeString(folder.resolve("scenarios/own.yaml"), "no scenario");
  }

  private Run run(String arguments) {
    return Run.of(arguments.replace("@", folder.toString()).split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trace info @/in.txt --json @/in.txt | --json @/in.txt: would overwrite what is read, the"
            + " input @/in.txt; choose another path",
        "trace info @/in.txt --json @/link | --json @/link: would overwrite what is read",
        "trace info @/in.txt --json @/hard-link | --json @/hard-link: would overwrite what is read",
        "trace info @/in.txt --json @/in.tasks.tsv | --json @/in.tasks.tsv: would overwrite what is"
            + " read, the task list",
        "simulate --trace @/in.txt --csv @/in.txt | --csv @/in.txt: would overwrite what is read,"
            + " --trace",
        "compare --profile @/machine.yaml --junit @/machine.yaml | --junit @/machine.yaml: would"
            + " overwrite what is read, --profile",
        "simulate --workload context_switch --json @/new --csv @/new | --csv @/new: is the file of"
            + " --json @/new, too; choose another path",
        "simulate --workload context_switch --json @/new --csv @/scenarios/../new | --csv ",
        "simulate --workload context_switch --json @/new --csv @/to-new | --csv @/to-new: is the file",
        "compare --json lazymm-report.html | --json lazymm-report.html: is the file of --html",
        "check hazard --scenarios @/scenarios --counterexamples @/scenarios | --counterexamples"
            + " @/scenarios: would write to the folder that is read, --scenarios",
      })
  void anInputIsNotOverwrittenNorAnotherOutput(String arguments, String line) throws IOException {
    Run run = run(arguments);
    assertEquals(ExitCode.USAGE, run.exitCode(), run::err);
    assertEquals(1, run.diagnostics().size(), run::err);
    assertTrue(run.err().startsWith("lazymm: " + line.replace("@", folder.toString())), run::err);
    assertEquals("", run.out());
    assertEquals("no trace", Files.readString(folder.resolve("in.txt")));
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void eachOptionThatWritesIsKeptFromInputs() {
    CommandLine all = Main.commandLine(console(), new LazyMm(), Errand.ofUser("completion"));
    List<CommandLine> commands = new ArrayList<>(List.of(all));
    Set<String> writing = new TreeSet<>();
    while (!commands.isEmpty()) {
      CommandLine command = commands.remove(0);
      commands.addAll(command.getSubcommands().values());
      command.getCommandSpec().options().stream()
          .filter(option -> String.join(" ", option.description()).startsWith("write"))
          .map(OptionSpec::longestName)
          .forEach(writing::add);
    }
    Set<String> known = new TreeSet<>(Outputs.FILES);
    known.addAll(Outputs.FOLDERS);
    assertEquals(known, writing);
  }

  private static Console console() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new Console(nowhere, nowhere, false);
  }

  @Test
  void aReportKeepsTheModeOfTheOldOneAndLeavesNothingElse() throws IOException {
    Path json = Files.writeString(folder.resolve("scenarios/out.json"), "old");
    Files.setPosixFilePermissions(json, PosixFilePermissions.fromString("rw-------"));
    Run run = run("simulate --scheme hazard --json @/scenarios/out.json" + RUN);
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(Files.readString(json).startsWith("{"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(json)));
    assertEquals(List.of("out.json", "own.yaml"), names("scenarios"));
  }

  @Test
  void counterexamplesOfOneRunDoNotOverwriteEachOther() throws IOException {
    StringBuilder arguments = new StringBuilder("check hazard:aba-cure=off --model lkmm");
    List<String> names =
        List.of("scenario: a/b", "scenario: a b", "", "", "scenario: " + "x".repeat(300));
    for (String name : names) {
      String file = "own-" + arguments.length() + ".yaml";
      Files.writeString(
          folder.resolve(file),
          Catalogue.source("address-reuse").replace("scenario: address-reuse", name));
      arguments.append(" --scenario @/").append(file);
    }
    Run run = run(arguments + " --counterexamples @/found");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    List<String> recordings =
        names("found").stream().filter(name -> name.endsWith(".json")).toList();
    assertEquals(names.size(), recordings.size(), recordings::toString);
    assertTrue(recordings.stream().allMatch(name -> name.length() < 200), recordings::toString);
    assertEquals(4 * names.size(), names("found").size());
    for (String recording : recordings) {
      String page = recording.replace(".json", ".html");
      String again = "lazymm replay " + folder.resolve("found").resolve(recording);
      assertTrue(Files.readString(folder.resolve("found").resolve(page)).contains(again), again);
    }
  }

  private List<String> names(String in) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(in))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
