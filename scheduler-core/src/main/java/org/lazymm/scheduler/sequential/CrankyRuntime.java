package org.lazymm.scheduler.sequential;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.wrap.ForwardingKernel;

/**
 * What a runtime may do that a scheme must bear, out of a seed: work that was put off runs later,
 * and that of different CPUs in any order; an interrupt that nobody waits for arrives late, and
 * handlers of one call run in any order; more CPUs are candidates than need be; and between steps
 * the {@link Disturbance}s of CPUs that have a life of their own.
 */
final class CrankyRuntime {
  private static final int MOST_DISTURBANCES = 2;

  private final Random dice;
  private final List<LateInterrupt> late = new ArrayList<>();
  private boolean settled;

  /** An interrupt that is under way. */
  private record LateInterrupt(InterruptSender sender, int target) {}

  CrankyRuntime(long seed) {
    this.dice = new Random(seed);
  }

  /** The services of a kernel that names more candidates than need be. */
  Kernel kernel(Kernel kernel) {
    return new ForwardingKernel(kernel) {
      @Override
      public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
        CpuMask exact = kernel.lazyCandidates(mm, which);
        return switch (which) {
          case ARCHITECTURE, MM_CPUMASK ->
              new WiderMask(exact, kernel.onlineCpus(), some(possibleCpus()));
          case ONLINE, NONE -> exact;
        };
      }
    };
  }

  private BitSet some(int cpus) {
    BitSet some = new BitSet();
    IntStream.range(0, cpus).forEach(cpu -> some.set(cpu, dice.nextBoolean()));
    return some;
  }

  /** Whether put-off work waits until after the next step. */
  boolean putsWorkOff() {
    return dice.nextBoolean();
  }

  /** The numbers below one, in any order. */
  List<Integer> shuffled(int count) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(numbers, dice);
    return numbers;
  }

  /** Interrupts CPUs in any order; those that nobody waits for perhaps later. */
  void interrupt(SequentialEngine engine, InterruptSender sender, boolean wait) {
    List<Integer> targets = new ArrayList<>();
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      targets.add(target);
    }
    Collections.shuffle(targets, dice);
    for (int target : targets) {
      if (wait || settled || dice.nextBoolean()) {
        engine.deliver(sender, target);
      } else {
        late.add(new LateInterrupt(sender, target));
      }
    }
  }

  /** Whether interrupts are under way. */
  boolean hasLateInterrupts() {
    return !late.isEmpty();
  }

  /** What happens between two steps. */
  void disturb(SequentialEngine engine, Machine machine, RunObserver observer) {
    deliver(engine, machine, dice.nextInt(late.size() + 1));
    int count = dice.nextInt(MOST_DISTURBANCES + 1);
    for (int index = 0; index < count; index++) {
      int cpu = dice.nextInt(machine.cpuCount());
      if (machine.cpu(cpu).online()) {
        Disturbance disturbance = Disturbance.values()[dice.nextInt(Disturbance.values().length)];
        observer.disturbed(cpu, disturbance);
        disturbance.happen(machine, cpu, dice);
      }
    }
  }

  /** The interrupts that are under way arrive, and from here on each does at once. */
  void settleDown(SequentialEngine engine, Machine machine) {
    settled = true;
    deliver(engine, machine, late.size());
  }

  private void deliver(SequentialEngine engine, Machine machine, int count) {
    for (int index = 0; index < count; index++) {
      LateInterrupt next = late.remove(dice.nextInt(late.size()));
      if (machine.cpu(next.target()).online()) {
        engine.deliver(next.sender(), next.target());
      }
    }
  }
}
