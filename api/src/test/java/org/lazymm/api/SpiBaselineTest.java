package org.lazymm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpiBaselineTest {

  @Test
  void theBaselineIsOfThisVersion() throws Exception {
    URL jar = Path.of("src", "compat", "spi.jar").toUri().toURL();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
      Class<?> baseline = loader.loadClass("org.lazymm.api.Spi");
      assertNotSame(Spi.class, baseline);
      assertEquals(
          Spi.VERSION,
          baseline.getField("VERSION").getInt(null),
          "Spi.VERSION was raised, or the baseline renewed, without the other:"
              + " see docs/decisions/spi-baseline.md");
    }
  }
}
