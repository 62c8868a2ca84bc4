package org.lazymm.evaluation.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lazymm.api.Option;
import org.lazymm.output.Printable;
import org.lazymm.report.Profile;
import org.lazymm.report.Scheme;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.MachineProfile;

/** Describes schemes and machines as reports do. */
final class ReportAdapters {
  private ReportAdapters() {}

  /**
   * A scheme with the values of all its options.
   *
   * @param selection which
   * @param guarantees what it guarantees, in words
   */
  public static Scheme scheme(SchemeSelection selection, List<String> guarantees) {
    Map<String, String> options = new TreeMap<>();
    selection.scheme().options().forEach(option -> put(options, selection, option));
    return new Scheme(
        selection.displayName(), Printable.line(selection.scheme().summary()), options, guarantees);
  }

  private static <T> void put(
      Map<String, String> options, SchemeSelection selection, Option<T> option) {
    options.put(option.name(), option.format(selection.options().get(option)));
  }

  /** A machine and what of its prices is assumed. */
  public static Profile profile(MachineProfile profile) {
    List<String> assumed =
        profile.figures().entrySet().stream()
            .filter(entry -> entry.getValue().assumed())
            .map(entry -> entry.getKey().label())
            .sorted(Comparator.naturalOrder())
            .toList();
    return new Profile(
        Printable.line(profile.name()),
        Printable.line(profile.summary()),
        profile.figures().size(),
        assumed,
        profile.isExtrapolated());
  }
}
