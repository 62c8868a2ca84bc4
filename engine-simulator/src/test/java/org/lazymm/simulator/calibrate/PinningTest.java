package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinningTest {

  private static final List<Integer> USABLE =
      UsableCpus.read(Path.of("/proc/self/status"), Runtime.getRuntime().availableProcessors());

  @ParameterizedTest
  @CsvSource({"0, 1", "63, 1", "64, 2", "200, 4"})
  void aMaskHasTheBitOfItsCpu(int cpu, int words) {
    ByteBuffer mask = LinuxPinning.mask(cpu);
    assertEquals(words * Long.BYTES, mask.capacity());
    for (int word = 0; word < words; word++) {
      long expected = word == cpu / 64 ? 1L << cpu % 64 : 0;
      assertEquals(expected, mask.getLong(word * Long.BYTES));
    }
  }

  @Test
  void aPinnedThreadMayUseThatCpuAlone() {
    Pinning pinning = Pinning.to(USABLE);
    assumeTrue(pinning.whyNot().isEmpty(), () -> pinning.whyNot().orElseThrow());
    int last = USABLE.get(USABLE.size() - 1);
    ConcurrentSkipListSet<Integer> allowed = new ConcurrentSkipListSet<>();
    Team.run(
        pinning,
        List.of(last),
        thread -> allowed.addAll(UsableCpus.read(Path.of("/proc/thread-self/status"), 1)));
    assertEquals(List.of(last), List.copyOf(allowed));
  }

  @Test
  void aCpuThatIsNotThereIsNoReasonToFail() {
    assertTrue(Pinning.to(List.of(1_000_000)).whyNot().isPresent());
  }

  @Test
  void oldJvmsSayWhatTheyAre() {
    int jdk = Runtime.version().feature();
    assumeTrue(jdk < 22 && System.getProperty("os.name").equals("Linux"));
    assertEquals(
        "JDK " + jdk + " cannot, 22 and newer can", Pinning.to(USABLE).whyNot().orElseThrow());
  }
}
