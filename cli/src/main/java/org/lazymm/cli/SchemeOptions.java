package org.lazymm.cli;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.discovery.SchemeSelections;
import picocli.CommandLine.Option;

/** Which schemes a command is about. */
final class SchemeOptions {
  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = SchemeNames.class,
      description = {
        "schemes to run, such as hazard,shootdown (default: all found); options of a scheme follow"
            + " its name: shootdown:mmu=hash"
      })
  private List<String> names = List.of();

  /** The schemes as typed; none means all. */
  List<String> asked() {
    return names;
  }

  /**
   * The schemes that were asked for, or all.
   *
   * @param registry what there is
   * @param diagnostics told of what there is not
   * @throws org.lazymm.evaluation.work.InputException if nothing is left
   */
  List<SchemeSelection> select(SchemeRegistry registry, Diagnostics diagnostics) {
    return select(registry, List.of(), diagnostics);
  }

  /**
   * The schemes that were asked for, or all.
   *
   * @param registry what there is
   * @param named those that were asked for without the option
   * @param diagnostics told of what there is not
   */
  List<SchemeSelection> select(
      SchemeRegistry registry, List<String> named, Diagnostics diagnostics) {
    List<String> asked = Stream.concat(named.stream(), names.stream()).toList();
    SchemeSelections selections =
        asked.isEmpty() ? SchemeSelections.all(registry) : SchemeSelections.parse(registry, asked);
    diagnostics.input(selections.problems());
    return selections.selected();
  }
}
