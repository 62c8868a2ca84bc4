package org.lazymm.simulator.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lazymm.simulator.coherence.Distance;

/**
 * Which CPUs take part in a measurement.
 *
 * @param places the CPUs that this process may use, at least one
 */
record CpuChoice(List<HwThread> places) {

  private static final int MOST_PAIRS = 4;

  /** Checks that there is a CPU. */
  CpuChoice {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a machine has at least one CPU");
    }
  }

  /** The CPU for what one thread does alone. */
  int one() {
    return places.get(0).cpu();
  }

  /** All CPUs. */
  List<Integer> all() {
    return cpus(places);
  }

  /** The first thread of each core. */
  List<Integer> cores() {
    return cpus(firsts(places, HwThread::core));
  }

  /** All threads that are not the first of their core. */
  List<Integer> siblings() {
    Set<Integer> cores = Set.copyOf(cores());
    return all().stream().filter(cpu -> !cores.contains(cpu)).toList();
  }

  /**
   * A few pairs of CPUs of a distance, from all over the machine: within one distance not all are
   * equally far apart.
   */
  List<CpuPair> pairs(Distance distance) {
    Set<CpuPair> pairs = new LinkedHashSet<>();
    for (int start = 0; start < MOST_PAIRS; start++) {
      HwThread first = places.get(start * places.size() / MOST_PAIRS);
      List<HwThread> others =
          places.stream()
              .filter(other -> other.cpu() != first.cpu() && first.distance(other) == distance)
              .toList();
      if (!others.isEmpty()) {
        int second = others.get(others.size() / 2).cpu();
        pairs.add(new CpuPair(Math.min(first.cpu(), second), Math.max(first.cpu(), second)));
      }
    }
    return List.copyOf(pairs);
  }

  /**
   * As many CPUs as there are that have all the same distance from each other: the threads of a
   * core, a thread of each core of a cache, and so on. Of several such groups the largest, of equal
   * ones the first; empty when there is none of two.
   */
  List<Integer> group(Distance distance) {
    return switch (distance) {
      case SMT -> largest(places, HwThread::core);
      case LLC -> largest(firsts(places, HwThread::core), HwThread::cache);
      case CCX -> largest(firsts(places, HwThread::cache), HwThread::socket);
      case SOCKET -> several(cpus(firsts(places, HwThread::socket)));
      case FAR, REMOTE -> List.of();
    };
  }

  private static List<Integer> largest(List<HwThread> places, Function<HwThread, String> part) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (HwThread place : places) {
      groups.computeIfAbsent(part.apply(place), key -> new ArrayList<>()).add(place.cpu());
    }
    List<Integer> largest = List.of();
    for (List<Integer> group : groups.values()) {
      largest = group.size() > largest.size() ? group : largest;
    }
    return several(largest);
  }

  private static List<Integer> several(List<Integer> cpus) {
    return cpus.size() > 1 ? List.copyOf(cpus) : List.of();
  }

  private static List<HwThread> firsts(List<HwThread> places, Function<HwThread, String> part) {
    Map<String, HwThread> firsts = new LinkedHashMap<>();
    places.forEach(place -> firsts.putIfAbsent(part.apply(place), place));
    return List.copyOf(firsts.values());
  }

  private static List<Integer> cpus(List<HwThread> places) {
    return places.stream().map(HwThread::cpu).toList();
  }
}
