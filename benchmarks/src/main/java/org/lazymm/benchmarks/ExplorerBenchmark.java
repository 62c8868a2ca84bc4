package org.lazymm.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures the explorer on programs that other checkers have been measured on, and prints both
 * sides.
 *
 * <p>Times are CPU times of the one thread that searches, as the others' are; what the compiler and
 * the garbage collector do on other threads is not in them. A number of executions other than the
 * known one is an error, and ends with exit status 1.
 */
public final class ExplorerBenchmark {
  private static final String LITMUS = "litmus/src/test/resources/org/lazymm/litmus/run";

  private ExplorerBenchmark() {}

  /**
   * Prints the tables.
   *
   * @param args {@code --counts} to count all known programs instead, {@code --litmus FOLDER} for
   *     other litmus tests, and beginnings of program names to measure those alone
   * @throws IOException if a litmus test cannot be read
   */
  public static void main(String[] args) throws IOException {
    List<String> words = List.of(args);
    if (words.contains("--counts")) {
      end(KnownCountTable.print());
      return;
    }
    int folder = words.indexOf("--litmus");
    String litmus = folder >= 0 && folder + 1 < words.size() ? words.get(folder + 1) : LITMUS;
    List<String> names =
        words.stream().filter(word -> !word.startsWith("--") && !word.equals(litmus)).toList();
    boolean asKnown = PeerTable.print(names);
    if (names.isEmpty()) {
      PeerTable.printExhausted();
      LitmusTimeTable.print(Path.of(litmus));
    }
    end(asKnown);
  }

  private static void end(boolean asKnown) {
    if (!asKnown) {
      System.exit(1);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation is not worth a dependency.
  static void line(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
  }
}
