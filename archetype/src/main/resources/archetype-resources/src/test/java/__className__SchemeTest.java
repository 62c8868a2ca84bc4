package ${package};

import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.conformance.junit.LazyMmSchemeConformance;

/** Holds the scheme to every property, on generated scenarios and on the explored catalogue. */
class ${className}SchemeTest extends LazyMmSchemeConformance {
  @Override
  protected LazyMmSchemeProvider provider() {
    return new ${className}SchemeProvider();
  }
}
