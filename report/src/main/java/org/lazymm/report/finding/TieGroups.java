package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says about which schemes nothing can be said because of the draws, those that are all alike
 * together.
 */
final class TieGroups {

  private TieGroups() {}

  /** One sentence; empty if every pair is told apart somewhere. */
  static Optional<String> of(List<LeadRelation> relations) {
    Set<List<String>> tied = new HashSet<>();
    Set<String> schemes = new TreeSet<>();
    for (LeadRelation relation : relations) {
      schemes.add(relation.first());
      schemes.add(relation.second());
      if (relation.isUndecided() && isCarried(relation)) {
        tied.add(List.of(relation.first(), relation.second()));
      }
    }
    if (tied.isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = new ArrayList<>();
    Set<List<String>> told = new HashSet<>();
    for (String first : schemes) {
      for (String second : schemes) {
        List<String> pair = List.of(first, second);
        if (tied.contains(pair) && !told.contains(pair)) {
          List<String> group = group(first, second, schemes, tied);
          forEachPair(group, told);
          groups.add(Sentences.list(group) + (group.size() > 2 ? " among each other" : ""));
        }
      }
    }
    return Optional.of(
        "No order in 95 % of the draws, no statement: " + String.join("; ", groups) + ".");
  }

  /** Whether the model carries an order at some position, so that it is the draws that do not. */
  private static boolean isCarried(LeadRelation relation) {
    Sweep sweep = relation.sweep();
    String first = relation.first();
    String second = relation.second();
    return sweep.positions(first).stream()
        .filter(sweep.positions(second)::contains)
        .anyMatch(at -> !Trust.isDoubtful(sweep, at, first, second));
  }

  /** The pair and every scheme that is tied with all of the group so far. */
  private static List<String> group(
      String first, String second, Set<String> schemes, Set<List<String>> tied) {
    Set<String> group = new TreeSet<>(List.of(first, second));
    for (String next : schemes) {
      boolean isTied =
          group.stream()
              .allMatch(
                  one ->
                      one.compareTo(next) < 0
                          ? tied.contains(List.of(one, next))
                          : tied.contains(List.of(next, one)));
      if (isTied) {
        group.add(next);
      }
    }
    return group.stream().toList();
  }

  private static void forEachPair(List<String> group, Set<List<String>> told) {
    for (int i = 0; i < group.size(); i++) {
      for (int j = i + 1; j < group.size(); j++) {
        told.add(List.of(group.get(i), group.get(j)));
      }
    }
  }
}
