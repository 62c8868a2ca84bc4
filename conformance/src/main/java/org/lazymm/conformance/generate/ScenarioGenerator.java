package org.lazymm.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.PostSwitchBarrier;

/**
 * Makes a scenario out of a number: the same number, the same scenario.
 *
 * <p>About half are random walks that keep account of who runs where and lean towards mms that die
 * while CPUs are lazy on them. The others are a {@link RaceTemplate} that went wrong in some scheme
 * or kernel once, disturbed and followed by random steps. Every fourth is run by a cranky runtime.
 */
public final class ScenarioGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** In how many of a hundred scenarios the runtime does things of its own accord. */
  private static final int CRANKY_PERCENT = 25;

  private static final int MOST_MOODS = 999;

  private static final Architecture[] ARCHITECTURES = Architecture.ALL.toArray(Architecture[]::new);

  private ScenarioGenerator() {}

  /**
   * One of a series of scenarios.
   *
   * @param seed names the series
   * @param index which of it, from 0
   */
  public static Scenario generate(long seed, int index) {
    return generate(seed + GOLDEN_GAMMA * (index + 1));
  }

  /**
   * The scenario of a number.
   *
   * @param number any number
   */
  public static Scenario generate(long number) {
    Rng dice = new Rng(number);
    boolean patterned = dice.percent(50);
    RaceTemplate pattern = RaceTemplate.ALL[dice.below(RaceTemplate.ALL.length)];
    int cpus = cpus(dice, patterned ? RaceTemplate.CPUS : 1);
    GeneratorState sketch = new GeneratorState(cpus);
    List<TaskSpec> tasks = cast(dice, sketch, patterned);
    ScenarioBuilder script =
        new ScenarioBuilder(dice, sketch).stalling(dice.percent(30) ? dice.between(5, 40) : 0);
    if (patterned) {
      script.noise(dice.percent(50) ? 15 : 0);
      pattern.write(script);
      script.random(dice.below(6));
    } else {
      script.random(dice.between(4, 20));
    }
    Scenario calm =
        new Scenario(
            "generated from " + Long.toHexString(number),
            cpus,
            ARCHITECTURES[dice.below(ARCHITECTURES.length)],
            PostSwitchBarrier.AS_GUARANTEED,
            patterned && pattern.reusesMms() ? dice.percent(80) : dice.percent(40),
            dice.percent(25),
            Set.of(),
            tasks,
            script.steps());
    return dice.percent(CRANKY_PERCENT) ? calm.withCranky(dice.between(1, MOST_MOODS)) : calm;
  }

  private static int cpus(Rng dice, int atLeast) {
    int drawn = dice.below(20);
    int cpus = drawn < 1 ? 1 : drawn < 9 ? 2 : drawn < 16 ? 3 : 4;
    return Math.max(cpus, atLeast);
  }

  private static List<TaskSpec> cast(Rng dice, GeneratorState sketch, boolean full) {
    List<TaskSpec> tasks = new ArrayList<>();
    int processes =
        full ? dice.between(3, TaskNames.PROCESSES) : dice.between(1, TaskNames.PROCESSES);
    int kernelThreads = full ? 2 : dice.between(0, 2);
    for (int process = 0; process < processes; process++) {
      enter(process, sketch, tasks);
    }
    for (int process = 0; process < processes && !full; process++) {
      if (dice.percent(35)) {
        enter(TaskNames.FIRST_SIBLING + process, sketch, tasks);
      }
    }
    for (int thread = 0; thread < kernelThreads; thread++) {
      enter(TaskNames.FIRST_KERNEL_THREAD + thread, sketch, tasks);
    }
    return tasks;
  }

  private static void enter(int task, GeneratorState sketch, List<TaskSpec> tasks) {
    sketch.enter(task);
    tasks.add(TaskNames.spec(task));
  }
}
