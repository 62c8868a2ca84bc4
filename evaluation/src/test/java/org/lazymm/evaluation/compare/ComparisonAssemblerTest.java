package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.Problem;

class ComparisonAssemblerTest {

  @Test
  void aDiagnosticKeepsWhatItIsAboutWhateverColonsStandInIt() {
    Diagnostic diagnostic = new Diagnostic("--trace a: b.txt", "no such file: give another");
    assertEquals(
        List.of(new Problem("--trace a: b.txt", "no such file: give another")),
        new ComparisonAssembler(new ReproCommand("compare"), 1)
            .with(List.of(diagnostic))
            .build(Diagnostics.kept())
            .problems());
  }

  @Test
  void aFaultOfOursIsAProblemThatNamesTheWork() {
    VerdictCollector findings = new VerdictCollector();
    findings.fault("rcu on a: b, 2 CPUs", new IllegalStateException("no such line"));
    assertEquals(
        List.of(
            new Diagnostic(
                "rcu on a: b, 2 CPUs",
                "java.lang.IllegalStateException: no such line; an internal error, its numbers are"
                    + " missing")),
        findings.internalErrors().stream().map(InternalErrorException::diagnostic).toList());
  }
}
