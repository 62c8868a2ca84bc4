package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;

class SharedEventsTest {
  private final Told told = new Told();

  private List<Integer> chosen() {
    return SharedEvents.of(told.counterexample()).stream().map(ExecutionEvent::number).toList();
  }

  @Test
  void aCellMattersIfItIsWrittenAndTwoCpusAccessIt() {
    int write = told.write(0, "shared", "1");
    told.write(0, "own", "1");
    int read = told.read(1, "shared", "1", write);
    told.read(0, "constant", "0", ExecutionEvent.INITIAL);
    told.read(1, "constant", "0", ExecutionEvent.INITIAL);
    assertEquals(List.of(write, read), chosen());
  }

  @Test
  void barriersMatterWhereverTheyStand() {
    int barrier = told.plain(0, Kind.BARRIER, "smp_mb");
    assertEquals(List.of(barrier), chosen());
  }

  @Test
  void usesAndFreesMatterIfTheyAreComplainedOf() {
    told.plain(0, Kind.USE, "mm1");
    int use = told.plain(1, Kind.USE, "mm1");
    told.plain(1, Kind.ALLOC, "mm1");
    int free = told.plain(0, Kind.FREE, "mm1");
    told.plain(1, Kind.FREE, "mm1");
    told.blame(use, free);
    assertEquals(List.of(use, free), chosen());
  }

  @Test
  void whatIsComplainedOfMattersThoughItsCellIsOneCpusAlone() {
    told.write(0, "own", "1");
    int write = told.write(0, "own", "2");
    told.blame(write);
    assertEquals(List.of(write), chosen());
  }

  private int look(int cpu, Kind kind, int pendingIpis, String value) {
    told.target = pendingIpis;
    int look =
        told.add(
            cpu,
            kind,
            CellRole.DOORBELL,
            "cpu" + pendingIpis + ".doorbell",
            value,
            ExecutionEvent.INITIAL,
            ExecutionEvent.NONE);
    told.target = -1;
    return look;
  }

  private int ring(int pendingIpis, String value) {
    told.target = pendingIpis;
    int write =
        told.add(
            3,
            Kind.WRITE,
            CellRole.DOORBELL,
            "cpu" + pendingIpis + ".doorbell",
            value,
            ExecutionEvent.NONE,
            ExecutionEvent.INITIAL);
    told.target = -1;
    return write;
  }

  @Test
  void aLookForInterruptsMattersIfItFindsANewOne() {
    int ring = ring(1, "5");
    look(1, Kind.READ, 1, "0");
    int found = look(1, Kind.READ, 1, "5");
    look(1, Kind.READ, 1, "5");
    look(1, Kind.IDLE, 1, "5");
    look(1, Kind.AWAIT, 1, "5");
    int again = look(1, Kind.IDLE, 1, "6");
    assertEquals(List.of(ring, found, again), chosen());
  }

  @Test
  void eachCpuHasItsOwnDoorbell() {
    int one = ring(1, "5");
    int other = ring(0, "5");
    int first = look(1, Kind.READ, 1, "5");
    int second = look(0, Kind.AWAIT, 0, "5");
    look(0, Kind.READ, 0, "5");
    assertEquals(List.of(one, other, first, second), chosen());
  }

  @Test
  void aLookAtAnothersDoorbellIsAnAccessLikeAnyOther() {
    int ring = ring(1, "5");
    int look = look(0, Kind.READ, 1, "0");
    assertEquals(List.of(ring, look), chosen());
  }
}
