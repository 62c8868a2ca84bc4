package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;

class DiagramRowsTest {
  private final Told told = new Told();

  private List<DiagramRow> moments() {
    return DiagramRows.of(told.counterexample(), Detail.WHOLE).moments();
  }

  /** Number, CPU, what happens, what is read, and whether it is blamed, of each moment. */
  private List<String> lines() {
    return moments().stream()
        .map(
            moment ->
                moment.number()
                    + " cpu"
                    + moment.cpu()
                    + " "
                    + moment.text()
                    + (moment.readsFrom() == 0 ? "" : " by #" + moment.readsFrom())
                    + (moment.culprit() ? " !" : ""))
        .toList();
  }

  @Test
  void operationsAreToldInTheirOrderWithWhatTheyRead() {
    int write = told.write(0, "x", "1");
    told.read(1, "x", "1", write);
    told.read(1, "y", "0", ExecutionEvent.INITIAL);
    told.plain(1, Kind.BARRIER, "smp_mb");
    assertEquals(
        List.of(
            "1 cpu0 WRITE_ONCE(x, 1)",
            "2 cpu1 READ_ONCE(x) = 1 by #1",
            "3 cpu1 READ_ONCE(y) = 0",
            "4 cpu1 smp_mb()"),
        lines());
    assertEquals("Code.line:1", moments().get(1).site());
    assertEquals(DiagramRow.Kind.OPERATION, moments().get(1).kind());
  }

  @Test
  void onlyUsesThatAreComplainedOfAreTold() {
    told.plain(0, Kind.USE, "mm1");
    int use = told.plain(1, Kind.USE, "mm1");
    int free = told.plain(0, Kind.FREE, "mm1");
    told.blame(use, free);
    assertEquals(List.of("1 cpu1 uses mm1 !", "2 cpu0 frees mm1 !"), lines());
  }

  private int update(int cpu, CellRole role, String cell) {
    int read = told.signal(cpu, Kind.UPDATE_READ, role, cell);
    told.signal(cpu, Kind.UPDATE_WRITE, role, cell);
    return read;
  }

  @Test
  void anUpdateIsOneMomentAndIsReadFromAsThat() {
    int update = update(0, CellRole.ORDINARY, "x");
    told.read(1, "x", "1", update + 1);
    told.blame(update + 1);
    assertEquals(
        List.of(
            "1 cpu0 atomic_add_return_relaxed(1, x): 0\u00a0->\u00a00 !",
            "2 cpu1 READ_ONCE(x) = 1 by #1"),
        lines());
  }

  @Test
  void anUpdateThatWritesNothingFails() {
    told.signal(0, Kind.UPDATE_READ, CellRole.ORDINARY, "x");
    update(1, CellRole.ORDINARY, "x");
    told.signal(0, Kind.UPDATE_READ, CellRole.ORDINARY, "x");
    assertEquals(
        List.of(
            "1 cpu0 atomic_add_return_relaxed(1, x) fails: 0",
            "2 cpu1 atomic_add_return_relaxed(1, x): 0\u00a0->\u00a00",
            "3 cpu0 atomic_add_return_relaxed(1, x) fails: 0"),
        lines());
  }

  @Test
  void theWriteOfAnotherCpuIsNoPartOfAnUpdate() {
    told.signal(0, Kind.UPDATE_READ, CellRole.ORDINARY, "x");
    told.signal(1, Kind.UPDATE_WRITE, CellRole.ORDINARY, "x");
    assertEquals(List.of("1 cpu0 atomic_add_return_relaxed(1, x) fails: 0"), lines());
  }

  /** CPU 0 interrupts CPU 1. */
  private int interrupt() {
    told.target = 1;
    told.signal(0, Kind.WRITE, CellRole.REQUEST, "cpu0.call_cpu1");
    int ring = update(0, CellRole.RING, "cpu1.ring");
    told.signal(2, Kind.IDLE, CellRole.RING, "cpu1.ring");
    told.signal(2, Kind.WRITE, CellRole.DOORBELL, "cpu1.doorbell");
    told.signal(1, Kind.READ, CellRole.DOORBELL, "cpu1.doorbell");
    told.target = -1;
    return ring;
  }

  @Test
  void anInterruptBeginsByItsRingAndEndsWithItsHandler() {
    told.write(1, "before", "1");
    int ring = interrupt();
    told.handles = 0;
    told.read(1, "x", "0", ExecutionEvent.INITIAL);
    told.handles = -1;
    told.write(1, "after", "1");
    told.blame(ring);
    assertEquals(
        List.of(
            "1 cpu1 WRITE_ONCE(before, 1)",
            "2 cpu0 interrupts cpu1 !",
            "3 cpu1 -- interrupt from cpu0 -- by #2",
            "4 cpu1 READ_ONCE(x) = 0",
            "5 cpu1 -- end of interrupt --",
            "6 cpu1 WRITE_ONCE(after, 1)"),
        lines());
    assertEquals(DiagramRow.Kind.INTERRUPT, moments().get(2).kind());
    assertEquals(DiagramRow.Kind.END, moments().get(4).kind());
  }

