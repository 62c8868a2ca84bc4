package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;

/**
 * The shapes of the kernel's own litmus tests have as many executions as herd7 finds without load
 * buffering.
 */
class KernelCountsTest {

  /** Threads are separated by bars: W and R access a location, L and U a lock. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CoRR,                                              3, Wx | Rx Rx",
    "CoRW,                                              3, Rx Wx | Wx",
    "CoWR,                                              3, Wx Rx | Wx",
    "CoWW,                                              1, Wx Wx",
    "SB+poonceonces,                                    4, Wx Ry | Wy Rx",
    "SB+fencembonceonces,                               3, Wx mb Ry | Wy mb Rx",
    "MP+poonceonces,                                    4, Wx Wy | Ry Rx",
    "MP+fencewmbonceonce+fencermbonceonce,              3, Wx wmb Wy | Ry rmb Rx",
    "MP+pooncerelease+poacquireonce,                    3, Wx Wy.rel | Ry.acq Rx",
    "MP+polocks,                                        3, Wx Ls Wy Us | Ls Ry Us Rx",
    "MP+porevlocks,                                     3, Ls Wx Us Wy | Ry Ls Rx Us",
    "MP+unlocklockonceonce+fencermbonceonce,            3, Ls Wx Us Lt Wy Ut | Ry rmb Rx",
    "LB+poonceonces,                                    3, Rx Wy | Ry Wx",
    "LB+poacquireonce+pooncerelease,                    3, Rx Wy.rel | Ry.acq Wx",
    "LB+unlocklockonceonce+poacquireonce,               3, Ls Rx Us Lt Wy Ut | Ry.acq Wx",
    "R+poonceonces,                                     4, Wx Wy | Wy Rx",
    "R+fencembonceonces,                                3, Wx mb Wy | Wy mb Rx",
    "S+poonceonces,                                     4, Wx Wy | Ry Wx",
    "S+fencewmbonceonce+poacquireonce,                  3, Wx wmb Wy | Ry.acq Wx",
    "WRC+poonceonces+Once,                              8, Wx | Rx Wy | Ry Rx",
    "WRC+pooncerelease+fencermbonceonce+Once,           7, Wx | Rx Wy.rel | Ry rmb Rx",
    "IRIW+poonceonces+OnceOnce,                        16, Wx | Rx Ry | Wy | Ry Rx",
    "IRIW+fencembonceonces+OnceOnce,                   15, Wx | Rx mb Ry | Wy | Ry mb Rx",
    "ISA2+poonceonces,                                  8, Wx Wy | Ry Wz | Rz Rx",
    "ISA2+pooncerelease+poacquirerelease+poacquireonce, 7, Wx Wy.rel | Ry.acq Wz.rel | Rz.acq Rx",
    "ISA2+pooncelock+pooncelock+pombonce,               7, Ls Wx Wy Us | Ls Ry Wz Us | Rz mb Rx",
    "Z6.0+pooncelock+pooncelock+pombonce,               8, Ls Wx Wy Us | Ls Ry Wz Us | Wz mb Rx",
    "Z6.0+pooncelock+poonceafterlock+pombonce,      7, Ls Wx Wy Us | Ls asl Ry Wz Us | Wz mb Rx",
    "Z6.0+pooncerelease+poacquirerelease+mbonceonce,    8, Wx Wy.rel | Ry.acq Wz.rel | Wz mb Rx",
    "C-cmpxchg-fail-unordered,                          4, Wx Fz Ry | Wy Fz Rx",
    "C-cmpxchg-fail-ordered,                            3, Wx Fz aa Ry | Wy Fz aa Rx",
  })
  void countsWhatHerdCounts(String name, int executions, String code) {
    SearchOutcome outcome = new Search(parse(code), new Lkmm(), Limits.NONE, graph -> true).run();
    assertEquals(executions, outcome.complete(), name);
    assertEquals(0, outcome.deadlocks(), name);
  }

  private static Program parse(String code) {
    return new Shape(
        List.of(code.split("\\|")).stream()
            .map(thread -> List.of(thread.strip().split(" ")))
            .toList());
  }

  private record Shape(List<List<String>> codes) implements Program {
    private static final String LOCATIONS = "xyzst";

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
      for (String step : codes.get(thread)) {
        step(step, operations);
      }
    }

    private static void step(String step, Operations operations) {
      int location = LOCATIONS.indexOf(step.charAt(1));
      switch (step.charAt(0)) {
        case 'R' -> operations.read(location, mode(step));
        case 'W' -> operations.write(location, 1, mode(step));
        case 'F' -> operations.update(location, Update.COMPARE_EXCHANGE, 1, 1, Mode.FULL);
        case 'L' -> operations.lock(location);
        case 'U' -> operations.unlock(location);
        default -> operations.fence(fence(step));
      }
    }

    private static Mode mode(String step) {
      return step.endsWith(".rel")
          ? Mode.RELEASE
          : step.endsWith(".acq") ? Mode.ACQUIRE : Mode.RELAXED;
    }

    private static Fence fence(String step) {
      return switch (step) {
        case "mb" -> Fence.MB;
        case "rmb" -> Fence.RMB;
        case "wmb" -> Fence.WMB;
        case "aa" -> Fence.AFTER_ATOMIC;
        case "asl" -> Fence.AFTER_SPINLOCK;
        default -> throw new IllegalArgumentException(step);
      };
    }
  }
}
