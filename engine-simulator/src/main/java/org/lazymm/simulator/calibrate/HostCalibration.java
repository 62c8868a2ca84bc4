package org.lazymm.simulator.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.Range;

/**
 * Makes the profile {@code this-host}: what Java can measure is measured, the rest is taken from
 * the nearest shipped profile and marked as assumed.
 */
final class HostCalibration implements Calibration {

  /** How much dearer or cheaper something may be than on a similar machine. */
  private static final double OTHER_MACHINE = 2;

  /** The most that a figure of a distance may be of which nothing is known, in nanoseconds. */
  private static final double UNMEASURED = 300;

  private static final Path PROC = Path.of("/proc");
  private static final Path SYSFS = Path.of("/sys/devices/system/cpu");
  private static final long LOOK_NANOSECONDS = 500_000_000;

  /** All that does not depend on the distances, the look at the load included. */
  private static final long FIXED_SECONDS = 4;

  private static final Map<Architecture, String> NEAREST =
      Map.of(
          Architecture.ARM64, "graviton2",
          Architecture.RISCV, "graviton2",
          Architecture.POWERPC, "power9-2s");

  private final HostTopology host;
  private final Pinning pinning;
  private final Meter meter;
  private final LoadSource load;
  private final Runnable pause;

  /**
   * A calibration.
   *
   * @param host the machine
   * @param pinning how the meter gets threads to its CPUs
   * @param meter measures it
   * @param load tells what else it does
   * @param pause does nothing for as long as the load before the start is looked at
   */
  HostCalibration(
      HostTopology host, Pinning pinning, Meter meter, LoadSource load, Runnable pause) {
    this.host = host;
    this.pinning = pinning;
    this.meter = meter;
    this.load = load;
    this.pause = pause;
  }

  static HostCalibration ofThisHost() {
    List<Integer> cpus =
        UsableCpus.read(PROC.resolve("self/status"), Runtime.getRuntime().availableProcessors());
    HostTopology host = HostTopology.read(SYSFS, cpus);
    Pinning pinning = Pinning.to(cpus);
    return new HostCalibration(
        host,
        pinning,
        new HostMeter(host, pinning),
        new ProcLoad(PROC, cpus),
        () -> LockSupport.parkNanos(LOOK_NANOSECONDS));
  }

  @Override
  public List<String> announcement() {
    List<String> lines = new ArrayList<>();
    String distances =
        host.shape().distances().stream()
            .map(distance -> distance.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    lines.add(
        "Measuring hits, atomics, barriers, switches and the speed of all cores"
            + (distances.isEmpty() ? "" : ", and how lines move (" + distances + ")")
            + ": about "
            + seconds()
            + " s");
    lines.add(
        pinning
            .whyNot()
            .map(reason -> "threads are not pinned: " + reason)
            .orElse("threads are pinned"));
    if (load.read().isEmpty()) {
      lines.add(
          "this system does not tell what else runs: only results that vary much are noticed");
    }
    return lines;
  }

  @Override
  public Calibrated run(boolean force) {
    QuietRule rule = new QuietRule(host.shape().cpus());
    LoadWatch watch = new LoadWatch(load, rule, pause);
    watch.start();
    refuse(watch.noticed(), force);
    Map<FigureKey, Reading> readings = meter.read();
    watch.stop();
    List<String> noticed = new ArrayList<>(watch.noticed());
    rule.breach(readings).ifPresent(noticed::add);
    refuse(noticed, force);
    return calibrated(readings, noticed);
  }

  private static void refuse(List<String> noticed, boolean force) {
    if (!force && !noticed.isEmpty()) {
      throw new BusyMachineException(String.join("; ", noticed));
    }
  }

  private Calibrated calibrated(Map<FigureKey, Reading> readings, List<String> noticed) {
    Architecture architecture = architecture(System.getProperty("os.arch", ""));
    MachineProfile similar = nearest(architecture);
    String where = noticed.isEmpty() ? "" : " on a busy machine";
    MachineProfile profile =
        new MachineProfile(
            ProfileCatalogue.THIS_HOST,
            "The machine that lazymm calibrate ran on"
                + (noticed.isEmpty() ? "" : ", busy meanwhile")
                + ", "
                + host.shape().cpus()
                + " CPUs",
            architecture,
            "measured"
                + where
                + (pinning.whyNot().isPresent() ? " from unpinned threads" : " from pinned threads")
                + " where Java can measure, else assumed"
                + noticed.stream().map(what -> "; " + what).collect(Collectors.joining()),
            false,
            host.shape(),
            host.source(),
            figures(readings, where, similar),
            List.of());
    Map<FigureKey, Measured> measured = new EnumMap<>(FigureKey.class);
    readings.forEach((key, reading) -> measured.put(key, reading.measured()));
    return new Calibrated(profile, measured, similar.name(), noticed);
  }

  private Map<FigureKey, Figure> figures(
      Map<FigureKey, Reading> readings, String where, MachineProfile similar) {
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    for (FigureKey key : FigureKey.values()) {
      Reading reading = readings.get(key);
      if (reading != null) {
        figures.put(key, reading.figure(where));
      } else if (key.distance().map(host.shape().distances()::contains).orElse(true)) {
        figures.put(key, taken(key, similar));
      }
    }
    return figures;
  }

  /** The figure of a similar machine; nothing where that has no such distance either. */
  private Figure taken(FigureKey key, MachineProfile similar) {
    if (key == FigureKey.SCALE_SMT && host.shape().threads() == 1) {
      return Figure.measured(0, "no sibling threads");
    }
    Figure figure = similar.figures().get(key);
    if (figure == null) {
      return Figure.assumed(
          0,
          "could not be measured, and " + similar.name() + " does not have it",
          new Range(0, UNMEASURED, "from nothing to what a transfer between sockets takes"));
    }
    Range range =
        figure.range().isGiven()
            ? figure.range()
            : new Range(
                figure.value() / OTHER_MACHINE,
                Math.min(figure.value() * OTHER_MACHINE, key.unit().limit()),
                "half to twice of what another machine has");
    return Figure.assumed(figure.value(), "as " + similar.name() + ": " + figure.source(), range);
  }

  /** What it takes on top of a fixed part. */
  private long seconds() {
    long distances = pinning.whyNot().isEmpty() ? host.shape().distances().size() : 1;
    return FIXED_SECONDS + distances;
  }

  private static MachineProfile nearest(Architecture architecture) {
    return ProfileCatalogue.ofUser().find(NEAREST.getOrDefault(architecture, "xeon-2s")).profile();
  }

  /** The architecture that Java calls {@code os.arch}. */
  static Architecture architecture(String osArch) {
    String arch = osArch.toLowerCase(Locale.ROOT);
    if (arch.startsWith("aarch64") || arch.startsWith("arm")) {
      return Architecture.ARM64;
    }
    if (arch.startsWith("ppc")) {
      return Architecture.POWERPC;
    }
    return arch.startsWith("riscv") ? Architecture.RISCV : Architecture.X86;
  }
}
