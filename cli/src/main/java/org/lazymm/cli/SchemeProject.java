package org.lazymm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.output.OutputFile;
import org.lazymm.output.OutputFolder;
import org.lazymm.output.UnwritableFileException;

/** The Maven project of a new scheme, made from the files of the Maven archetype. */
final class SchemeProject {
  /** Where the scheme itself is. */
  static final String SCHEME = "src/main/java/example/${className}Scheme.java";

  private static final String WRAPPER = "mvnw";

  private static final List<Template> TEMPLATES =
      List.of(
          Template.at("README.md"),
          Template.at("pom.xml"),
          new Template("src/main/java/__className__Scheme.java", SCHEME),
          new Template(
              "src/main/java/__className__SchemeProvider.java",
              "src/main/java/example/${className}SchemeProvider.java"),
          new Template(
              "src/test/java/__className__SchemeTest.java",
              "src/test/java/example/${className}SchemeTest.java"),
          new Template("__gitignore__", ".gitignore"),
          Template.at(WRAPPER),
          Template.at("mvnw.cmd"),
          Template.at(".mvn/wrapper/maven-wrapper.properties"));

  private final SchemeName name;

  /**
   * One file of the project.
   *
   * @param resource the template, below {@code project}
   * @param path where it goes; holds the name's place as the template itself does
   */
  private record Template(String resource, String path) {
    static Template at(String path) {
      return new Template(path, path);
    }
  }

  SchemeProject(SchemeName name) {
    this.name = name;
  }

  /**
   * Writes the project.
   *
   * @param folder empty, or not there yet
   * @return the files, relative to the folder
   */
  List<String> writeTo(Path folder) {
    try {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isEmpty(folder)) {
        throw new InputException(
            folder.toString(), "is not empty; name a folder that is empty or not there yet");
      }
      for (Template template : TEMPLATES) {
        write(template, folder.resolve(name.fill(template.path)));
      }
      makeExecutable(folder.resolve(WRAPPER));
    } catch (NotDirectoryException file) {
      throw new InputException(folder.toString(), "is not a folder");
    } catch (UnwritableFileException unwritable) {
      throw new InputException(unwritable.subject(), unwritable.reason());
    } catch (IOException notWritten) {
      throw new InputException(
          folder.toString(), "cannot make the project there (" + notWritten + ")");
    }
    return TEMPLATES.stream().map(template -> name.fill(template.path)).toList();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  private void write(Template template, Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      OutputFolder.make(parent);
    }
    new OutputFile(file).write(name.fill(text(template)));
  }

  private static String text(Template template) throws IOException {
    try (InputStream in = SchemeProject.class.getResourceAsStream("project/" + template.resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException(file + " cannot be made executable");
    }
  }
}
