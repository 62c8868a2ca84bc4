package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeLimitTest {
  @Test
  void aThreadThatWaitsUsesNoTime() throws InterruptedException {
    TimeLimit limit = new TimeLimit(Duration.ofMillis(50));

    Thread.sleep(100);

    assertFalse(limit.passed());
  }

  @Test
  @Timeout(60)
  void aThreadThatRunsComesToItsEnd() {
    TimeLimit limit = new TimeLimit(Duration.ofMillis(50));

    while (!limit.passed()) {
      Thread.onSpinWait();
    }

    assertTrue(limit.passed());
  }
}
