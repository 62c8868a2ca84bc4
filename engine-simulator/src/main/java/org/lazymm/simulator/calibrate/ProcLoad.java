package org.lazymm.simulator.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Linux tells in {@code /proc/stat} and {@code /proc/self/stat}.
 *
 * @param proc the directory
 * @param cpus the CPUs whose time counts
 */
record ProcLoad(Path proc, List<Integer> cpus) implements LoadSource {

  /** In a line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal. */
  private static final int IDLE = 3;

  private static final int IOWAIT = 4;
  private static final int STEAL = 7;
  private static final int FIELDS = 8;

  /** In {@code /proc/self/stat}, counted from the state, which follows the name. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  @Override
  public Optional<CpuTimes> read() {
    try {
      CpuTimes times = machine().orElse(new CpuTimes(0, 0, 0, 0));
      return times.all() == 0
          ? Optional.empty()
          : Optional.of(new CpuTimes(times.all(), times.busy(), times.stolen(), own()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<CpuTimes> machine() throws IOException {
    var names = cpus.stream().map(cpu -> "cpu" + cpu).collect(Collectors.toSet());
    return Files.readAllLines(proc.resolve("stat")).stream()
        .map(line -> line.split(" +"))
        .filter(fields -> names.contains(fields[0]) && fields.length > FIELDS)
        .map(ProcLoad::cpu)
        .reduce(
            (one, other) ->
                new CpuTimes(
                    one.all() + other.all(),
                    one.busy() + other.busy(),
                    one.stolen() + other.stolen(),
                    0));
  }

  private static CpuTimes cpu(String[] fields) {
    long all = 0;
    for (int field = 0; field < FIELDS; field++) {
      all += Long.parseLong(fields[field + 1]);
    }
    long stolen = Long.parseLong(fields[STEAL + 1]);
    long idle = Long.parseLong(fields[IDLE + 1]) + Long.parseLong(fields[IOWAIT + 1]);
    return new CpuTimes(all, all - idle - stolen, stolen, 0);
  }

  private long own() throws IOException {
    String line = Files.readString(proc.resolve("self/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
  }
}
