package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.Finding;

class LitmusExportTest {
  private final Told told = new Told();

  private static String exists(ExportedLitmusTest test) {
    String text = test.text();
    return text.substring(text.lastIndexOf("exists"));
  }

  private ExportedLitmusTest export() {
    return LitmusExport.of(told.counterexample(), "scheme");
  }

  @Test
  void aUseThatMaySeeTheFreeReadsIt() {
    told.kind = Finding.Kind.UNORDERED;
    int free = told.plain(0, Kind.FREE, "mm1");
    int use = told.plain(1, Kind.USE, "mm1");
    told.blame(use, free);
    assertEquals("exists (1:r1=1)\n", exists(export()));
    assertTrue(export().text().contains("\tWRITE_ONCE(*mm1_freed, 1);"), export().text());
    assertTrue(export().text().contains("\tr1 = READ_ONCE(*mm1_freed);"), export().text());
  }

  @Test
  void aUseThatLeadsToTheFreeIsNotSeenByIt() {
    told.kind = Finding.Kind.UNORDERED;
    int use = told.plain(0, Kind.USE, "mm1");
    int write = told.write(0, "x", "1");
    told.read(1, "x", "1", write);
    int free = told.plain(1, Kind.FREE, "mm1");
    told.ofScheme.add(write);
    told.ofScheme.add(write + 1);
    told.blame(use, free);
    assertEquals("exists (1:r0=1 /\\ 1:r1=0)\n", exists(export()));
    assertTrue(export().text().contains("\tWRITE_ONCE(*mm1_used, 1);"), export().text());
  }

  @Test
  void whatTheRestImpliesIsNotSaid() {
    told.kind = Finding.Kind.OUTCOME;
    told.step(0, "store x 1");
    int write = told.write(0, "x", "1");
    told.step(1, "load x r");
    told.read(1, "x", "1", write);
    told.step(1, "load x s");
    told.read(1, "x", "1", write);
    assertEquals("exists (1:r0=1)\n", exists(export()));
  }

  @Test
  void whatOneCpuDoesAloneIsNoLitmusTest() {
    told.kind = Finding.Kind.TOO_LATE;
    int free = told.plain(0, Kind.FREE, "mm1");
    int use = told.plain(0, Kind.USE, "mm1");
    told.blame(use, free);
    assertEquals("cpu0 alone is enough to show it", export().obstacle());
  }

  @Test
  void cellsHoldWhatTheyHeldAtFirst() {
    told.kind = Finding.Kind.EVENT;
    told.initial.put("x", "7");
    int write = told.write(0, "x", "1");
    int read = told.read(1, "x", "1", write);
    told.ofScheme.add(write);
    told.blame(read);
    assertTrue(export().text().contains("{\n\tx=7;\n}"), export().text());
  }
}
