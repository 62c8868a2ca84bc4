package org.lazymm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Arrows between modules point from the command line towards the API, and a scheme sees the API
 * alone.
 *
 * <p>A rule that sees no class holds for the wrong reason. Each one therefore counts what it saw:
 * at least one class for each source file of its module.
 */
class ModuleBordersTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final DescribedPredicate<JavaClass> ANY_LIBRARY =
      not(resideInAnyPackage("org.lazymm.."));
  private static final DescribedPredicate<JavaClass> JDK_AND_NULLNESS =
      resideInAnyPackage("java..", "org.jspecify..");
  private static final DescribedPredicate<JavaClass> SERVICE_FILES =
      resideInAnyPackage("com.google.auto.service..");

  private static final Module API =
      new Module("api", "org.lazymm.api", List.of(), JDK_AND_NULLNESS);
  private static final Module SCHEDULER = module("scheduler-core", "org.lazymm.scheduler", API);
  private static final Module EXPLORER =
      module("engine-explorer", "org.lazymm.explorer", API, SCHEDULER);
  private static final Module LITMUS =
      module("litmus", "org.lazymm.litmus", API, SCHEDULER, EXPLORER);
  private static final Module SIMULATOR =
      module("engine-simulator", "org.lazymm.simulator", API, SCHEDULER);
  private static final Module TRACE = module("trace", "org.lazymm.trace", API, SCHEDULER);
  private static final Module CONFORMANCE =
      module("conformance", "org.lazymm.conformance", API, SCHEDULER, EXPLORER);
  private static final Module REPORT =
      module("report", "org.lazymm.report", API, SCHEDULER, SIMULATOR);
  private static final Module CLI =
      module(
          "cli",
          "org.lazymm.cli",
          API,
          SCHEDULER,
          EXPLORER,
          LITMUS,
          SIMULATOR,
          TRACE,
          CONFORMANCE,
          REPORT);

  static final List<Module> MODULES =
      List.of(
          API,
          SCHEDULER,
          scheme("fullbarrier"),
          scheme("hazard"),
          scheme("rcu"),
          scheme("shootdown"),
          EXPLORER,
          LITMUS,
          SIMULATOR,
          TRACE,
          CONFORMANCE,
          REPORT,
          CLI);

  /** Modules that the command line does not use, so that they are not on this test's class path. */
  private static final Set<String> OUT_OF_SIGHT =
      Set.of("archetype", "benchmarks", "bom", "broken-schemes");

  private static JavaClasses classes;

  private static Module module(String folder, String root, Module... uses) {
    return new Module(folder, root, List.of(uses), ANY_LIBRARY);
  }

  private static Module scheme(String name) {
    return new Module(
        "scheme-" + name,
        "org.lazymm.scheme." + name,
        List.of(API),
        JDK_AND_NULLNESS.or(SERVICE_FILES));
  }

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lazymm");
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void usesOnlyWhatItMay(Module module) throws IOException {
    classes()
        .that(module.own())
        .should()
        .onlyDependOnClassesThat(module.usable())
        .allowEmptyShould(true)
        .check(classes);

    assertSeen(module);
  }

  @Test
  void packagesHaveNoCycle() throws IOException {
    slices().matching("org.lazymm.(**)").should().beFreeOfCycles().check(classes);

    for (Module module : MODULES) {
      assertSeen(module);
    }
  }

  @Test
  void everyClassIsPartOfAModuleWithABorder() {
    Set<String> strays =
        classes.stream()
            .filter(type -> MODULES.stream().noneMatch(module -> module.owns(type)))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), strays, "classes outside of the root package of every module");
  }

  @Test
  void everyModuleHasABorder() throws IOException {
    Set<String> built =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        MODULES.stream().map(Module::folder).collect(Collectors.toCollection(TreeSet::new));
    known.addAll(OUT_OF_SIGHT);

    assertEquals(built, known, "modules of pom.xml, and those whose borders are checked");
  }

  private static void assertSeen(Module module) throws IOException {
    long files;
    try (Stream<Path> sources = Files.walk(PROJECT.resolve(module.folder()).resolve("src/main"))) {
      files =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .filter(source -> !source.endsWith("package-info.java"))
              .count();
    }
    long seen =
        classes.stream()
            .filter(module::owns)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .count();

    assertTrue(
        seen >= files,
        () -> module + " has " + files + " source files, but only " + seen + " classes were seen");
  }
}
