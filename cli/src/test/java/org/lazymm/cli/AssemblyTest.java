package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Problem;

class AssemblyTest {

  @Test
  void aComplaintKeepsWhatItIsAboutWhateverColonsStandInIt() {
    Complaint complaint = new Complaint("--trace a: b.txt", "no such file: give another");
    assertEquals(
        List.of(new Problem("--trace a: b.txt", "no such file: give another")),
        new Assembly(new Echo("compare"), 1)
            .with(List.of(complaint))
            .build(complaints())
            .problems());
  }

  private static Complaints complaints() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new Complaints(new Console(nowhere, nowhere, false));
  }

  @Test
  void aFaultOfOursIsAProblemThatNamesTheWork() {
    Findings findings = new Findings();
    findings.fault("rcu on a: b, 2 CPUs", new IllegalStateException("no such line"));
    assertEquals(
        List.of(
            new Complaint(
                "rcu on a: b, 2 CPUs",
                "java.lang.IllegalStateException: no such line; an internal error, its numbers are"
                    + " missing")),
        findings.faults());
  }
}
