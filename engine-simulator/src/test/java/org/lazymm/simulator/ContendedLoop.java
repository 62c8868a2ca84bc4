package org.lazymm.simulator;

import java.util.Arrays;
import java.util.Random;
import org.lazymm.simulator.coherence.CacheLine;
import org.lazymm.simulator.coherence.CoherenceModel;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;

/** Simulated threads that do nothing but access lines, as counter benchmarks do. */
final class ContendedLoop {

  /** What a thread does in each round. */
  interface Body {
    long round(CoherenceModel model, int place, long now);
  }

  /** Rounds of all threads together. */
  static final long ROUNDS = 40_000;

  /**
   * Threads start within this many ticks, in random order: neighbours are not next in the queue.
   */
  private static final int STAGGER = 20_000;

  private ContendedLoop() {}

  static MachineProfile profile(String name) {
    return ProfileCatalogue.ofUser().find(name).profile();
  }

  /** Nanoseconds per round of one thread, with one thread on each of the given number of CPUs. */
  static double nanosecondsPerRound(MachineProfile profile, int threads, Body body) {
    Topology topology = new Topology(profile.shape());
    CoherenceModel model = new CoherenceModel(topology, profile.prices());
    return nanosecondsPerRound(topology, model, threads, Math.max(ROUNDS, 2_000L * threads), body);
  }

  static double nanosecondsPerRound(
      Topology topology, CoherenceModel model, int threads, long rounds, Body body) {
    WinnerTree tree = new WinnerTree(threads);
    Random random = new Random(threads);
    for (int cpu = 0; cpu < threads; cpu++) {
      tree.set(cpu, random.nextInt(STAGGER));
    }
    long warmUp = rounds / 2;
    long startOfCount = 0;
    for (long round = 0; round < rounds; round++) {
      if (round == warmUp) {
        startOfCount = tree.nextTime();
      }
      int cpu = tree.nextCpu();
      tree.set(cpu, body.round(model, topology.place(cpu), tree.nextTime()));
    }
    double perMachine = Ticks.toNanoseconds(tree.nextTime() - startOfCount) / (rounds - warmUp);
    return perMachine * threads;
  }

  static Body fetchAddOnOneLine(CacheLine line) {
    return (model, place, now) -> model.rmw(line, place, now);
  }

  static Body fetchAddOnOwnLines(int cpus) {
    CacheLine[] lines = new CacheLine[cpus];
    Arrays.setAll(lines, cpu -> new CacheLine(CacheLine.NOBODY));
    return (model, place, now) -> model.rmw(lines[place], place, now);
  }
}
