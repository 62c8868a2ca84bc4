package org.lazymm.scheduler.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Option;
import org.lazymm.scheduler.discovery.DescribedJar.DescribedOption;
import org.lazymm.scheduler.discovery.DescribedJar.DescribedScheme;

/** What another JVM says of a jar is held to the contract again. */
class DescribedJarTest {
  private static final Path JAR = Path.of("some.jar");

  private static PluginJar judged(String name, String summary, DescribedOption... options) {
    DescribedScheme scheme = new DescribedScheme("plugin.P", name, summary, List.of(options));
    return new DescribedJar(List.of(scheme), List.of()).judged(JAR);
  }

  private static List<String> problems(PluginJar jar) {
    return jar.problems().stream().map(DiscoveryProblem::toString).toList();
  }

  @Test
  void aSchemeIsFoundWithItsOptionsAndCannotBeMade() {
    PluginJar jar =
        judged(
            "mine",
            "keeps it",
            new DescribedOption("filter", "on|off", "on", "filters"),
            new DescribedOption("how", "one-way|other", "other", "how"),
            new DescribedOption("batch", "-1..64", "8", "how many"));
    assertEquals(List.of(), problems(jar));
    FoundScheme found = jar.found().get(0);
    assertEquals(
        List.of("filter=on|off", "how=one-way|other", "batch=-1..64"),
        found.options().stream().map(Option::toString).toList());
    assertTrue(found.origin().plugin());
    SchemeRegistry registry = SchemeRegistry.of(jar.found());
    SchemeSelection selection = SchemeSelection.parse(registry, "mine:batch=64:how=one-way");
    assertEquals("mine:how=one-way:batch=64", selection.displayName());
    assertThrows(
        IllegalArgumentException.class, () -> SchemeSelection.parse(registry, "mine:batch=65"));
    assertThrows(
        IllegalArgumentException.class, () -> SchemeSelection.parse(registry, "mine:how=x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Not a name | keeps it | some.jar: plugin.P: name() returns 'Not a name', expected lower-case"
            + " letters, digits and dashes, a letter first; left out, the other schemes go on",
        "mine | '' | some.jar: plugin.P: summary() returns 0 characters in 0 lines, expected one line"
            + " of 1 to 100 characters; left out, the other schemes go on"
      })
  void whatNoProviderMaySayIsRefused(String name, String summary, String said) {
    PluginJar jar = judged(name, summary);
    assertEquals(List.of(), jar.found());
    assertEquals(List.of(said), problems(jar));
  }

  @ParameterizedTest
  @CsvSource({
    "Bad Name,on|off,on",
    "x,on|off,maybe",
    "x,1..5,6000000000",
    "x,1..99999999999,5",
    "x,,on"
  })
  void anOptionThatCannotBeIsRefused(String option, String values, String defaultValue) {
    PluginJar jar =
        judged(
            "mine",
            "keeps it",
            new DescribedOption(option, values == null ? "" : values, defaultValue, "does it"));
    assertEquals(List.of(), jar.found());
    assertEquals(1, jar.problems().size());
  }

  @Test
  void aFloodIsCut() {
    DescribedJar flood = new DescribedJar(List.of(), Collections.nCopies(100_000, "x"));
    assertEquals(
        List.of(
            "some.jar: says more than 1000 things about itself; left out, the other schemes go on"),
        problems(flood.judged(JAR)));
    DescribedJar longLine = new DescribedJar(List.of(), List.of("x".repeat(1_000_000)));
    assertTrue(problems(longLine.judged(JAR)).get(0).length() < 3_000);
    DescribedJar nothing = new DescribedJar(List.of(), List.of());
    assertEquals(1, nothing.judged(JAR).problems().size());
  }

  @Test
  void manyJarsOfOneNameAreALineEachNotAFlood() {
    List<FoundScheme> rivals =
        IntStream.range(0, 1_000)
            .mapToObj(
                number ->
                    new DescribedJar(
                            List.of(new DescribedScheme("plugin.P", "mine", "x", List.of())),
                            List.of())
                        .judged(Path.of(number + ".jar"))
                        .found()
                        .get(0))
            .toList();
    List<DiscoveryProblem> problems = new UniqueNames(rivals).problems();
    assertEquals(1_000, problems.size());
    assertEquals(
        "7.jar: plugin.P: scheme name 'mine' comes from 0.jar and 1.jar and 2.jar and 997 others;"
            + " all of them are left out, the other schemes go on",
        problems.get(7).toString());
  }
}
