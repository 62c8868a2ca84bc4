package org.lazymm.conformance;

import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Providers of schemes that are registered nowhere. */
public final class Providers {
  private Providers() {}

  /** A provider of a scheme made by a function. */
  public static LazyMmSchemeProvider of(String name, Function<Kernel, LazyMmScheme> make) {
    return new LazyMmSchemeProvider() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String summary() {
        return "made for a test";
      }

      @Override
      public int spiVersion() {
        return Spi.VERSION;
      }

      @Override
      public LazyMmScheme create(Kernel kernel, Options options) {
        return make.apply(kernel);
      }
    };
  }
}
