package org.lazymm.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.explorer.buffering.Unordered;

/**
 * Names a read and a later write for each scenario in which load buffering was left out, once where
 * it is the same for several: for each the pair that most of them have.
 */
final class BufferingNotes {
  private static final int MOST_NAMES = 4;

  /** Where too little was looked at to name a pair. */
  private static final String NOWHERE = "neither load buffering nor all else was explored";

  private BufferingNotes() {}

  /**
   * A line for each pair.
   *
   * @param all what load buffering may add where
   */
  static List<String> of(List<Buffered> all) {
    Map<Unordered, Integer> common = new HashMap<>();
    for (Buffered each : all) {
      Set<Unordered> pairs = new HashSet<>(each.buffering().unordered());
      pairs.forEach(pair -> common.merge(pair, 1, Integer::sum));
    }
    Comparator<Unordered> most =
        Comparator.<Unordered>comparingInt(pair -> common.getOrDefault(pair, 0))
            .thenComparing(Unordered::toString, Comparator.reverseOrder());
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    for (Buffered each : all) {
      String what =
          each.buffering().unordered().stream().max(most).map(Unordered::toString).orElse(NOWHERE);
      scenarios.computeIfAbsent(what, any -> new ArrayList<>()).add(each.scenario());
    }
    List<String> lines = new ArrayList<>();
    scenarios.forEach((what, names) -> lines.add(what + ": " + named(names)));
    return lines;
  }

  private static String named(List<String> scenarios) {
    List<String> names = scenarios.stream().distinct().toList();
    int shown = Math.min(names.size(), MOST_NAMES);
    String rest = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join(", ", names.subList(0, shown)) + rest;
  }
}
