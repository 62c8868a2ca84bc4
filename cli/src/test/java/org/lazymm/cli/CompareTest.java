package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
  private static final String SMALL =
      "compare --trace bundled --workload context_switch --cpus 1,2 --switches 500 --seed 7";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run compare(String more) {
    String arguments = SMALL + " --html " + folder.resolve("report.html") + " " + more;
    return Run.of(arguments.strip().split(" +"));
  }

  @Test
  void allSchemesStandInTablesThatFitTheTerminal() {
    Run run = compare("");
    assertAll(
        () -> assertEquals("", run.err()),
        () -> assertEquals(ExitCode.FINE, run.exitCode()),
        () ->
            assertTrue(
                run.out().lines().allMatch(line -> line.length() <= Console.WIDTH), run.out()));
    for (String scheme : new String[] {"fullbarrier", "hazard", "hazard-evict", "shootdown"}) {
      assertTrue(run.out().contains("\n" + scheme + " "), scheme);
    }
    assertTrue(run.out().contains("recorded trace bundled on xeon-2s, 2 CPUs: costs"), run.out());
    assertTrue(run.out().contains("context_switch on xeon-2s: switches per second"), run.out());
  }

  @Test
  void everyFormatIsWrittenAndTheHtmlNeedsNoNetwork() throws IOException {
    Run run =
        compare(
            "--scheme fullbarrier,hazard --json %1$s/o.json.gz --csv %1$s/o.csv --markdown %1$s/o.md --junit %1$s/o.xml"
                .formatted(folder));
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    for (String file : new String[] {"report.html", "o.json.gz", "o.csv", "o.md", "o.xml"}) {
      assertTrue(Files.size(folder.resolve(file)) > 100, file);
      assertTrue(run.out().contains("Wrote " + folder.resolve(file)), file);
    }
    String html = Files.readString(folder.resolve("report.html"));
    assertTrue(html.contains("<svg"), "charts");
    assertTrue(!html.contains("src=\"http") && !html.contains("href=\"http"), "no network");
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    assertEquals(ExitCode.FINE, compare("--json " + first).exitCode());
    assertEquals(ExitCode.FINE, compare("--json " + second).exitCode());
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void aSchemeThatFallsShortIsSaidInItsRowAndTheOthersAreMeasured() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("careless.jar"), "careless", "return new Plain();");
    Run run = compare("--scheme careless,fullbarrier --plugins " + plugins);
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertTrue(run.err().contains("lazymm: careless: breaks S1: "), run.err());
    assertTrue(run.out().matches("(?s).*\ncareless +fell short .*"), run.out());
    assertTrue(run.out().matches("(?s).*\nfullbarrier +no violation seen .*"), run.out());
  }

  @Test
  void anOutputThatCannotBeWrittenStopsNoOther() {
    Path json = folder.resolve("o.json");
    Run run =
        compare("--scheme hazard --csv " + folder.resolve("missing/o.csv") + " --json " + json);
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(1, run.complaints().size(), run::err);
    assertTrue(Files.exists(json));
    assertTrue(Files.exists(folder.resolve("report.html")));
  }
}