  @Test
  void aCallerThatWaitsReadsTheEndOfTheInterrupt() {
    interrupt();
    told.handles = 0;
    told.target = 1;
    int end = told.signal(1, Kind.WRITE, CellRole.DONE, "cpu0.call_cpu1.done");
    told.target = 0;
    update(1, CellRole.RING, "cpu0.ring");
    told.handles = -1;
    told.target = 1;
    told.add(0, Kind.AWAIT, CellRole.DONE, "cpu0.call_cpu1.done", "1", end, ExecutionEvent.NONE);
    told.target = -1;
    told.write(1, "after", "1");
    assertEquals(
        List.of(
            "1 cpu0 interrupts cpu1",
            "2 cpu1 -- interrupt from cpu0 -- by #1",
            "3 cpu1 -- end of interrupt --",
            "4 cpu0 waits for the end of the interrupt of cpu1 by #3",
            "5 cpu1 WRITE_ONCE(after, 1)"),
        lines());
    assertEquals(DiagramRow.Kind.END, moments().get(2).kind());
  }

  @Test
  void eachInterruptBeginsByTheLastRingBeforeIt() {
    interrupt();
    interrupt();
    told.handles = 0;
    told.read(1, "x", "0", ExecutionEvent.INITIAL);
    told.handles = -1;
    assertEquals("3 cpu1 -- interrupt from cpu0 -- by #2", lines().get(2));
    interrupt();
    assertEquals("3 cpu1 -- interrupt from cpu0 -- by #2", lines().get(2));
    assertEquals("5 cpu0 interrupts cpu1", lines().get(4));
  }

  @Test
  void aRingOfAnotherCpuBeginsNoneOfThis() {
    interrupt();
    told.target = 0;
    update(1, CellRole.RING, "cpu0.ring");
    told.target = -1;
    told.handles = 1;
    told.read(0, "x", "0", ExecutionEvent.INITIAL);
    assertEquals(
        List.of(
            "1 cpu0 interrupts cpu1",
            "2 cpu1 interrupts cpu0",
            "3 cpu0 -- interrupt from cpu1 -- by #2",
            "4 cpu0 READ_ONCE(x) = 0"),
        lines());
  }

  @Test
  void aHandlerOfAnotherCallerBeginsAnew() {
    told.handles = 0;
    told.read(1, "x", "0", ExecutionEvent.INITIAL);
    told.handles = 1;
    told.read(1, "y", "0", ExecutionEvent.INITIAL);
    assertEquals(
        List.of(
            "1 cpu1 -- interrupt from cpu0 --",
            "2 cpu1 READ_ONCE(x) = 0",
            "3 cpu1 -- end of interrupt --",
            "4 cpu1 -- interrupt from cpu1 --",
            "5 cpu1 READ_ONCE(y) = 0"),
        lines());
  }

  @Test
  void aStepIsHeadedOnceBeforeItsFirstRow() {
    told.step(0, "exit");
    told.write(0, "x", "1");
    told.step(1, "tick");
    told.write(1, "y", "1");
    told.write(0, "z", "1");
    told.step(0, "idle");
    told.write(0, "x", "2");
    assertEquals(
        List.of(
            "0 cpu0 == step 1: exit",
            "1 cpu0 WRITE_ONCE(x, 1)",
            "0 cpu1 == step 2: tick",
            "2 cpu1 WRITE_ONCE(y, 1)",
            "3 cpu0 WRITE_ONCE(z, 1)",
            "0 cpu0 == step 3: idle",
            "4 cpu0 WRITE_ONCE(x, 2)"),
        lines());
    assertEquals(DiagramRow.Kind.STEP, moments().get(0).kind());
  }

  @Test
  void whatACpuDoesAfterItsStepsIsPartOfNone() {
    told.step(0, "exit");
    told.write(0, "x", "1");
    told.write(0, "y", "1");
    told.restsFrom = List.of(1, 0, 0);
    assertEquals(
        List.of(
            "0 cpu0 == step 1: exit",
            "1 cpu0 WRITE_ONCE(x, 1)",
            "0 cpu0 == after its steps",
            "2 cpu0 WRITE_ONCE(y, 1)"),
        lines());
  }

  private List<Link> links(int row, Edge edge) {
    Detail detail = new Detail(true, Set.of(edge));
    return DiagramRows.of(told.counterexample(), detail).moments().get(row - 1).links();
  }

  @Test
  void aWriteComesAfterTheOneBeforeItAndAReadBeforeTheNext() {
    int first = told.write(0, "x", "1");
    told.add(0, Kind.WRITE, CellRole.ORDINARY, "x", "2", ExecutionEvent.NONE, first);
    told.read(1, "x", "1", first);
    told.read(1, "x", "0", ExecutionEvent.INITIAL);
    assertEquals(List.of(new Link(Edge.COHERENCE, 1)), links(2, Edge.COHERENCE));
    assertEquals(List.of(), links(1, Edge.COHERENCE));
    assertEquals(List.of(new Link(Edge.FROM_READS, 2)), links(3, Edge.FROM_READS));
    assertEquals(List.of(new Link(Edge.FROM_READS, 1)), links(4, Edge.FROM_READS));
    assertEquals(List.of(new Link(Edge.READS_FROM, 1)), links(3, Edge.READS_FROM));
  }

  @Test
  void anUpdateDoesNotComeBeforeItself() {
    update(0, CellRole.ORDINARY, "x");
    assertEquals(List.of(), links(1, Edge.FROM_READS));
  }
}
