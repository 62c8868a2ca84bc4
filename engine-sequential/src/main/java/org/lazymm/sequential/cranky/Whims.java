package org.lazymm.sequential.cranky;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.forwarding.ForwardingKernel;

/**
 * What a cranky runtime does in a scenario, out of its seed: which CPUs do something of their own
 * accord after a step, whether deferred work waits then, and which strangers are among the
 * candidates that a CPU is given. Each follows from the seed and the step, or the CPU and how often
 * it has asked, so that engines that take the steps in different orders have the same.
 *
 * <p>The steps are numbered from 0, those of the setup first.
 */
public final class Whims {
  private static final int MOST_AFTER_A_STEP = 2;

  private final long seed;
  private final int cpus;
  private final int[] questions;

  /**
   * The whims of a scenario.
   *
   * @param scenario one that is cranky; another has none
   */
  public Whims(Scenario scenario) {
    this.seed = scenario.cranky();
    this.cpus = scenario.cpus();
    this.questions = new int[cpus];
  }

  /** Whether there are any. */
  public boolean any() {
    return seed != 0;
  }

  private Random dice(int about, long number) {
    return new Random(new SplittableRandom(seed ^ (long) about << 40 ^ number << 20).nextLong());
  }

  /**
   * What CPUs do of their own accord after a step, in their order.
   *
   * @param step the number of the step
   */
  public List<Whim> after(int step) {
    List<Whim> whims = new ArrayList<>();
    if (any()) {
      Random dice = dice(0, step);
      int count = dice.nextInt(MOST_AFTER_A_STEP + 1);
      for (int index = 0; index < count; index++) {
        Disturbance[] all = Disturbance.values();
        whims.add(new Whim(dice.nextInt(cpus), all[dice.nextInt(all.length)], dice.nextLong()));
      }
    }
    return whims;
  }

  /**
   * What one CPU does of its own accord between two of its steps, in order.
   *
   * @param cpu the CPU
   * @param from the number of the step after which it may begin
   * @param to the number of the step before which it is over
   */
  public List<Whim> between(int cpu, int from, int to) {
    return any()
        ? IntStream.range(from, to)
            .mapToObj(this::after)
            .flatMap(List::stream)
            .filter(whim -> whim.cpu() == cpu)
            .toList()
        : List.of();
  }

  /**
   * Whether deferred work by the end of a step waits until after the next.
   *
   * @param step the number of the step
   */
  public boolean putsWorkOff(int step) {
    return any() && dice(1, step).nextBoolean();
  }

  /**
   * A CPU's code runs again, from a moment at which it had asked some questions.
   *
   * @param cpu the CPU
   * @param asked how many
   */
  public void rewind(int cpu, int asked) {
    questions[cpu] = asked;
  }

  /** How often a CPU has asked for candidates. */
  public int asked(int cpu) {
    return questions[cpu];
  }

  /**
   * The services of a kernel that names more candidates than need be.
   *
   * @param kernel the kernel
   * @param asker the CPU whose code runs
   */
  public Kernel kernel(Kernel kernel, IntSupplier asker) {
    if (!any()) {
      return kernel;
    }
    return new ForwardingKernel(kernel) {
      @Override
      public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
        CpuMask exact = kernel.lazyCandidates(mm, which);
        return switch (which) {
          case ARCHITECTURE, MM_CPUMASK ->
              new WiderMask(exact, kernel.onlineCpus(), strangers(asker.getAsInt()));
          case ONLINE, NONE -> exact;
        };
      }
    };
  }

  private BitSet strangers(int asker) {
    Random dice = dice(2 + asker, questions[asker]++);
    BitSet some = new BitSet();
    IntStream.range(0, cpus).forEach(cpu -> some.set(cpu, dice.nextBoolean()));
    return some;
  }
}
