package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Options;
import org.lazymm.conformance.explore.OrderMutants;

/**
 * The document on what is caught says what is caught. To write it anew, run this test with {@code
 * -Dlazymm.teeth.write=true}.
 */
class TeethTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "teeth.md");
  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->\n";
  private static final int HISTORIC = 33;

  @Test
  void theTableIsWhatIsCaught() throws IOException {
    String found = Files.readString(DOCUMENT);
    String made =
        found.substring(0, found.indexOf(BEGIN) + BEGIN.length())
            + table()
            + found.substring(found.indexOf(END));
    if (Boolean.getBoolean("lazymm.teeth.write")) {
      Files.writeString(DOCUMENT, made);
    }
    assertEquals(made, Files.readString(DOCUMENT), "run with -Dlazymm.teeth.write=true");
  }

  @Test
  void everyHistoricBugIsInTheTableOrHasItsReason() throws IOException {
    String text = Files.readString(DOCUMENT);
    String table = text.substring(text.indexOf(BEGIN), text.indexOf(END));
    Set<String> open =
        IntStream.rangeClosed(1, HISTORIC)
            .mapToObj(number -> "B" + number)
            .filter(bug -> !table.matches("(?s).*\\| " + bug + "\\b.*"))
            .collect(Collectors.toSet());
    for (String bug : open) {
      assertTrue(text.contains("\n**" + bug + "**"), bug + ": neither caught nor explained");
    }
  }

  private static String table() {
    return Caught.HEAD
        + Stream.concat(BrokenSchemesTest.all().flatMap(TeethTest::caught), OrderMutants.caught())
            .map(Caught::row)
            .collect(Collectors.joining());
  }

  private static Stream<Caught> caught(BrokenScheme broken) {
    ConformanceResult result =
        ConformanceSuite.check(
            Providers.of("broken", broken.scheme()),
            Options.defaults(),
            Budget.of(broken.within()),
            broken.faults());
    return Rules.all().stream()
        .filter(broken.rules()::contains)
        .map(rule -> caught(broken, rule, result.of(rule).failure().orElseThrow()));
  }

  private static Caught caught(BrokenScheme broken, Rule rule, Failure failure) {
    return new Caught(
        broken.id(),
        broken.base(),
        broken.what(),
        rule.id(),
        "generated scenarios",
        "shrunk",
        failure.scenario().cpus(),
        failure.steps());
  }
}
