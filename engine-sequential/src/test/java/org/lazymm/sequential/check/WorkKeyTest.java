package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Work;
import org.lazymm.scheme.reference.ReferenceCounting;

class WorkKeyTest {
  /** Puts off what a test gives it. */
  private static final class PutsOff extends ReferenceCounting {
    PutsOff(Kernel kernel) {
      super(kernel);
    }

    void deferred(Work work) {
      deferred(work, kernel.initMm());
    }

    void deferred(Work work, Mm mm) {
      kernel.defer(0, work, mm);
    }

    Work counted(int left) {
      return (cpu, mm) -> deferred(counted(left - 1));
    }

    Work named(String name) {
      return (cpu, mm) -> deferred(named(name));
    }

    Work nested(Work inner) {
      return (cpu, mm) -> inner.run(cpu, mm);
    }

    Work about(Pair pair) {
      return (cpu, mm) -> deferred(about(pair));
    }

    void again(int cpu, Mm mm) {
      deferred(this::again);
    }

    Work method() {
      return this::again;
    }
  }

  private record Pair(int left, String right) {}

  private final Board board = new Board(1, PutsOff::new);
  private final PutsOff scheme = (PutsOff) board.machine.scheme().unguarded();

  @Test
  void theSameCodeThatHasCapturedTheSameIsAlike() {
    Mm init = board.machine.initMm();
    Work[] works = {
      scheme.method(), scheme.named("a"), scheme.about(new Pair(1, "a")), (cpu, mm) -> init.name()
    };
    for (Work work : works) {
      assertEquals(keyAlone(work), keyAlone(work));
    }
    assertEquals(keyAlone(scheme.method()), keyAlone(scheme.method()));
    assertEquals(keyAlone(scheme.counted(3)), keyAlone(scheme.counted(3)));
    assertEquals(
        keyAlone(scheme.about(new Pair(1, "a"))), keyAlone(scheme.about(new Pair(1, "a"))));
    assertEquals(
        keyAlone(scheme.nested(scheme.counted(1))), keyAlone(scheme.nested(scheme.counted(1))));
  }

  @Test
  void whatHasCapturedSomethingElseIsNotAlike() {
    assertNotEquals(keyAlone(scheme.counted(3)), keyAlone(scheme.counted(2)));
    assertNotEquals(keyAlone(scheme.named("a")), keyAlone(scheme.named("b")));
    assertNotEquals(
        keyAlone(scheme.about(new Pair(1, "a"))), keyAlone(scheme.about(new Pair(2, "a"))));
    assertNotEquals(
        keyAlone(scheme.nested(scheme.counted(1))), keyAlone(scheme.nested(scheme.counted(2))));
    assertNotEquals(keyAlone(scheme.method()), keyAlone(scheme.named("a")));
  }

  /** The key of one piece of work, the CPU having no other. */
  private List<Object> keyAlone(Work work) {
    Board fresh = new Board(1, PutsOff::new);
    PutsOff other = (PutsOff) fresh.machine.scheme().unguarded();
    other.deferred(work);
    List<Object> key = WorkKey.of(fresh.machine.cpu(0).deferredWork());
    return key.subList(0, 1);
  }

  @Test
  void theMmIsPartOfIt() {
    scheme.deferred(scheme.method());
    List<Object> one = WorkKey.of(board.machine.cpu(0).deferredWork());
    board.take("0 run a");
    scheme.deferred(scheme.method(), board.mm("a"));
    List<Object> both = WorkKey.of(board.machine.cpu(0).deferredWork());
    assertEquals(one, both.subList(0, 2));
    assertEquals(both.get(0), both.get(2));
    assertNotEquals(both.get(1), both.get(3));
  }
}
