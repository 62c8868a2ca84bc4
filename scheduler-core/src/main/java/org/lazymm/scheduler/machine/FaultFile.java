package org.lazymm.scheduler.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A bug of the kernel around the schemes, as a file: what is left out, weakened, swapped or
 * delayed, put together from {@link Fault}s.
 *
 * @param name how scenarios call it
 * @param bug the id of a historic bug in this project's notes, or null
 * @param about what is wrong, in one line
 * @param source where it was seen, or null
 * @param faults what it changes, in the words of {@link Fault}, in lower case with dashes
 */
public record FaultFile(
    String name, @Nullable String bug, String about, @Nullable String source, List<String> faults) {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Those that are shipped, in the order in which they are shown. */
  public static final List<FaultFile> ALL =
      Arrays.stream(MAPPER.readValue(text("index"), String[].class))
          .map(name -> parse(text(name)))
          .toList();

  /** Checks that something is changed, and that all of it is known. */
  public FaultFile {
    if (faults == null || faults.isEmpty()) {
      throw new IllegalArgumentException("faults is missing: expected a list such as " + example());
    }
    faults = List.copyOf(faults);
    faults.forEach(FaultFile::fault);
  }

  /**
   * Reads one.
   *
   * @param text the YAML
   * @throws tools.jackson.core.JacksonException if it is no YAML of that form
   */
  public static FaultFile parse(String text) {
    return MAPPER.readValue(text, FaultFile.class);
  }

  /** What it changes. */
  public Set<Fault> injected() {
    Set<Fault> injected = EnumSet.noneOf(Fault.class);
    faults.forEach(word -> injected.add(fault(word)));
    return injected;
  }

  /**
   * What a word of a scenario injects: a fault by itself, or a shipped file by its name.
   *
   * @param word as it is written
   * @throws IllegalArgumentException if it is neither; the message lists both
   */
  public static Set<Fault> injected(String word) {
    Optional<FaultFile> file = ALL.stream().filter(each -> each.name.equals(word)).findFirst();
    return file.isPresent() ? file.get().injected() : EnumSet.of(fault(word));
  }

  /** How a fault is written. */
  public static String word(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Fault fault(String word) {
    return Arrays.stream(Fault.values())
        .filter(fault -> word(fault).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "': expected one of "
                        + Arrays.stream(Fault.values())
                            .map(FaultFile::word)
                            .collect(Collectors.joining(", "))));
  }

  private static String example() {
    return "[" + word(Fault.NO_BARRIER_IN_EXIT) + "]";
  }

  private static String text(String name) {
    String file = "/org/lazymm/scheduler/faults/" + name + ".yaml";
    try (InputStream stream = FaultFile.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
