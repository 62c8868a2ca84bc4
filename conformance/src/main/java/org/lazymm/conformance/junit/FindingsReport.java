package org.lazymm.conformance.junit;

import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Prints one table of what has failed, once all tests have run. JUnit finds it as a service. */
public final class FindingsReport implements TestExecutionListener {

  /** Made by JUnit. */
  public FindingsReport() {}

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    List<SuiteFinding> findings = SuiteFindings.take();
    if (!findings.isEmpty()) {
      System.out.println(String.join(System.lineSeparator(), FindingsTable.of(findings)));
    }
  }
}
