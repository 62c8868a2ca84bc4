package org.lazymm.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.output.OutputFile;
import org.lazymm.output.UnwritableFileException;
import picocli.CommandLine.Option;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The {@code --json} of the commands that list something. */
final class JsonFile {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the same as JSON; compressed if the name ends in .gz")
  private @Nullable Path file;

  /**
   * Writes what is listed, if that was asked for.
   *
   * @param listed records, lists and maps
   * @param console what was printed comes before it, where both are one
   * @param diagnostics told if the file cannot be written
   */
  void write(Object listed, Console console, Diagnostics diagnostics) {
    console.out().flush();
    Optional.ofNullable(file).ifPresent(path -> write(path, listed, diagnostics));
  }

  private static void write(Path path, Object listed, Diagnostics diagnostics) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .build();
    try {
      new OutputFile(path).write(mapper.writeValueAsString(listed) + "\n");
    } catch (UnwritableFileException unwritable) {
      diagnostics.unwritten(unwritable);
    }
  }
}
