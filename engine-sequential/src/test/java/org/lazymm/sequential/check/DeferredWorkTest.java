package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Work;
import org.lazymm.scheme.reference.ReferenceCounting;

class DeferredWorkTest {
  private final List<String> done = new ArrayList<>();

  /** At a tick defers work that puts itself off again a few times. */
  private final class PutsOff extends ReferenceCounting {
    private final int times;

    PutsOff(Kernel kernel, int times) {
      super(kernel);
      this.times = times;
    }

    @Override
    public void tick(int cpu) {
      kernel.defer(cpu, work(cpu, times), kernel.initMm());
    }

    private Work work(int by, int left) {
      return (cpu, mm) -> {
        done.add("cpu" + by + " on cpu" + cpu);
        again(by, cpu, left - 1, mm);
      };
    }

    private void again(int by, int cpu, int left, Mm mm) {
      if (left > 0) {
        kernel.defer(cpu, work(by, left), mm);
      }
    }
  }

  private Board board(int times) {
    return new Board(3, kernel -> new PutsOff(kernel, times));
  }

  @Test
  void thereIsNoneAtFirst() {
    Board board = board(1);
    assertTrue(board.work.noneLeft());
    board.work.runAll();
    assertEquals(List.of(), done);
  }

  @Test
  void eachCpuRunsItsOwn() {
    Board board = board(1).take("2 tick", "0 tick");
    assertFalse(board.work.noneLeft());
    board.work.runAll();
    assertEquals(List.of("cpu0 on cpu0", "cpu2 on cpu2"), done);
    assertTrue(board.work.noneLeft());
  }

  @Test
  void workOfTheLastCpuIsSeen() {
    assertFalse(board(1).take("2 tick").work.noneLeft());
  }

  @Test
  void workThatPutsItselfOffRunsAgain() {
    Board board = board(3).take("1 tick");
    board.work.runAll();
    assertEquals(List.of("cpu1 on cpu1", "cpu1 on cpu1", "cpu1 on cpu1"), done);
  }

  @Test
  void workThatNeverEndsIsLeft() {
    Board board = board(DeferredWork.MOST_ROUNDS + 5).take("1 tick");
    board.work.runAll();
    assertEquals(DeferredWork.MOST_ROUNDS, done.size());
    assertFalse(board.work.noneLeft());
    board.work.runAll();
    assertTrue(board.work.noneLeft());
  }

  @Test
  void theOrderIsThatAskedFor() {
    Board board = board(1).take("0 tick", "1 tick", "2 tick");
    new DeferredWork(board.machine, Runnable::run, () -> List.of(2, 0, 1)).runAll();
    assertEquals(List.of("cpu2 on cpu2", "cpu0 on cpu0", "cpu1 on cpu1"), done);
  }

  @Test
  void workIsRunWithinTheBound() {
    Board board = board(1).take("1 tick");
    List<String> bounded = new ArrayList<>();
    new DeferredWork(
            board.machine,
            action -> {
              bounded.add("begun");
              action.run();
            },
            () -> List.of(0, 1, 2))
        .runAll();
    assertEquals(List.of("begun"), bounded, "nothing is begun where there is no work");
  }
}
