package org.lazymm.sequential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.sequential.cranky.Whims;

/**
 * What a cranky runtime may do besides its {@link Whims} where actions follow each other, and what
 * an engine that interleaves does in any case: an interrupt that nobody waits for arrives late, and
 * what several CPUs are to do at one time, handlers of one call or deferred work, they do in any
 * order.
 */
final class CrankyRuntime {
  private final Random dice;
  private final List<LateInterrupt> late = new ArrayList<>();
  private boolean settled;

  /** An interrupt that is under way. */
  private record LateInterrupt(InterruptSender sender, int target) {}

  CrankyRuntime(long seed) {
    this.dice = new Random(seed);
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

  /** Some of the interrupts that are under way arrive. */
  void deliverSome(SequentialEngine engine, Machine machine) {
    deliver(engine, machine, dice.nextInt(late.size() + 1));
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
