package org.lazymm.explorer.scenario;

import java.util.Arrays;
import java.util.List;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;

/**
 * Small scenarios. Their tasks: {@code a} and {@code b}, which share an mm; {@code o} and {@code
 * q}, with one each; {@code k} and {@code l}, kernel threads.
 */
public final class Scenes {
  /** The tasks of all. */
  public static final List<TaskSpec> CAST =
      List.of(
          TaskSpec.process("a"),
          new TaskSpec("b", "a"),
          TaskSpec.process("o"),
          TaskSpec.process("q"),
          TaskSpec.kernelThread("k"),
          TaskSpec.kernelThread("l"));

  /** CPU 1 is lazy on the mm of a, which CPU 0 runs as its last user. */
  public static final List<Step> LAZY = steps("1 run b", "1 exit", "1 run k", "0 run a");

  /** CPU 1 leaves an mm that it is lazy on while the last user exits. */
  public static final Scenario EXIT_AGAINST_RETURN =
      scene(2, LAZY, steps("0 exit", "0 run o", "1 run q"));

  private Scenes() {}

  /** A scenario on arm64, which gives no barrier and no mask for nothing. */
  public static Scenario scene(int cpus, List<Step> setup, List<Step> steps) {
    return Scenario.of("scene", cpus, Architecture.ARM64, CAST, steps).withSetup(setup);
  }

  /** Steps, each written as {@code CPU action}. */
  public static List<Step> steps(String... steps) {
    return Arrays.stream(steps)
        .map(each -> each.split(" ", 2))
        .map(each -> Step.of(Integer.parseInt(each[0]), each[1]))
        .toList();
  }
}
