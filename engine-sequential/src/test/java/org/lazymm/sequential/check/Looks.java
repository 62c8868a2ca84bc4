package org.lazymm.sequential.check;

import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.machine.Machine;

/** Looks at what a scheme keeps before and after it acts. */
final class Looks {
  private Looks() {}

  static Machine machine(Function<Kernel, LazyMmScheme> scheme) {
    return new Board(2, scheme).machine;
  }

  /** What has changed when a scheme has acted. */
  static Optional<String> afterActing(Function<Kernel, LazyMmScheme> scheme) {
    Machine machine = machine(scheme);
    OutsideState outside = new OutsideState(machine);
    if (outside.changed().isPresent()) {
      return Optional.of("before it acted: " + outside.changed());
    }
    act(machine);
    return outside.changed();
  }

  static void act(Machine machine) {
    ((Changing) machine.scheme().unguarded()).act();
  }
}
