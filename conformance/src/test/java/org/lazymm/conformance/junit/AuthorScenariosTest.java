package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.api.Options;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.reference.ReferenceCounting;

class AuthorScenariosTest {
  private static final String FORBIDS_WHAT_COMES_OUT =
      """
      scenario: a title
      cpus: 2
      architecture: riscv
      tasks:
      - {name: a, mm: own}
      setup:
      - {cpu: 0, do: run a}
      steps:
      - {cpu: 0, do: store x 1}
      - {cpu: 1, do: tick}
      forbidden: "x == 1"
      property: M1
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), FORBIDS_WHAT_COMES_OUT);
  }

  private List<DynamicTest> tests() throws IOException {
    List<OwnScenario> own = AuthorScenarios.all(List.of(file("mine")));
    return new SchemeTests(
            new FullBarrierSchemeProvider(), Options.defaults(), RuleSet.shipped(), own)
        .catalogue()
        .toList();
  }

  @Test
  void anOwnScenarioJoinsTheCatalogueAndReplacesNothing() throws IOException {
    List<String> names = tests().stream().map(DynamicTest::getDisplayName).toList();

    assertEquals(CatalogueCase.all().size() + 2, names.size());
    assertEquals(
        List.of("mine on riscv under sc", "mine on riscv under lkmm"),
        names.subList(names.size() - 2, names.size()));
  }

  @Test
  void anOwnScenarioThatIsBrokenFailsWithACommandThatNamesItsFile() throws IOException {
    List<DynamicTest> tests = tests();

    ConformanceFailure failure =
        assertThrows(
            ConformanceFailure.class, () -> tests.get(tests.size() - 1).getExecutable().execute());
    assertEquals(1, SuiteFindings.take().size());
    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("fullbarrier in mine on riscv under lkmm breaks M1: "),
        failure::toString);
    String text = Files.readString(failure.file());
    assertTrue(
        text.contains(
            "lazymm check fullbarrier --scenario "
                + folder.resolve("mine.yaml")
                + " --arch riscv --model lkmm\n"),
        text);
  }

  @Test
  void aRuleIsJudgedByTheOwnScenariosThatAreAboutItToo() throws IOException {
    CatalogueExploration exploration =
        new CatalogueExploration(
            "counting",
            ReferenceCounting::new,
            CatalogueExploration.explorer(Duration.ofSeconds(1)),
            AuthorScenarios.all(List.of(file("mine"))).stream().map(OwnScenario::entry).toList());

    assertTrue(
        exploration.about(Property.M1).stream()
            .anyMatch(each -> each.toString().equals("mine on riscv under lkmm")));
  }

  @Test
  void aNameOfTheCatalogueCannotBeTaken() throws IOException {
    Path taken = file("idle-entry");

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> AuthorScenarios.all(List.of(taken)));
    assertEquals(
        taken + ": there is a scenario 'idle-entry' already; rename the file", thrown.getMessage());
  }
}
