package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.scheduler.machine.Machine;

/** State that no field of the scheme's own object holds is found as well. */
@SuppressWarnings("UnusedVariable") // That fields change is what is looked for.
class HiddenStateTest {
  private static final String HERE = HiddenStateTest.class.getName();

  private static final class Pointer {
    private int count;
  }

  /** Goes from one of its own objects to another that holds the same. */
  private static final class Goes extends Changing {
    private final List<Pointer> all = List.of(new Pointer(), new Pointer());
    private Pointer current = all.get(0);

    Goes(Kernel kernel) {
      super(kernel);
    }

    @Override
    void act() {
      current = all.get(1);
    }
  }

  @Test
  void whichOfTwoObjectsAFieldPointsAtIsState() {
    assertEquals(Optional.of("field " + HERE + "$Goes.current"), Looks.afterActing(Goes::new));
  }

  /** Counts in a static field of a class that is never made an object of. */
  private static final class CountsStatically extends Changing {
    CountsStatically(Kernel kernel) {
      super(kernel);
    }

    private static final class Counters {
      static int count;
    }

    @Override
    void act() {
      Counters.count++;
    }
  }

  @Test
  void aStaticFieldOfANestedClassIsFound() {
    assertEquals(
        Optional.of("static field " + HERE + "$CountsStatically$Counters.count"),
        Looks.afterActing(CountsStatically::new));
  }

  /** Counts in what a lambda has captured. */
  private static final class CountsInLambda extends Changing {
    private final Runnable count;

    CountsInLambda(Kernel kernel) {
      super(kernel);
      int[] counter = new int[1];
      count = () -> counter[0]++;
    }

    @Override
    void act() {
      count.run();
    }
  }

  @Test
  void whatALambdaHasCapturedIsFound() {
    assertEquals(
        Optional.of(
            "captured value 0[0] of a lambda made in "
                + HERE
                + "$CountsInLambda, held by field "
                + HERE
                + "$CountsInLambda.count"),
        Looks.afterActing(CountsInLambda::new));
  }

  /** Counts in what an anonymous class has captured. */
  private static final class CountsInAnonymous extends Changing {
    private final Runnable count;

    CountsInAnonymous(Kernel kernel) {
      super(kernel);
      int[] counter = new int[1];
      count =
          new Runnable() {
            @Override
            public void run() {
              counter[0]++;
            }
          };
    }

    @Override
    void act() {
      count.run();
    }
  }

  @Test
  void whatAnAnonymousClassHasCapturedIsFound() {
    assertEquals(
        Optional.of("field " + HERE + "$CountsInAnonymous.count.counter[0]"),
        Looks.afterActing(CountsInAnonymous::new));
  }

  /** Counts in plain fields of what it keeps for CPUs and mms. */
  private static final class CountsInStates extends Changing {
    private final PerCpu<Pointer> perCpu;
    private final PerMm<Pointer> perMm;
    private final boolean ofCpu;

    CountsInStates(Kernel kernel, boolean ofCpu) {
      super(kernel);
      this.ofCpu = ofCpu;
      perCpu = kernel.perCpu(cpu -> new Pointer());
      perMm = kernel.perMm(mm -> new Pointer());
    }

    @Override
    void act() {
      (ofCpu ? perCpu.get(1) : perMm.get(kernel.initMm())).count++;
    }
  }

  @Test
  void aPlainFieldOfWhatIsKeptForACpuIsFound() {
    assertEquals(
        Optional.of("the state of cpu1, field " + HERE + "$Pointer.count"),
        Looks.afterActing(kernel -> new CountsInStates(kernel, true)));
  }

  @Test
  void aPlainFieldOfWhatIsKeptForAnMmIsFound() {
    assertEquals(
        Optional.of("the state of init_mm, field " + HERE + "$Pointer.count"),
        Looks.afterActing(kernel -> new CountsInStates(kernel, false)));
  }

  @Test
  void aPlainFieldOfWhatIsKeptForALaterMmIsFound() {
    Machine machine = Looks.machine(kernel -> new CountsInStates(kernel, false));
    OutsideState outside = new OutsideState(machine);
    machine.createProcess(0, "later");
    Mm later = machine.liveMm(0);
    assertEquals(Optional.empty(), outside.changed());

    ((CountsInStates) machine.scheme().unguarded()).perMm.get(later).count++;

    assertEquals(
        Optional.of("the state of mm1, field " + HERE + "$Pointer.count"), outside.changed());
  }

  @Test
  void anObjectInACellIsFoundOnceItIsWatched() {
    OutsideState outside =
        new OutsideState(Looks.machine(kernel -> new CountsInStates(kernel, true)));
    Pointer stored = new Pointer();
    outside.watch(stored);
    assertEquals(Optional.empty(), outside.changed());

    stored.count++;

    assertEquals(
        Optional.of("an object in a cell, field " + HERE + "$Pointer.count"), outside.changed());
  }
}
