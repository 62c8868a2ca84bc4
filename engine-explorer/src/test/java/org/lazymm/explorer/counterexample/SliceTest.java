package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;
import org.lazymm.explorer.scenario.Finding;

class SliceTest {
  private final Told told = new Told();

  private List<Integer> kept() {
    return Slice.of(told.counterexample()).stream().boxed().toList();
  }

  private int ofScheme(int event) {
    told.ofScheme.add(event);
    return event;
  }

  @Test
  void whereTheReasonNamesNothingEverythingIsKept() {
    told.kind = Finding.Kind.CLOSING;
    told.write(0, "x", "1");
    told.plain(1, Kind.BARRIER, "smp_mb");
    assertEquals(List.of(0, 1), kept());
  }

  @Test
  void ofTheKernelsAccessesThoseAreKeptThatTheSchemeReads() {
    told.write(0, "noise", "1");
    int write = told.write(0, "curr", "1");
    int read = ofScheme(told.read(1, "curr", "1", write));
    int use = told.plain(1, Kind.USE, "mm1");
    told.blame(use);
    assertEquals(List.of(write, read, use), kept());
  }

  @Test
  void whatComesAfterTheCulpritsIsNotKept() {
    int use = told.plain(0, Kind.USE, "mm1");
    ofScheme(told.write(0, "late", "1"));
    ofScheme(told.write(1, "elsewhere", "1"));
    told.blame(use);
    assertEquals(List.of(use), kept());
  }

  @Test
  void barriersAreKeptBetweenWhatIsKept() {
    told.plain(0, Kind.BARRIER, "smp_mb");
    int write = ofScheme(told.write(0, "x", "1"));
    int barrier = told.plain(0, Kind.BARRIER, "smp_mb");
    int use = told.plain(0, Kind.USE, "mm1");
    told.plain(0, Kind.BARRIER, "smp_mb");
    told.blame(use);
    assertEquals(List.of(write, barrier, use), kept());
  }

  @Test
  void aBarrierAfterALookForInterruptsAloneIsNotKept() {
    int look = told.signal(0, Kind.READ, CellRole.DOORBELL, "cpu0.doorbell");
    told.plain(0, Kind.BARRIER, "smp_mb");
    int use = told.plain(0, Kind.USE, "mm1");
    told.blame(use);
    assertEquals(List.of(look, use), kept());
  }

  @Test
  void theReadOfAnUpdateIsKeptWithItsWrite() {
    int read = told.signal(0, Kind.UPDATE_READ, CellRole.ORDINARY, "x");
    int write = told.signal(0, Kind.UPDATE_WRITE, CellRole.ORDINARY, "x");
    int other = ofScheme(told.read(1, "x", "1", write));
    int use = told.plain(1, Kind.USE, "mm1");
    told.blame(use);
    assertEquals(List.of(read, write, other, use), kept());
  }

  @Test
  void theCountersOfTheMmInQuestionAreKeptAndNotThoseOfOthers() {
    told.memories.put("mm1.mm_count", "mm1");
    told.memories.put("mm2.mm_count", "mm2");
    int own = told.add(0, Kind.WRITE, CellRole.COUNT, "mm1.mm_count", "1", ExecutionEvent.NONE, -1);
    told.add(0, Kind.WRITE, CellRole.COUNT, "mm2.mm_count", "1", ExecutionEvent.NONE, -1);
    int free = told.plain(0, Kind.FREE, "mm1");
    told.blame(free);
    assertEquals(List.of(own, free), kept());
  }

  @Test
  void ofAnOutcomeTheAccessesOfUserCodeAreKept() {
    told.kind = Finding.Kind.OUTCOME;
    told.step(0, "store x 1");
    int store = told.write(0, "x", "1");
    told.step(0, "tick");
    told.write(0, "own", "1");
    told.step(1, "load x r");
    int load = told.read(1, "x", "1", store);
    told.step(1, "tick");
    told.write(1, "late", "1");
    assertEquals(List.of(store, load), kept());
  }
}
