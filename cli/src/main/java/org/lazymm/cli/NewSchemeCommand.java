package org.lazymm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.scheduler.discovery.Discovery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a project for a scheme of one's own. */
@Command(
    name = "new-scheme",
    description = {
      "Make a Maven project for a scheme of your own.",
      "",
      "It holds a scheme that counts references, correct as it stands, with what each hook owes,"
          + " and a test that holds it to the conformance suite.",
      ""
    })
final class NewSchemeCommand implements Callable<Integer> {
  private static final String INSTALL = "./mvnw -q -DskipTests install -pl conformance -am";

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "what users will type: lower-case words joined by dashes")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "where to make it: a folder that is empty or not there yet")
  private Path folder = Path.of("");

  NewSchemeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SchemeName checked = SchemeName.of(name);
    try (Discovery shipped = Discovery.onClassPath()) {
      if (shipped.registry().find(name).isPresent()) {
        throw new InputException(
            name, "is the name of a scheme that comes with lazymm; choose another");
      }
    }
    print(checked, new SchemeProject(checked).writeTo(folder));
    return ExitCode.FINE;
  }

  private void print(SchemeName made, List<String> files) {
    PrintWriter out = console.out();
    out.println("made in " + folder + ":");
    files.forEach(file -> out.println("  " + file));
    out.println();
    out.println("once, in the folder of lazymm, so that Maven finds what the project needs:");
    out.println("  " + INSTALL);
    out.println();
    out.println("then:");
    out.println("  (cd " + ReproCommand.quoted(folder.toString()) + " && ./mvnw verify)");
    String target = folder.resolve("target").toString();
    out.println("  " + new ReproCommand("check").with(made.text()).with("--plugins", target));
    out.println("  " + new ReproCommand("compare").with("--plugins", target));
    out.println();
    out.println("the scheme is " + folder.resolve(made.fill(SchemeProject.SCHEME)));
  }
}
