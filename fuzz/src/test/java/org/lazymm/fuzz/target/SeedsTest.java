package org.lazymm.fuzz.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.trace.TraceFormat;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceReader;

class SeedsTest {
  @Test
  void everyTraceFormatHasASeed() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (byte[] seed : Seeds.traces()) {
      seen.add(
          TraceReader.read(
                  "seed", new ByteArrayInputStream(seed), TraceFormats.shipped(), event -> {})
              .format());
    }

    assertEquals(
        TraceFormats.shipped().formats().stream()
            .map(TraceFormat::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        seen);
  }

  @Test
  void everyReaderReadsItsSeeds() throws Exception {
    for (Target target : Target.values()) {
      assertFalse(target.seeds().isEmpty(), target.label());
      for (byte[] seed : target.seeds()) {
        target.read(seed);
      }
    }
  }
}
