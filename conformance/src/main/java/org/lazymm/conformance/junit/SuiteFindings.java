package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of this JVM have found and not yet told. Any thread may use it. */
final class SuiteFindings {
  private static final Map<Path, SuiteFinding> FOUND = new LinkedHashMap<>();

  private SuiteFindings() {}

  /** Remembers what was found, in place of what was written to the same file before. */
  static synchronized void add(SuiteFinding finding) {
    FOUND.put(finding.file(), finding);
  }

  /** What was found since this was last asked. */
  static synchronized List<SuiteFinding> take() {
    List<SuiteFinding> found = new ArrayList<>(FOUND.values());
    FOUND.clear();
    return found;
  }
}
