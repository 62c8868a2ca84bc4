package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.reference.Program.Action;

/** Programs of CPUs whose lines are private, contended, or read by many and seldom written. */
final class RandomPrograms {
  private static final int LONGEST_ACTION = 60;

  /** Above the numbers of all other lines. */
  private static final int FIRST_UNTAKEN = 4 * TopologyShape.MAX_CPUS;

  private final Random random;
  private final int cpus;
  private final boolean beginsWithTransfer;
  private int fresh;

  /** How many lines are fought for. */
  private final int contended;

  private final int readMostly;

  /** Of a hundred accesses, how many go to lines of others. */
  private final int shared;

  private final long longestPass;
  private final long longestPause;

  /**
   * Programs of some kind that the seed chooses.
   *
   * @param beginsWithTransfer whether each action begins by taking over a line of its own
   */
  RandomPrograms(long seed, int cpus, boolean beginsWithTransfer) {
    this.beginsWithTransfer = beginsWithTransfer;
    this.random = new Random(seed);
    this.cpus = cpus;
    this.contended = 1 + random.nextInt(Math.max(1, cpus / 2));
    this.readMostly = 1 + random.nextInt(4);
    this.shared = new int[] {5, 20, 50, 90}[random.nextInt(4)];
    this.longestPass = new long[] {1, 200, 3_000, 30_000}[random.nextInt(4)];
    this.longestPause = new long[] {1, 2_000, 50_000}[random.nextInt(3)];
  }

  /** A program for each CPU with so many actions. */
  List<Program> programs(int actions) {
    List<Program> programs = new ArrayList<>();
    for (int cpu = 0; cpu < cpus; cpu++) {
      List<Action> program = new ArrayList<>();
      for (int index = 0; index < actions; index++) {
        program.add(action(cpu));
      }
      programs.add(new Program(program));
    }
    return programs;
  }

  private Action action(int cpu) {
    List<Step> steps = new ArrayList<>();
    if (beginsWithTransfer) {
      steps.add(new Step(Kind.LOAD, Program.heldByOther(cpu, FIRST_UNTAKEN + fresh++), 0));
    }
    int length = 1 + random.nextInt(random.nextBoolean() ? 4 : LONGEST_ACTION);
    for (int index = 0; index < length; index++) {
      steps.add(step(cpu));
    }
    return new Action(random.nextInt(3) == 0 ? 0 : random.nextLong(longestPause), steps);
  }

  private Step step(int cpu) {
    int choice = random.nextInt(100);
    if (choice < 10) {
      return new Step(Kind.PASS, 0, random.nextLong(longestPass));
    }
    if (choice < 15) {
      return new Step(Kind.FENCE, 0, 0);
    }
    if (random.nextInt(100) >= shared) {
      return access(contended + readMostly + 3 * cpu + random.nextInt(3), 40);
    }
    return random.nextBoolean()
        ? access(random.nextInt(contended), 30)
        : access(contended + random.nextInt(readMostly), 97);
  }

  private Step access(int line, int loads) {
    int choice = random.nextInt(100);
    Kind write = random.nextBoolean() ? Kind.STORE : Kind.RMW;
    return new Step(choice < loads ? Kind.LOAD : write, line, 0);
  }
}
