package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.FlawCause;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.scheduler.property.Property;

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

        at first: x = 0, y = 0
              cpu0                                      cpu1
              == step 1: store x 1
          1   WRITE_ONCE(x, 1)
              == step 2: membarrier private-expedited
          2   smp_mb()
          3   interrupts cpu1
                                                        == step 4: store y 1
          4                                             -- interrupt from cpu0 -- by #3
          5                                             -- end of interrupt --
          6   waits for the end of the interrupt of
                cpu1 reads #5
          7   smp_mb()
              == step 3: load y r2
          8   READ_ONCE(y) = 0
          9                                             WRITE_ONCE(y, 1)
                                                        == step 5: load x r1
         10                                             READ_ONCE(x) = 0
        (5 rows that have no part in it are left out; --full shows them)
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

  private static List<String> unordered(Detail detail) {
    return TextDiagram.of(Broken.UNORDERED.counterexample(), "fullbarrier", detail);
  }

  @Test
  void theOrderThatIsMissingIsNamedByItsTwoEnds() {
    List<String> lines = unordered(Detail.USUAL);
    assertTrue(
        lines.contains("missing: nothing orders #1 (cpu0 uses mm1) before #5 (cpu1 frees mm1)"),
        lines::toString);
    assertTrue(
        lines.contains(
            "all that leads from the one to the other are values read: #1 -> #3 -> #4 -> #5"),
        lines::toString);
  }

  @Test
  void theCauseIsTheKindAndThePlacesThatTheReasonNames() {
    FlawCause cause = Broken.UNORDERED.counterexample().cause();
    assertEquals(Property.S1, cause.property());
    assertEquals(Finding.Kind.UNORDERED, cause.kind());
    assertEquals(
        List.of("LazyTlb.setLoaded", "AddressSpaces.free"),
        cause.places().stream().map(place -> place.toString().replaceAll(":\\d+", "")).toList());
    assertEquals(Finding.Kind.OUTCOME, Broken.INTERRUPT.counterexample().cause().kind());
  }

  @Test
  void whatTheCellsHeldAtFirstIsSaid() {
    List<String> lines = unordered(Detail.USUAL);
    assertTrue(lines.contains("at first: mm1.mm_users = 1, mm1.mm_count = 2"), lines::toString);
  }

  @Test
  void theWholeHasEveryRowAndSaysNothingOfRowsLeftOut() {
    List<String> lines = unordered(Detail.WHOLE);
    assertTrue(lines.stream().anyMatch(line -> line.contains("ProcessLife.execMmap")));
    assertTrue(lines.stream().noneMatch(line -> line.contains("left out")), lines::toString);
  }

  @Test
  void edgesAreShownAsAskedFor() {
    List<String> all = unordered(new Detail(false, EnumSet.allOf(Edge.class)));
    assertTrue(all.stream().anyMatch(line -> line.contains("reads #3")), all::toString);
    assertTrue(all.stream().anyMatch(line -> line.contains("after #3")), all::toString);
    List<String> none = unordered(new Detail(false, Set.of()));
    assertTrue(none.stream().noneMatch(line -> line.contains("reads #3")), none::toString);
  }

  @Test
  void thatNothingLeadsFromTheOneEndToTheOtherIsSaid() {
    Told told = new Told();
    told.kind = Finding.Kind.UNORDERED;
    int free = told.plain(0, ExecutionEvent.Kind.FREE, "mm1");
    told.blame(told.plain(1, ExecutionEvent.Kind.USE, "mm1"), free);
    List<String> lines = TextDiagram.of(told.counterexample(), "scheme");
    assertTrue(
        lines.contains("cpu0 reads nothing before #1 that cpu1 has written since #2"),
        lines::toString);
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
