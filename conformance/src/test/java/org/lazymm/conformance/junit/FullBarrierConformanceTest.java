package org.lazymm.conformance.junit;

import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;

/** The kit as a scheme's author uses it. */
class FullBarrierConformanceTest extends LazyMmSchemeConformance {
  @Override
  protected LazyMmSchemeProvider provider() {
    return new FullBarrierSchemeProvider();
  }
}
