package org.lazymm.scheduler.machine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

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
  private static final List<String> ENTRIES = List.of("name", "bug", "about", "source", "faults");

  /** Those that are shipped, in the order in which they are shown. */
  public static final List<FaultFile> ALL =
      shipped("index").texts().stream().map(name -> of(shipped(name))).toList();

  /** Checks that something is changed, and that all of it is known. */
  public FaultFile {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("faults is missing: expected a list such as " + example());
    }
    faults = List.copyOf(faults);
    faults.forEach(FaultFile::fault);
  }

  /**
   * What a file says.
   *
   * @param file the file
   * @throws YamlException if it is none
   */
  public static FaultFile of(YamlNode file) {
    file.mapping("entries such as 'faults: " + example() + "'").allowOnly(ENTRIES);
    List<YamlNode> faults = file.find("faults").map(YamlNode::items).orElse(List.of());
    faults.forEach(each -> each.at(() -> fault(each.text())));
    return file.at(
        () ->
            new FaultFile(
                file.get("name").text(),
                file.find("bug").map(YamlNode::text).orElse(null),
                file.get("about").text(),
                file.find("source").map(YamlNode::text).orElse(null),
                faults.stream().map(YamlNode::text).toList()));
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

  private static YamlNode shipped(String name) {
    return Yaml.shipped(FaultFile.class, "/org/lazymm/scheduler/faults/" + name + ".yaml");
  }
}
