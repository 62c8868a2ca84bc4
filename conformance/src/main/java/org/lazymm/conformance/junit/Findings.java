package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of this JVM have found and not yet told. Any thread may use it. */
final class Findings {
  private static final Map<Path, Finding> FOUND = new LinkedHashMap<>();

  private Findings() {}

  /** Remembers what was found, in place of what was written to the same file before. */
  static synchronized void add(Finding finding) {
    FOUND.put(finding.file(), finding);
  }

  /** What was found since this was last asked. */
  static synchronized List<Finding> take() {
    List<Finding> found = new ArrayList<>(FOUND.values());
    FOUND.clear();
    return found;
  }
}
