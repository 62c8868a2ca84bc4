package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.scenario.catalogue.Catalogue;

/** What others wrote commands no terminal, forges no line and fills no screen. */
class HostileWordsTest {
  private static final String WORDS = "\\033[31mred\\nlazymm: forged\\0\\u202e";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run run(String arguments) {
    return Run.of(arguments.replace("@", folder.toString()).split(" "));
  }

  private static void assertHarmless(Run run) {
    for (String text : new String[] {run.out(), run.err()}) {
      assertTrue(text.chars().allMatch(each -> each == '\n' || each >= ' '), text);
      assertFalse(text.contains("\u202e"), text);
      assertTrue(text.lines().noneMatch(line -> line.startsWith("lazymm: forged")), text);
    }
    assertTrue((run.out() + run.err()).contains("\\u001b[31mred\\nlazymm: forged"), run::out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException(\"" + WORDS + "\");",
        "return new Plain() { public void borrow(int cpu, Mm mm) {"
            + " throw new IllegalStateException(\""
            + WORDS
            + "\"); } };",
      })
  void ofAnException(String create) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("p.jar"), "thrower", create);
    Run run = run("check thrower --plugins @/plugins --scenario exit-while-lazy --model sc");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertHarmless(run);
  }

  @Test
  void ofAScenario() throws IOException {
    String name = "\"\\e[31mred\\nlazymm: forged\\0\\u202e\"";
    Files.writeString(
        folder.resolve("own.yaml"),
        Catalogue.source("address-reuse").replace("scenario: address-reuse", "scenario: " + name));
    Run run = run("check hazard:aba-cure=off --scenario @/own.yaml --counterexamples @/found");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertHarmless(run);
  }

  @Test
  void ofAProfileInAReport() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        "profile: mine\nextends: client-skl\nsummary: \"\\e[31mred\\nlazymm: forged\\0\\u202e\"\n");
    Run run =
        run(
            "simulate --scheme hazard --workload idle-server --replicates 1 --profile @/own.yaml"
                + " --html @/report.html");
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertHarmless(run);
    String html = Files.readString(folder.resolve("report.html"));
    assertTrue(html.contains("\\u001b[31mred\\nlazymm: forged\\u0000\\u202e"), "escaped");
    assertTrue(html.chars().allMatch(each -> each == '\n' || each >= ' '), "harmless");
  }

  @Test
  void aLongTextIsCut() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(
        plugins.resolve("p.jar"),
        "thrower",
        "throw new IllegalStateException(\"x \".repeat(2_500_000));");
    Run run = run("check thrower --plugins @/plugins --scenario exit-while-lazy --model sc");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(run.out().contains("... (5000000 characters)"), "cut");
    assertTrue(run.out().length() + run.err().length() < 20_000, "short");
  }
}
