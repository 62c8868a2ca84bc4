package example;

import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.conformance.junit.LazyMmSchemeConformance;

/** Holds the scheme to every property, on generated scenarios and on the explored catalogue. */
class EpochSchemeTest extends LazyMmSchemeConformance {
  @Override
  protected LazyMmSchemeProvider provider() {
    return new EpochSchemeProvider();
  }
}
