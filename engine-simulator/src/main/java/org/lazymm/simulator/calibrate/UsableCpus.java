package org.lazymm.simulator.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which CPUs this process may use. */
final class UsableCpus {

  private static final String ALLOWED = "Cpus_allowed_list:";

  private UsableCpus() {}

  /**
   * Their numbers in the operating system, in order.
   *
   * @param status {@code /proc/self/status}
   * @param count how many CPUs Java may use; where the system does not tell, the first ones
   */
  static List<Integer> read(Path status, int count) {
    List<Integer> allowed = allowed(status);
    return allowed.size() < count
        ? IntStream.range(0, count).boxed().toList()
        : allowed.subList(0, count);
  }

  private static List<Integer> allowed(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(ALLOWED))
          .flatMap(line -> numbers(line.substring(ALLOWED.length()).strip()))
          .toList();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** {@code 0-2,5} is 0, 1, 2 and 5. */
  private static Stream<Integer> numbers(String list) {
    return Stream.of(list.split(","))
        .flatMap(
            range -> {
              String[] ends = range.split("-");
              return IntStream.rangeClosed(
                      Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                  .boxed();
            });
  }
}
