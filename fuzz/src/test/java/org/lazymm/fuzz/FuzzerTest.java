package org.lazymm.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.fuzz.Fuzzer.Settings;

/** A planted fault is found, and the sound reader beside it has none. */
class FuzzerTest {
  private static final String TOYS = "org.lazymm.fuzz.target.Toy";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long ENOUGH = 20_000;
  private static final long ENOUGH_FOR_FOUR = 1_000_000;

  @Test
  void guidanceFindsWhatFourNestedComparisonsHide() throws InterruptedException {
    assertEquals(List.of(Hit.Kind.EXCEPTION), kinds(run("nested", ENOUGH_FOR_FOUR, true)));
    assertEquals(List.of(), run("nested-sound", ENOUGH_FOR_FOUR, true).hits());
  }

  @Test
  void withoutGuidanceItIsNotFound() throws InterruptedException {
    FuzzResult blind = run("nested", ENOUGH_FOR_FOUR, false);

    assertEquals(List.of(), blind.hits());
    assertEquals(1, blind.corpus());
  }

  @ParameterizedTest
  @CsvSource({
    "combination, EXCEPTION, java.lang.NullPointerException",
    "subclass, EXCEPTION, java.lang.NumberFormatException",
    "deep, EXCEPTION, java.lang.StackOverflowError",
    "bomb, MEMORY, bytes of memory for",
    "two-lines, MESSAGE, a control character",
    "no-message, MESSAGE, an empty message",
    "told-long, MESSAGE, a message of",
    "counting, UNREPEATABLE, then"
  })
  void aPlantedFaultIsFound(String toy, Hit.Kind kind, String what) throws InterruptedException {
    Hit hit = run(toy, ENOUGH, true).hits().get(0);

    assertEquals(kind, hit.kind());
    assertTrue(hit.what().contains(what), hit.what());
  }

  @Test
  void aReaderThatDoesNotReturnIsLeftBehind() throws InterruptedException {
    FuzzResult result = run("hang", ENOUGH, true, Duration.ofSeconds(1));

    assertEquals(List.of(Hit.Kind.HANG), kinds(result));
    assertTrue(text(result.hits().get(0)).contains("own"));
  }

  @Test
  void aSoundReaderHasNoFault() throws InterruptedException {
    FuzzResult result = run("sound", ENOUGH, true);

    assertEquals(List.of(), result.hits());
    assertTrue(result.refused() > 0, result.summary());
  }

  @Test
  void theInputOfAFaultIsShort() throws InterruptedException {
    String shortest = text(run("combination", ENOUGH, true).hits().get(0));

    assertEquals("cpus: own2147483648".length(), shortest.length(), shortest);
  }

  @Test
  void theSameSeedTriesTheSame() throws InterruptedException {
    FuzzResult one = run("sound", 3_000, true);
    FuzzResult two = run("sound", 3_000, true);

    assertEquals(one.refused(), two.refused());
    assertEquals(one.inputs(), two.inputs());
    assertEquals(one.corpus(), two.corpus());
  }

  private static String text(Hit hit) {
    return new String(hit.input(), StandardCharsets.UTF_8);
  }

  private static List<Hit.Kind> kinds(FuzzResult result) {
    return result.hits().stream().map(Hit::kind).toList();
  }

  private static FuzzResult run(String toy, long inputs, boolean guided)
      throws InterruptedException {
    return run(toy, inputs, guided, PATIENCE);
  }

  private static FuzzResult run(String toy, long inputs, boolean guided, Duration patience)
      throws InterruptedException {
    CountingLoader loader = new CountingLoader();
    return new Fuzzer(
            loader.reader(TOYS, toy), loader.coverage(), new Settings(inputs, 1, patience, guided))
        .run();
  }
}
