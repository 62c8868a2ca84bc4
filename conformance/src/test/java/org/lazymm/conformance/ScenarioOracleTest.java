package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.broken.BrokenScheme;
import org.lazymm.broken.HistoricBugs;
import org.lazymm.broken.PlainMistakes;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

/**
 * What is evaluated of small scenarios, word for word: what arose and what was broken, with sound
 * and with broken schemes. After a change of words the file is written anew by {@code
 * -Dlazymm.evaluations.write=true}; each changed line is to be understood.
 */
class ScenarioOracleTest {
  private static final Path FILE =
      Path.of("src/test/resources/org/lazymm/conformance/expected-evaluations.txt");

  private static final List<String> LINES =
      List.of(
          "",
          "0 run b; 0 run k",
          "0 run b; 0 exit; 0 run c",
          "0 run b; 0 exec",
          "0 run a; 1 run a2; 1 exit; 1 run k; 0 exec",
          "0 run a; 1 run a2; 1 exit; 1 idle; 0 exec",
          "0 run a; 1 run a2; 1 exit; 1 idle; 0 exec; 1 run b",
          "1 idle; 0 run b; 0 exec",
          "1 run c; 1 idle; 0 run b; 0 exec; 1 run c; 0 idle",
          "1 run c; 1 user-enter; 0 run b; 0 exec",
          "0 run b; 0 pin b; 0 exec; 0 unpin b",
          "0 run k; 0 offline 1; 0 run b; 0 exec",
          "0 online 1; 0 offline 1; 0 online 1",
          "1 run b; 1 idle; 0 run a; 0 offline 1; 0 online 1",
          "1 run b; 1 run k; 1 use-mm c; 1 unuse-mm; 1 idle; 0 run a; 0 offline 1",
          "0 run a; 1 run a2; 1 exit; 1 idle; 0 exec; 0 offline 1",
          "0 run a; 1 run a2; 1 exit; 1 idle; 2 offline 1, after 5: 0 exec",
          "0 run a; 1 run a2; 1 exit; 1 idle; 2 offline 1, after 9: 0 exec",
          "0 run a; 1 run a2; 1 exit; 1 idle; 0 flush; 0 exec; 2 run b; 2 idle; 0 tick",
          "0 run a; 1 run a2; 0 membarrier register-private-expedited; 0 membarrier"
              + " private-expedited",
          "0 run k; 0 use-mm b; 0 unuse-mm; 0 run l; 0 run k");

  private static Map<String, Function<Kernel, LazyMmScheme>> sound() {
    return Map.of(
        "counting",
        ReferenceCounting::new,
        "shootdown",
        kernel -> new ShootdownSchemeProvider().create(kernel, Options.defaults()));
  }

  private static List<String> evaluated() {
    List<String> evaluated = new ArrayList<>();
    sound().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            scheme ->
                LINES.forEach(
                    line -> {
                      var evaluation = evaluate(scheme.getValue(), Evaluations.scenario(line));
                      evaluated.add(line);
                      evaluated.add(
                          "  %s: useful %d, wasted %d %s %s"
                              .formatted(
                                  scheme.getKey(),
                                  evaluation.watch().useful(),
                                  evaluation.watch().wasted(),
                                  evaluation.watch().seen(),
                                  evaluation.broken().keySet()));
                    }));
    broken()
        .forEach(
            broken ->
                LINES.forEach(
                    line -> {
                      Scenario scenario =
                          Evaluations.scenario(line).withFaults(broken.broken().faults());
                      evaluate(broken.broken().scheme(), scenario)
                          .broken()
                          .forEach(
                              (rule, what) ->
                                  evaluated.add(
                                      broken
                                          + ": "
                                          + line
                                          + "\n  "
                                          + rule.id()
                                          + " "
                                          + first(what)));
                    }));
    return evaluated.stream().flatMap(String::lines).toList();
  }

  private static Stream<BrokenScheme> broken() {
    return Stream.concat(
        PlainMistakes.all().stream(),
        HistoricBugs.all().stream().filter(bug -> bug.bug().matches("B9|B10|B13")));
  }

  /** The first line, without the place in the source. */
  private static String first(String what) {
    return what.lines().findFirst().orElse("").replaceAll(" at [A-Z].*", "");
  }

  private static ScenarioOracle.Evaluation evaluate(
      Function<Kernel, LazyMmScheme> scheme, Scenario scenario) {
    return new ScenarioOracle(scheme).evaluate(scenario, true, true);
  }

  @Test
  void evaluationsAreAsWritten() throws IOException {
    List<String> evaluated = evaluated();
    if (Boolean.getBoolean("lazymm.evaluations.write")) {
      Files.write(FILE, evaluated);
    }
    assertEquals(Files.readAllLines(FILE), evaluated);
  }

  @Test
  void aRunThatWasStoppedOnItsWayIsNotCompared() {
    assertFalse(
        evaluate(ReferenceCounting::new, Evaluations.scenario("0 run b; 0 exit, after 3: 1 tick"))
            .watch()
            .seen()
            .contains(Trigger.COMPARISON));
    assertFalse(
        new ScenarioOracle(ReferenceCounting::new)
            .evaluate(Evaluations.scenario("0 run b"), false)
            .watch()
            .seen()
            .contains(Trigger.COMPARISON));
  }

  @Test
  void whatASchemeThrowsIsShownWithItsStack() {
    ScenarioOracle.Evaluation evaluation =
        evaluate(
            kernel -> {
              throw new IllegalStateException("cannot be made");
            },
            Evaluations.scenario(""));

    String stack = evaluation.broken().get(Rules.NO_CRASH);
    assertTrue(
        stack.startsWith("create throws java.lang.IllegalStateException: cannot be made at "),
        stack);
    assertEquals(12, stack.lines().count());
    assertEquals(Set.of(Trigger.REPETITION, Trigger.RUN), evaluation.watch().seen());
    assertEquals(Guarantees.none(), evaluation.watch().guaranteed());
  }

  @Test
  void aRunThatCouldNotBeCarriedToItsEndSaysNothing() {
    ScenarioOracle.Evaluation evaluation =
        evaluate(
            ReferenceCounting::new,
            Evaluations.scenario("0 run a; 1 run a2; 0 run k, after 2: 1 flush"));

    assertFalse(evaluation.conclusive());
    assertEquals(Map.of(), evaluation.broken());
  }
}
