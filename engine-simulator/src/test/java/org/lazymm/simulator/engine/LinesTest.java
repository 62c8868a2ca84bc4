package org.lazymm.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Mm;
import org.lazymm.simulator.coherence.CacheLine;

class LinesTest {
  private final LineTable lines = new LineTable();

  private CacheLine join(Home home) {
    return lines.join(home, new CacheLine(CacheLine.NOBODY));
  }

  private static Mm mm(String name) {
    return () -> name;
  }

  @Test
  void cellsOfOneOwnerAndGroupShareALine() {
    assertSame(join(Home.cpu(3)), join(Home.cpu(3)));
    assertSame(join(Home.machine()), join(Home.machine()));
    Mm mm = mm("mm1");
    assertSame(join(Home.mm(mm)), join(Home.mm(mm)));
  }

  @Test
  void theFirstCellOfAHomeIsItsLine() {
    CacheLine first = new CacheLine(3);
    assertSame(first, lines.join(Home.cpu(3), first));
  }

  @Test
  void otherOwnersAndOtherGroupsHaveOtherLines() {
    assertNotSame(join(Home.cpu(3)), join(Home.cpu(4)));
    assertNotSame(join(Home.cpu(3)), join(Home.cpu(3).onLine("count")));
    assertNotSame(join(Home.machine()), join(Home.machine().onLine("count")));
    assertNotSame(join(Home.mm(mm("mm1"))), join(Home.mm(mm("mm1"))));
  }

  @Test
  void anMmIsForgottenWhenTheNextOneIsMade() {
    Mm mm = mm("mm1");
    CacheLine before = join(Home.mm(mm));
    join(Home.mm(mm("mm2")));
    assertNotSame(before, join(Home.mm(mm)));
  }

  @Test
  void theLinesOfCpusAreForgottenAfterBootAndThoseOfTheMachineAreNot() {
    CacheLine ofCpu = join(Home.cpu(3));
    CacheLine ofMachine = join(Home.machine());
    lines.booted();
    assertNotSame(ofCpu, join(Home.cpu(3)));
    assertSame(ofMachine, join(Home.machine()));
  }

  @Test
  void theEldestLineOfTheMachineIsForgottenWhenThereAreMany() {
    CacheLine eldest = join(Home.machine().onLine("0"));
    CacheLine second = join(Home.machine().onLine("1"));
    for (int index = 2; index <= 256; index++) {
      join(Home.machine().onLine(Integer.toString(index)));
    }
    assertSame(second, join(Home.machine().onLine("1")));
    assertNotSame(eldest, join(Home.machine().onLine("0")));
  }
}
