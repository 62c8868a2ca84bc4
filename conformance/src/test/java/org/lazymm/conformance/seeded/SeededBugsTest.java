package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.broken.HistoricBugs;
import org.lazymm.broken.PlainMistakes;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.conformance.RuleVerdict;
import org.lazymm.conformance.seeded.Trial.Bite;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;

/**
 * A kit that never fails proves nothing: what is broken on purpose is caught, by the rules that
 * name it and for the right reason, and the document on it says so. Each broken scheme is run once,
 * for all tests here. To write the table of the document anew, run this test with {@code
 * -Dlazymm.seeded-bugs.write=true}.
 */
class SeededBugsTest {
  private static final int MOST_CPUS = 3;
  private static final int MOST_STEPS = 12;
  private static final int HISTORIC = 33;

  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "seeded-bugs.md");
  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->\n";

  /** The bugs that each rule, or one of several, must catch; the explorer's are among them. */
  private static final Map<String, List<String>> MUST_CATCH =
      Map.of(
          "S1", List.of("B10", "B11", "B12", "B13", "B14", "B18", "B28", "HR1", "HR2", "HR3"),
          "S4", List.of("B23", "B24", "B26", "B27"),
          "M[0-9]+", List.of("B1", "B2", "B4", "B5", "B22"),
          "M9|M10", List.of("B19", "B20", "B21"),
          "K1|K2", List.of("B9", "B12", "B28"),
          "H[1-4]", List.of("B8", "B9", "B10"),
          "X[1-3]", List.of("B6", "B15", "B16", "B17", "B33"),
          "O5", List.of("B11", "B13", "B14", "B27", "B32"));

  private static final List<Trial> TRIALS = trials();

  static final List<Bite> BITES = TRIALS.stream().flatMap(Trial::bites).toList();

  private static List<Trial> trials() {
    long began = System.nanoTime();
    List<Trial> trials =
        Stream.of(HistoricBugs.all(), PlainMistakes.all())
            .flatMap(List::stream)
            .map(Trial::of)
            .toList();
    System.out.printf(
        "%d broken schemes tried once each, shrinking included, in %.1f s%n",
        trials.size(), (System.nanoTime() - began) / 1e9);
    return trials;
  }

  @ParameterizedTest
  @FieldSource("BITES")
  void isCaughtByTheRuleThatNamesItAndForItsCause(Bite bite) {
    RuleFailure failure = bite.failure();

    String cause = bite.broken().causes().getOrDefault(bite.rule().id(), "");
    assertTrue(Pattern.compile(cause).matcher(failure.what()).find(), failure::what);
    String text = bite.trial().result().explain(bite.trial().result().of(bite.rule()));
    assertTrue(text.contains(bite.rule().claim()) && text.contains(failure.yaml()), text);
  }

  @ParameterizedTest
  @FieldSource("BITES")
  void shrinksToThreeCpusAndTwelveActions(Bite bite) {
    RuleFailure failure = bite.failure();

    assertTrue(
        failure.scenario().cpus() <= MOST_CPUS && failure.steps() <= MOST_STEPS, failure::yaml);
  }

  @ParameterizedTest
  @FieldSource("BITES")
  void failsAgainWhenItsYamlIsRun(Bite bite) {
    RuleFailure failure = bite.failure();

    ConformanceResult again =
        Trial.replay(bite.broken(), ScenarioYaml.parse(failure.yaml(), "the failing scenario"));

    assertEquals(RuleVerdict.FAIL, again.of(bite.rule()).verdict(), failure::yaml);
  }

  @ParameterizedTest
  @FieldSource("BITES")
  void theInjectedBugAloneBreaksIt(Bite bite) {
    Scenario scenario = bite.failure().scenario();

    ConformanceResult without = Trial.replayWithout(bite.broken(), scenario);
    if (without.inconclusive() > 0) {
      // An interrupt meets a CPU that has its interrupts off without the bug: there it waits.
      without = Trial.replayWithout(bite.broken(), OneAfterTheOther.of(scenario));
    }

    assertEquals(0, without.inconclusive(), bite::toString);
    assertEquals(List.of(), without.failures(), bite::toString);
  }

  @Test
  void eachRuleCatchesTheBugsThatItIsThereFor() {
    List<Caught> caught = caught().toList();
    Map<String, List<String>> missed = new TreeMap<>();
    MUST_CATCH.forEach(
        (rule, bugs) ->
            bugs.stream()
                .filter(
                    bug ->
                        caught.stream()
                            .noneMatch(
                                row ->
                                    row.bug().matches(bug + "\\b.*") && row.rule().matches(rule)))
                .forEach(bug -> missed.merge(rule, List.of(bug), SeededBugsTest::joined)));

    assertEquals(Map.of(), missed);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  @Test
  void theTableIsWhatIsCaught() throws IOException {
    String found = Files.readString(DOCUMENT);
    String made =
        found.substring(0, found.indexOf(BEGIN) + BEGIN.length())
            + Caught.HEAD
            + caught().map(Caught::row).collect(Collectors.joining())
            + found.substring(found.indexOf(END));
    if (Boolean.getBoolean("lazymm.seeded-bugs.write")) {
      Files.writeString(DOCUMENT, made);
    }
    assertEquals(made, Files.readString(DOCUMENT), "run with -Dlazymm.seeded-bugs.write=true");
  }

  private static Stream<Caught> caught() {
    return Stream.concat(
        BITES.stream().map(bite -> Caught.of(bite.broken(), bite.rule(), bite.failure())),
        OrderMutantsTest.CAUGHT.stream().map(Caught::of));
  }

  @Test
  void everyHistoricBugIsInTheTableOrHasItsReason() throws IOException {
    String text = Files.readString(DOCUMENT);
    String table = text.substring(text.indexOf(BEGIN), text.indexOf(END));

    TreeSet<String> neither =
        IntStream.rangeClosed(1, HISTORIC)
            .mapToObj(number -> "B" + number)
            .filter(bug -> !table.matches("(?s).*\\| " + bug + "\\b.*"))
            .filter(bug -> !text.contains("\n**" + bug + "**"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(new TreeSet<String>(), neither, "neither caught nor explained");
  }
}
