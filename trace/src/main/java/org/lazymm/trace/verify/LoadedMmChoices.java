package org.lazymm.trace.verify;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * When the moments happen that are not traced: asked after each step for each moment that could be
 * now.
 */
@FunctionalInterface
interface LoadedMmChoices {
  /** A moment that is not traced. */
  enum Moment {
    /** An exiting task gives its mm up. */
    EXIT_MM,
    /** The same, some time before an exit event that comes behind {@code exit_mm}. */
    EARLIER_EXIT_MM,
    /** The teardown of an mm ends. */
    TEARDOWN,
    /** Exec swaps the mm. */
    EXEC_MMAP,
    /** A lost switch. */
    LOST_SWITCH
  }

  /** The choices of {@link org.lazymm.trace.replay.TaskActions}. */
  LoadedMmChoices PLAIN = (moment, here, birth) -> moment == Moment.EXIT_MM;

  /**
   * Whether the moment is now; if it never is, it happens as late as it can.
   *
   * @param moment the moment
   * @param here where an mm would be freed by it
   * @param birth the line of the birth of the mm that is given up, 0 if that was before the trace
   */
  boolean isNow(Moment moment, FreePoint here, long birth);

  /** Choices by chance, the same for the same seed. */
  static LoadedMmChoices random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return (moment, here, birth) -> random.nextInt(4) == 0;
  }

  /**
   * Choices made to bring the frees about where the kernel has them: to show that they can be, not
   * to find out whether.
   *
   * @param kernel where the kernel freed each mm, by the lines of their births
   * @param lostEarly whether lost switches happen as early as they can
   */
  static LoadedMmChoices towards(Map<Long, FreePoint> kernel, boolean lostEarly) {
    return (moment, here, birth) -> {
      FreePoint aim = kernel.getOrDefault(birth, FreePoint.NOT_FREED);
      boolean aimed = aim.cause() == FreeCause.EXIT || aim.cause() == FreeCause.EXEC;
      return switch (moment) {
        case EXIT_MM -> true;
        case EARLIER_EXIT_MM -> here.equals(aim);
        case TEARDOWN -> !aimed || here.equals(aim);
        case EXEC_MMAP -> here.equals(aim);
        case LOST_SWITCH -> lostEarly;
      };
    };
  }
}
