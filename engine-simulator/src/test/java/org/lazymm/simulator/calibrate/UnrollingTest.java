package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A compiler that unrolls a loop may merge its barriers and drop its loads. What it leaves must
 * cost as much beside an atomic as in a JVM that unrolls nothing.
 */
class UnrollingTest {

  private static final List<String> NAMES = List.of("load", "atomic", "fence");
  private static final int ATOMIC = 1;
  private static final int TRIES = 5;

  /** What is merged by unrolling costs a quarter or less. */
  private static final double LEAST = 0.5;

  @Test
  void nothingIsMergedWhenLoopsAreUnrolled() throws Exception {
    String told = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double[] unrolled = figures("-XX:LoopUnrollLimit=60");
      double[] rolled = figures("-XX:LoopUnrollLimit=0");
      if (agree(unrolled, rolled)) {
        return;
      }
      told += " unrolled " + Arrays.toString(unrolled) + ", not " + Arrays.toString(rolled) + ";";
    }
    assertEquals("", told, () -> NAMES + " cost less than half in each try");
  }

  /** Whether nothing got cheaper beside the atomics of the same JVM, which are never merged. */
  private static boolean agree(double[] unrolled, double[] rolled) {
    for (int figure = 0; figure < NAMES.size(); figure++) {
      double share = unrolled[figure] / unrolled[ATOMIC];
      if (!(share > LEAST * rolled[figure] / rolled[ATOMIC])) {
        return false;
      }
    }
    return true;
  }

  private static double[] figures(String option)
      throws IOException, InterruptedException, URISyntaxException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                folder(Figures.class) + File.pathSeparator + folder(SingleThread.class),
                Figures.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), output);
    double[] figures =
        Arrays.stream(output.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertTrue(figures.length == NAMES.size(), output);
    return figures;
  }

  private static String folder(Class<?> of) throws URISyntaxException {
    return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** The low ends, since what disturbs a measurement makes it longer. */
  static final class Figures {
    private Figures() {}

    public static void main(String[] arguments) {
      SingleThread.warmUp();
      System.out.println(
          SingleThread.load().low()
              + " "
              + SingleThread.fetchAdd().low()
              + " "
              + SingleThread.fence().low());
    }
  }
}
