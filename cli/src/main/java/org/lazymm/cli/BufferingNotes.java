package org.lazymm.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.report.writer.TextWrap;

/**
 * Names a read and a later write for each scenario in which load buffering was left out, once where
 * it is the same for several: for each the pair that most of them have.
 */
final class BufferingNotes {
  private static final int MOST_NAMES = 4;
  private static final int MOST_PAIRS = 5;
  private static final String INDENT = "  ";

  /** Where too little was looked at to name a pair. */
  private static final String NOWHERE = "neither load buffering nor all else was explored";

  private BufferingNotes() {}

  /**
   * Names each pair and the scenarios that have it, those of most scenarios first, in lines that
   * fit the width.
   *
   * @param all what load buffering may add where
   * @param pairs whether all pairs are shown, however many there are; else the first of them
   */
  static List<String> of(List<Buffered> all, boolean pairs) {
    Map<String, Set<String>> scenarios = byPair(all);
    List<String> notes = new ArrayList<>();
    @Nullable Set<String> nowhere = scenarios.remove(NOWHERE);
    scenarios.entrySet().stream()
        .sorted(Comparator.comparingInt(pair -> -pair.getValue().size()))
        .limit(pairs ? Long.MAX_VALUE : MOST_PAIRS)
        .forEach(pair -> notes.add(note(pair.getKey(), pair.getValue())));
    int more = scenarios.size() - notes.size();
    if (more > 0) {
      String what = more == 1 ? " more pair" : " more pairs";
      notes.add("and " + more + what + "; name a scenario to see them");
    }
    if (nowhere != null) {
      notes.add(note(NOWHERE, nowhere));
    }
    return notes;
  }

  private static Map<String, Set<String>> byPair(List<Buffered> all) {
    Map<Unordered, Integer> common = new HashMap<>();
    for (Buffered each : all) {
      Set<Unordered> pairs = new HashSet<>(each.buffering().unordered());
      pairs.forEach(pair -> common.merge(pair, 1, Integer::sum));
    }
    Comparator<Unordered> most =
        Comparator.<Unordered>comparingInt(pair -> common.getOrDefault(pair, 0))
            .thenComparing(Unordered::toString, Comparator.reverseOrder());
    Map<String, Set<String>> scenarios = new LinkedHashMap<>();
    for (Buffered each : all) {
      String what =
          each.buffering().unordered().stream().max(most).map(Unordered::toString).orElse(NOWHERE);
      scenarios.computeIfAbsent(what, any -> new LinkedHashSet<>()).add(each.scenario());
    }
    return scenarios;
  }

  private static String note(String what, Set<String> scenarios) {
    return TextWrap.indented(INDENT, what + ": " + named(new ArrayList<>(scenarios)));
  }

  private static String named(List<String> names) {
    int shown = Math.min(names.size(), MOST_NAMES);
    String rest = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join(", ", names.subList(0, shown)) + rest;
  }
}
