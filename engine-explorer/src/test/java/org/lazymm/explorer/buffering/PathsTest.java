package org.lazymm.explorer.buffering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.model.Lkmm;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;

class PathsTest {
  private static final int X = 0;
  private static final int Y = 1;

  private interface Code {
    void run(Operations operations);
  }

  private record Threads(List<Code> codes) implements Program {
    @Override
    public int threads() {
      return codes.size();
    }

    @Override
    public long initial(int location) {
      return 0;
    }

    @Override
    public void run(int thread, Operations operations) {
      codes.get(thread).run(operations);
    }
  }

  /** Each thread of which a read and a later write may be swapped, with their locations. */
  private static String swapped(Code... codes) {
    Paths paths = new Paths();
    new Search(
            new Threads(List.of(codes)),
            new Lkmm(),
            Limits.NONE,
            graph -> {
              paths.add(graph);
              return true;
            })
        .run();
    StringBuilder text = new StringBuilder();
    for (BufferedPair each : paths.onCycles()) {
      text.append(text.isEmpty() ? "" : " ")
          .append(each.thread())
          .append(':')
          .append(each.read())
          .append('-')
          .append(each.write());
    }
    return text.toString();
  }

  private static Code readThenWrite(int read, Mode reading, int write, Mode writing) {
    return t -> {
      t.read(read, reading);
      t.write(write, 1, writing);
    };
  }

  private static Code relaxed(int read, int write) {
    return readThenWrite(read, Mode.RELAXED, write, Mode.RELAXED);
  }

  @Test
  void readsAndWritesInARingMayBeSwapped() {
    assertEquals("0:0-1 1:0-1", swapped(relaxed(X, Y), relaxed(Y, X)));
    assertEquals("0:0-1 1:0-1 2:0-1", swapped(relaxed(X, Y), relaxed(Y, 2), relaxed(2, X)));
  }

  @Test
  void aPairThatIsOnNoRingDoesNotMatter() {
    assertEquals("", swapped(relaxed(X, Y), t -> t.write(X, 1, Mode.RELAXED)));
    assertEquals("", swapped(relaxed(X, Y), relaxed(Y, 2)));
    assertEquals("", swapped(relaxed(X, Y), relaxed(X, Y)));
  }

  @Test
  void anAcquireAReleaseOrABarrierKeepsAPairInOrder() {
    Code acquire = readThenWrite(X, Mode.ACQUIRE, Y, Mode.RELAXED);
    Code release = readThenWrite(Y, Mode.RELAXED, X, Mode.RELEASE);
    assertEquals("1:0-1", swapped(acquire, relaxed(Y, X)));
    assertEquals("", swapped(acquire, readThenWrite(Y, Mode.ACQUIRE, X, Mode.RELAXED)));
    Code barrier =
        t -> {
          t.read(X, Mode.ACQUIRE);
          t.fence(Fence.MB);
          t.write(Y, 1, Mode.RELAXED);
        };
    assertEquals("1:0-1", swapped(barrier, relaxed(Y, X)));
    assertEquals("", swapped(acquire, release));
  }

  @Test
  void aSuccessfulUpdateThatIsFullIsABarrierAndAFailedOneIsNone() {
    Code full =
        t -> {
          t.update(X, Update.ADD, 1, 0, Mode.FULL);
          t.write(Y, 1, Mode.RELAXED);
        };
    Code failing =
        t -> {
          t.update(X, Update.COMPARE_EXCHANGE, 5, 4, Mode.FULL);
          t.write(Y, 1, Mode.RELAXED);
        };
    Code back = readThenWrite(Y, Mode.ACQUIRE, X, Mode.RELAXED);
    assertEquals("", swapped(full, back));
    assertEquals("0:0-1", swapped(failing, back));
  }

  @Test
  void aLockKeepsWhatIsBehindItAndAnUnlockWhatIsBefore() {
    Code locked =
        t -> {
          t.lock(2);
          t.read(X, Mode.RELAXED);
          t.unlock(2);
          t.lock(2);
          t.write(Y, 1, Mode.RELAXED);
          t.unlock(2);
        };
    Code inside =
        t -> {
          t.lock(2);
          t.read(X, Mode.RELAXED);
          t.write(Y, 1, Mode.RELAXED);
          t.unlock(2);
        };
    Code back = readThenWrite(Y, Mode.ACQUIRE, X, Mode.RELAXED);
    assertEquals("", swapped(locked, back));
    assertEquals("0:2-3", swapped(inside, back));
  }

  /**
   * Without load buffering the second thread never reads 42, so that it is always seen with its
   * barrier.
   */
  @Test
  void aBarrierThatIsPassedByAValueNeverReadKeepsNothing() {
    Code copies =
        t -> {
          if (t.read(X, Mode.RELAXED) == 42) {
            t.depending(0, 0, 1);
            t.write(Y, 42, Mode.RELAXED);
          }
        };
    Code skips =
        t -> {
          if (t.read(Y, Mode.RELAXED) != 42) {
            t.fence(Fence.MB);
          }
          t.write(X, 42, Mode.RELAXED);
        };
    assertEquals("1:0-2", swapped(copies, skips));
  }
}
