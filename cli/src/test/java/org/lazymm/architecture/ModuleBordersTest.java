package org.lazymm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A module uses what its pom names and nothing that reaches it by way of another one; a scheme sees
 * the API alone, and the report no engine.
 *
 * <p>A rule that sees no class holds for the wrong reason. Each one therefore counts what it saw:
 * at least one class for each source file of its module.
 */
class ModuleBordersTest {
  private static final Modules MODULES = Modules.read();

  private static final DescribedPredicate<JavaClass> ANY_LIBRARY =
      not(resideInAnyPackage("org.lazymm.."));
  private static final DescribedPredicate<JavaClass> JDK_AND_NULLNESS =
      resideInAnyPackage("java..", "org.jspecify..");
  private static final DescribedPredicate<JavaClass> SERVICE_FILES =
      resideInAnyPackage("com.google.auto.service..");

  /** Modules that the command line does not use, so that they are not on this test's class path. */
  private static final Set<String> OUT_OF_SIGHT =
      Set.of("archetype", "benchmarks", "bom", "broken-schemes", "fuzz", "testkit");

  private static final Path PAGE = Modules.PROJECT.resolve("docs/architecture.md");
  private static final String BEGIN = "<!-- modules: made from the poms by ModuleBordersTest -->";
  private static final String END = "<!-- end of modules -->";

  private static JavaClasses classes;

  static List<Module> modulesInSight() {
    return MODULES.all().stream()
        .filter(module -> !OUT_OF_SIGHT.contains(module.folder()))
        .toList();
  }

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lazymm");
  }

  @ParameterizedTest
  @MethodSource("modulesInSight")
  void usesOnlyWhatItsPomNames(Module module) throws IOException {
    classes()
        .that(module.own())
        .should()
        .onlyDependOnClassesThat(libraries(module).or(ownOrNamed(module)))
        .allowEmptyShould(true)
        .check(classes);

    assertSeen(module);
  }

  private static DescribedPredicate<JavaClass> ownOrNamed(Module module) {
    List<Module> usable = new ArrayList<>(MODULES.usedBy(module));
    usable.add(module);
    return describe("are part of " + usable, type -> usable.stream().anyMatch(it -> it.owns(type)));
  }

  private static DescribedPredicate<JavaClass> libraries(Module module) {
    if (module.folder().equals("api")) {
      return JDK_AND_NULLNESS;
    }
    return module.folder().startsWith("scheme-") ? JDK_AND_NULLNESS.or(SERVICE_FILES) : ANY_LIBRARY;
  }

  @Test
  void aSchemeSeesTheApiAlone() {
    for (Module module : MODULES.all()) {
      if (module.folder().startsWith("scheme-")) {
        assertEquals(List.of("api"), module.uses(), module.folder());
      }
    }
  }

  @Test
  void packagesHaveNoCycle() throws IOException {
    slices().matching("org.lazymm.(**)").should().beFreeOfCycles().check(classes);

    for (Module module : modulesInSight()) {
      assertSeen(module);
    }
  }

  @Test
  void everyClassIsPartOfAModuleWithABorder() {
    Set<String> strays =
        classes.stream()
            .filter(type -> modulesInSight().stream().noneMatch(module -> module.owns(type)))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), strays, "classes outside of the root package of every module");
  }

  /** Writes the diagram instead, with {@code -Dlazymm.modules.write=true}. */
  @Test
  void theDiagramIsThatOfThePoms() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(page.contains(BEGIN) && end > begin, () -> PAGE + " has no place for the diagram");
    String made = "\n\n```\n" + MODULES.diagram() + "```\n\n";
    if (Boolean.getBoolean("lazymm.modules.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + made + page.substring(end));
      return;
    }

    assertEquals(made, page.substring(begin, end), "write it with -Dlazymm.modules.write=true");
  }

  private static void assertSeen(Module module) throws IOException {
    long files;
    Path folder = Modules.PROJECT.resolve(module.folder()).resolve("src/main");
    try (Stream<Path> sources = Files.walk(folder)) {
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
