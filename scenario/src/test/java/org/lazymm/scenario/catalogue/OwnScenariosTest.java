package org.lazymm.scenario.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.yaml.YamlException;

class OwnScenariosTest {
  private static final String TEXT =
      """
      scenario: a title
      cpus: 2
      architecture: riscv
      tasks: []
      steps:
      - {cpu: 0, do: tick}
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path jar(String... names) throws IOException {
    return jar(TEXT.getBytes(StandardCharsets.UTF_8), names);
  }

  private Path jar(byte[] content, String... names) throws IOException {
    Path jar = folder.resolve("plugin.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(OwnScenarios.FOLDER + "/"));
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
      }
    }
    return jar;
  }

  private static void fail(YamlException wrong) {
    throw wrong;
  }

  private static List<String> asked(List<OwnScenario> own) {
    return own.stream().map(OwnScenario::asked).toList();
  }

  @Test
  void aFolderHasItsYamlFilesByTheirNames() throws IOException {
    Files.writeString(folder.resolve("second.yaml"), TEXT);
    Files.writeString(folder.resolve("first.yaml"), TEXT);
    Files.writeString(folder.resolve("README.md"), "no scenario");

    List<OwnScenario> own = OwnScenarios.inFolder(folder, OwnScenariosTest::fail);

    assertEquals(List.of("first", "second"), own.stream().map(OwnScenario::name).toList());
    assertEquals(folder.resolve("first.yaml").toString(), own.get(0).asked());
  }

  @Test
  void aJarHasThoseOfItsFolder() throws IOException {
    Path jar =
        jar(OwnScenarios.FOLDER + "/mine.yaml", OwnScenarios.FOLDER + "/in/not.yaml", "not.yaml");

    assertEquals(List.of("mine"), asked(OwnScenarios.inJar(jar, OwnScenariosTest::fail)));
  }

  @Test
  void aFileOfAJarThatIsNoUtf8IsNamedWithItsPlace() throws IOException {
    String inJar = OwnScenarios.FOLDER + "/latin.yaml";
    Path jar = jar("cpus: 2\nscenario: f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1), inJar);
    List<String> wrong = new ArrayList<>();

    assertEquals(
        List.of(), OwnScenarios.inJar(jar, each -> wrong.add(each.place() + ": " + each.what())));
    assertEquals(
        List.of(jar + "!/" + inJar + ":2:12: byte 0xfc is no UTF-8; save the file as UTF-8"),
        wrong);
  }

  @Test
  void theClassPathHasThoseOfItsFoldersAndJars() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes").resolve(OwnScenarios.FOLDER));
    Path file = Files.writeString(classes.resolve("tested.yaml"), TEXT);
    URL[] places = {
      jar(OwnScenarios.FOLDER + "/packed.yaml").toUri().toURL(),
      folder.resolve("classes").toUri().toURL()
    };
    try (URLClassLoader loader = new URLClassLoader(places, null)) {
      assertEquals(List.of("packed", file.toString()), asked(OwnScenarios.onClassPath(loader)));
    }
  }

  @Test
  void anEntryIsExploredOnItsOwnArchitectureUnderItsFilesName() throws IOException {
    CatalogueEntry entry =
        OwnScenarios.of(Files.writeString(folder.resolve("mine.yaml"), TEXT)).entry();

    assertEquals("mine", entry.scenario().name());
    assertEquals(List.of(Architecture.RISCV), entry.architectures());
  }

  @Test
  void aFileThatIsNoScenarioIsNamedWithItsPlace() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "scenario: x\ncpus: none\n");

    YamlException thrown = assertThrows(YamlException.class, () -> OwnScenarios.of(wrong));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith(wrong + ":2:"), thrown::toString);
  }

  @Test
  void oneThatCannotBeReadCostsNoOther() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "cpus: none");
    Path right = Files.writeString(folder.resolve("b.yaml"), TEXT);
    Files.writeString(folder.resolve("c.yaml"), "");
    List<String> wrong = new ArrayList<>();

    List<OwnScenario> own =
        OwnScenarios.inFolder(folder, each -> wrong.add(each.place().replace(folder + "/", "")));

    assertEquals(List.of(right.toString()), asked(own));
    assertEquals(List.of("a.yaml:1:7", "c.yaml:1:1"), wrong);
  }
}
