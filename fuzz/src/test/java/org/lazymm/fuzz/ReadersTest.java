package org.lazymm.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.fuzz.Fuzzer.Settings;
import org.lazymm.output.Printable;

/**
 * No reader has a fault that a short run finds, or that was found before.
 *
 * <p>{@code -Dlazymm.fuzz.inputs=N} tries more inputs of each, {@code -Dlazymm.fuzz.seed=S} others.
 */
class ReadersTest {
  private static final long INPUTS = Long.getLong("lazymm.fuzz.inputs", 1_500);
  private static final long SEED = Long.getLong("lazymm.fuzz.seed", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CountingLoader LOADER = new CountingLoader();

  /**
   * An input that has shown a fault.
   *
   * @param reader whose fault it was
   * @param file where it is kept
   */
  record Kept(String reader, Path file) {
    @Override
    public String toString() {
      return reader + "/" + file.getFileName();
    }
  }

  static List<String> readers() {
    return LOADER.readers(FuzzCommand.TARGETS).stream().map(Reader::label).toList();
  }

  static List<Kept> kept() throws IOException, URISyntaxException {
    URL folder = ReadersTest.class.getResource("found");
    try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new Kept(file.getParent().getFileName().toString(), file))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void readsOrRefusesInALine(String label) throws InterruptedException {
    Reader reader = LOADER.reader(FuzzCommand.TARGETS, label);
    long inputs = Math.round(INPUTS * reader.share());
    FuzzResult result =
        new Fuzzer(reader, LOADER.coverage(), new Settings(inputs, SEED, PATIENCE, true)).run();

    assertEquals("", lines(result.hits()), result.summary());
    assertTrue(result.inputs() >= inputs, result.summary());
    assertTrue(result.corpus() > reader.seeds().size(), "no input reached new code");
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatWasFoundIsMended(Kept kept) throws IOException {
    Trial trial =
        Trial.of(LOADER.reader(FuzzCommand.TARGETS, kept.reader), Files.readAllBytes(kept.file));

    assertEquals(Optional.empty(), trial.hit().map(hit -> lines(List.of(hit))));
  }

  private static String lines(List<Hit> hits) {
    return hits.stream()
        .map(
            hit ->
                hit.kind()
                    + ": "
                    + Printable.line(hit.what())
                    + " of input \""
                    + Printable.line(new String(hit.input(), StandardCharsets.UTF_8))
                    + "\", "
                    + hit.cause())
        .collect(Collectors.joining("\n"));
  }
}
