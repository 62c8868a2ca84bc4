package org.lazymm.simulator.calibrate;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lazymm.simulator.profile.FigureKey;

/**
 * What a machine may do beside the measuring.
 *
 * @param cpus how many CPUs there are
 */
record QuietRule(int cpus) {

  /** What a few daemons take. */
  private static final double FEW_CPUS = 0.1;

  /** The same of a large machine, which has more of them and more room. */
  private static final double SHARE_OF_ALL = 0.02;

  /** How far apart results may lie, as a share of their median. */
  private static final double SPREAD = 0.5;

  /** The same where several CPUs or a scheduler take part: never the same twice. */
  private static final double WILD_SPREAD = 1;

  /** Most CPUs that others may have. */
  double allowedCpus() {
    return Math.max(FEW_CPUS, SHARE_OF_ALL * cpus);
  }

  /**
   * What is wrong with the load of some time.
   *
   * @param when that time, as part of a sentence
   */
  Optional<String> breach(String when, CpuTimes times) {
    double others = times.othersCpus(cpus);
    return others <= allowedCpus()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s others had %.2f of %d CPUs, of which %.2f another virtual machine;"
                    + " at most %.2f was expected",
                when,
                others,
                cpus,
                cpus * times.stolen() / (double) times.all(),
                allowedCpus()));
  }

  /** The figure whose spread is farthest above what is allowed. */
  Optional<String> breach(Map<FigureKey, Reading> readings) {
    return readings.entrySet().stream()
        .filter(entry -> entry.getValue().certain() && excess(entry.getKey(), entry.getValue()) > 1)
        .max(Comparator.comparingDouble(entry -> excess(entry.getKey(), entry.getValue())))
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%s varied from %s to %s around %s; at most %.0f %% of that was expected",
                    entry.getKey().label(),
                    Measured.rounded(entry.getValue().measured().low()),
                    Measured.rounded(entry.getValue().measured().high()),
                    Measured.rounded(entry.getValue().measured().median()),
                    100 * allowedSpread(entry.getKey())));
  }

  private static double excess(FigureKey key, Reading reading) {
    return reading.measured().spread() / allowedSpread(key);
  }

  private static double allowedSpread(FigureKey key) {
    boolean wild = key == FigureKey.PATH_SWITCH || key.distance().isPresent();
    return wild ? WILD_SPREAD : SPREAD;
  }
}
