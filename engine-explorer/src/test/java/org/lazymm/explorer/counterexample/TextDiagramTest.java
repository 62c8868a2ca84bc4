package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;

class TextDiagramTest {
  private static List<String> withoutSources(List<String> lines) {
    return lines.stream()
        .map(line -> line.substring(0, Math.min(line.length(), 90)).stripTrailing())
        .toList();
  }

  @Test
  void anInterruptIsALineOfItsOwnAndVainLooksForOneAreLeftOut() {
    assertEquals(
        """
        membarrier-a: shootdown on arm64 under lkmm
        M1: membarrier scenario A: the caller's barrier pairs with the interrupt's
        broken: the forbidden outcome r1 == 0 && r2 == 0 came out: r1=0, r2=0, x=1, y=1

              cpu0                                      cpu1
          1   WRITE_ONCE(x, 1)
          2   READ_ONCE(mm1.membarrier_state) = 514
          3   READ_ONCE(mm1.mm_users) = 2
          4   smp_mb()
          5   READ_ONCE(num_online_cpus) = 2
          6   READ_ONCE(cpu1.curr) = b
          7   READ_ONCE(b.mm) = mm1
          8   interrupts cpu1
          9                                             -- interrupt from cpu0 -- by #8
         10                                             -- end of interrupt --
         11   waits for the end of the interrupt of
                cpu1 reads #10
         12   smp_mb()
         13   READ_ONCE(y) = 0
         14                                             WRITE_ONCE(y, 1)
         15                                             READ_ONCE(x) = 0
        """
            .lines()
            .toList(),
        withoutSources(TextDiagram.of(Broken.INTERRUPT.counterexample(), "shootdown")).stream()
            .map(line -> line.replaceAll(" {20,}source$", ""))
            .map(line -> line.endsWith("source") ? line.substring(0, 50).stripTrailing() : line)
            .toList());
  }

  @Test
  void theEventsThatTheReasonIsAboutAreMarked() {
    List<String> lines = TextDiagram.of(Broken.ADDRESS_REUSE.counterexample(), "hazard");
    assertEquals("address-reuse: hazard on arm64 under lkmm", lines.get(0));
    assertEquals("broken: cpu1 uses mm1 after cpu1 has freed it", lines.get(2));
    List<String> marked = lines.stream().filter(line -> line.contains(">>")).toList();
    assertEquals(2, marked.size(), marked::toString);
    assertTrue(marked.get(0).contains("frees mm1"), marked.get(0));
    assertTrue(marked.get(1).contains("uses mm1"), marked.get(1));
  }

  @Test
  void twoCpusFitInto120Columns() {
    for (String line : TextDiagram.of(Broken.ADDRESS_REUSE.counterexample(), "hazard")) {
      assertTrue(line.length() <= 120, line);
    }
  }

  @Test
  void timeAgreesWithProgramOrderAndReadsFrom() {
    Counterexample counterexample = Broken.ADDRESS_REUSE.counterexample();
    Set<String> before = new HashSet<>();
    for (ExecutionEvent event : counterexample.events()) {
      assertTrue(event.readsFrom() < event.number(), event::toString);
      assertTrue(event.at() == 0 || before.contains(event.cpu() + " " + (event.at() - 1)));
      before.add(event.cpu() + " " + event.at());
    }
  }
}
