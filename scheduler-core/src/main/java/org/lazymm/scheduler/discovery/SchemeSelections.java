package org.lazymm.scheduler.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The schemes of one run, in the order in which they are shown.
 *
 * @param selected those that can be run
 * @param problems those that cannot, each in one line
 */
public record SchemeSelections(List<SchemeSelection> selected, List<DiscoveryProblem> problems) {

  /** Copies the lists. */
  public SchemeSelections {
    selected = List.copyOf(selected);
    problems = List.copyOf(problems);
  }

  /**
   * Every scheme there is, with default options, in the order of the names.
   *
   * @param registry what there is
   */
  public static SchemeSelections all(SchemeRegistry registry) {
    return new SchemeSelections(
        registry.schemes().stream().map(SchemeSelection::withDefaults).toList(), List.of());
  }

  /**
   * Reads what the user typed after {@code --scheme}, in that order. One that is wrong does not
   * spoil the others.
   *
   * @param registry what there is
   * @param texts each as {@link SchemeSelection#parse} takes it
   */
  public static SchemeSelections parse(SchemeRegistry registry, List<String> texts) {
    List<SchemeSelection> selected = new ArrayList<>();
    List<DiscoveryProblem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : texts) {
      String place = text.isBlank() ? "--scheme" : "--scheme " + text.strip();
      try {
        SchemeSelection selection = SchemeSelection.parse(registry, text);
        if (seen.add(selection.displayName())) {
          selected.add(selection);
        } else {
          problems.add(new DiscoveryProblem(place, "is named twice", "run once"));
        }
      } catch (IllegalArgumentException wrong) {
        problems.add(new DiscoveryProblem(place, String.valueOf(wrong.getMessage()), "left out"));
      }
    }
    return new SchemeSelections(selected, problems);
  }
}
