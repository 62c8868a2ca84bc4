package org.lazymm.scheduler.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settles which scheme a name means. A plugin never takes the name of a scheme on the class path,
 * and of two that are equals neither is chosen, for the choice would be the file system's.
 */
final class UniqueNames {
  private static final int MOST_NAMED = 3;
  private static final String LEFT = "all of them are left out, the other schemes go on";
  private static final String SHIPPED = "the one on the class path is used, this one is left out";

  private final List<FoundScheme> kept = new ArrayList<>();
  private final List<DiscoveryProblem> problems = new ArrayList<>();

  UniqueNames(List<FoundScheme> found) {
    Map<String, List<FoundScheme>> byName =
        found.stream()
            .collect(Collectors.groupingBy(FoundScheme::name, TreeMap::new, Collectors.toList()));
    byName.forEach(this::settle);
  }

  private void settle(String name, List<FoundScheme> rivals) {
    List<FoundScheme> shipped = rivals.stream().filter(rival -> !rival.origin().plugin()).toList();
    List<FoundScheme> first = shipped.isEmpty() ? rivals : shipped;
    if (first.size() > 1) {
      rivals.forEach(rival -> refuse(rival, "'" + name + "' comes from " + places(rivals), LEFT));
      return;
    }
    kept.addAll(first);
    if (!shipped.isEmpty()) {
      String what = "'" + name + "' is the name of a scheme in " + places(shipped);
      rivals.stream()
          .filter(rival -> rival.origin().plugin())
          .forEach(rival -> refuse(rival, what, SHIPPED));
    }
  }

  private void refuse(FoundScheme scheme, String what, String consequence) {
    problems.add(
        new DiscoveryProblem(
            scheme.origin().place(), scheme.type() + ": scheme name " + what, consequence));
  }

  /** The first few of them: each rival has a line, and all of them in each would be a flood. */
  private static String places(List<FoundScheme> rivals) {
    List<String> places = rivals.stream().map(rival -> rival.origin().place()).distinct().toList();
    int more = places.size() - MOST_NAMED;
    return more <= 1
        ? String.join(" and ", places)
        : String.join(" and ", places.subList(0, MOST_NAMED)) + " and " + more + " others";
  }

  /** The schemes whose names are theirs alone. */
  List<FoundScheme> kept() {
    return List.copyOf(kept);
  }

  /** Who was refused, and what the name means now. */
  List<DiscoveryProblem> problems() {
    return List.copyOf(problems);
  }
}
