package example;

import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.conformance.junit.LazyMmSchemeConformance;

/** Holds the scheme to every property, on generated scenarios and on the explored catalogue. */
class CountedSchemeTest extends LazyMmSchemeConformance {
  @Override
  protected LazyMmSchemeProvider provider() {
    return new CountedSchemeProvider();
  }
}
