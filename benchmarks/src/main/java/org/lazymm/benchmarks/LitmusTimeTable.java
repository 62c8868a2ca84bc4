package org.lazymm.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lazymm.explorer.search.Limits;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.litmus.run.LitmusRunner;
import org.lazymm.scheduler.machine.Model;

/** How long a litmus test takes under the kernel's model. */
final class LitmusTimeTable {
  private static final double GOAL_MILLIS = 1;
  private static final int ROUNDS = 5;
  private static final long WARM_UP = 5_000_000_000L;
  private static final long TEST = 2_000_000L;

  private record Text(String name, String text) {}

  private LitmusTimeTable() {}

  static void print(Path folder) throws IOException {
    LitmusRunner runner = LitmusRunner.under(Model.LKMM, Limits.NONE);
    List<Text> tests = new ArrayList<>();
    for (Text test : texts(folder)) {
      if (isMeasured(test, runner)) {
        tests.add(test);
      }
    }
    Stopwatch.sample(() -> tests.forEach(test -> run(test, runner)), WARM_UP);
    double[] millis = new double[tests.size()];
    String slowest = "";
    double most = 0;
    for (int at = 0; at < millis.length; at++) {
      Text test = tests.get(at);
      double[] rounds = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        rounds[round] = 1e3 * Stopwatch.sample(() -> run(test, runner), TEST);
      }
      millis[at] = median(rounds);
      if (millis[at] > most) {
        most = millis[at];
        slowest = test.name();
      }
    }
    double median = millis.length == 0 ? 0 : median(millis);
    long over = Arrays.stream(millis).filter(each -> each >= GOAL_MILLIS).count();
    ExplorerBenchmark.line("");
    ExplorerBenchmark.line(
        "%d litmus tests of 2 to 4 processes under lkmm, reading included: median %.3f ms; %d take"
            + " %.0f ms or more; slowest %s, %.3f ms; goal < %.0f ms, met: %s",
        millis.length,
        median,
        over,
        GOAL_MILLIS,
        slowest,
        most,
        GOAL_MILLIS,
        millis.length > 0 && median < GOAL_MILLIS ? "yes" : "no");
  }

  private static double median(double[] of) {
    Arrays.sort(of);
    return of[of.length / 2];
  }

  private static List<Text> texts(Path folder) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".litmus")).sorted().toList()) {
        texts.add(new Text(String.valueOf(file.getFileName()), Files.readString(file)));
      }
    }
    return texts;
  }

  private static boolean isMeasured(Text test, LitmusRunner runner) {
    try {
      LitmusTest read = LitmusReader.read(test.name(), test.text());
      runner.run(read);
      return read.processes().size() >= 2 && read.processes().size() <= 4;
    } catch (LitmusSyntaxException | UnsupportedException notUnderstood) {
      return false;
    }
  }

  private static void run(Text test, LitmusRunner runner) {
    runner.run(LitmusReader.read(test.name(), test.text()));
  }
}
