package org.lazymm.simulator.calibrate;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.Range;

/**
 * Makes the profile {@code this-host}: what plain Java can measure is measured, the rest is taken
 * from the nearest shipped profile and marked as assumed. Takes a few seconds, and wants an idle
 * machine.
 */
public final class Calibration {

  private static final String MEASURED = "measured by lazymm calibrate";

  /** How much nearer or farther CPUs may be than the pair that was measured. */
  private static final double OTHER_DISTANCE = 4;

  /** How much dearer or cheaper something may be than on a similar machine. */
  private static final double OTHER_MACHINE = 2;

  private static final Map<Architecture, String> NEAREST =
      Map.of(
          Architecture.ARM64, "graviton2",
          Architecture.RISCV, "graviton2",
          Architecture.POWERPC, "power9-2s");

  private final Path sysfs;

  /** A calibration of the machine it runs on. */
  public Calibration() {
    this(Path.of("/sys/devices/system/cpu"));
  }

  Calibration(Path sysfs) {
    this.sysfs = sysfs;
  }

  /** Measures; threads run on every CPU meanwhile. */
  public MachineProfile run() {
    HostTopology host = HostTopology.read(sysfs, Runtime.getRuntime().availableProcessors());
    Architecture architecture = architecture(System.getProperty("os.arch", ""));
    return new MachineProfile(
        ProfileCatalogue.THIS_HOST,
        "The machine that lazymm calibrate ran on, " + host.shape().cpus() + " CPUs",
        architecture,
        "measured from unpinned threads where Java can measure, else assumed",
        false,
        host.shape(),
        host.source(),
        figures(host.shape(), nearest(architecture)));
  }

  private static Map<FigureKey, Figure> figures(TopologyShape shape, MachineProfile similar) {
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    for (FigureKey key : FigureKey.values()) {
      if (key.distance().isEmpty()) {
        figures.put(key, taken(key, similar));
      }
    }
    figures.put(FigureKey.HIT, measured("plain stores", SingleThread.store()));
    figures.put(FigureKey.RMW, measured("atomic additions", SingleThread.fetchAdd()));
    figures.put(
        FigureKey.FENCE,
        measured("volatile stores, each with a full barrier", SingleThread.fence()));
    figures.put(
        FigureKey.PATH_SWITCH,
        measured("park and unpark of two threads, one way, wake-up included", Pair.parkOneWay()));

    double alone = ManyThreads.computeRate(1);
    double cores = ManyThreads.computeRate(shape.physicalCores());
    double all = ManyThreads.computeRate(shape.cpus());
    figures.put(
        FigureKey.SCALE_ALL_CORES,
        measured(
            "arithmetic on all cores against one", share(cores / shape.physicalCores(), alone)));
    figures.put(
        FigureKey.SCALE_SMT,
        shape.threads() == 1
            ? Figure.measured(0, "no sibling threads")
            : measured("arithmetic on all threads against all cores", share(all - cores, cores)));
    putDistances(figures, shape);
    return figures;
  }

  private static void putDistances(Map<FigureKey, Figure> figures, TopologyShape shape) {
    if (shape.cpus() == 1) {
      return;
    }
    String pair = "a compare-and-exchange ping-pong of two unpinned threads, one way";
    String queue = "atomic additions of unpinned threads on all CPUs to one line";
    double latency = Pair.pingPongOneWay();
    double occupancy = ManyThreads.contendedFetchAddNanoseconds(shape.cpus());
    boolean only = shape.distances().size() == 1;
    for (Distance distance : shape.distances()) {
      figures.put(FigureKey.latency(distance), ofAnyPair(latency, pair, only));
      figures.put(FigureKey.occupancy(distance), ofAnyPair(occupancy, queue, only));
    }
  }

  private static Figure ofAnyPair(double value, String what, boolean onlyDistance) {
    if (onlyDistance) {
      return measured(what, value);
    }
    return Figure.assumed(
        value,
        MEASURED + ": " + what + "; whatever distance they had",
        new Range(
            value / OTHER_DISTANCE,
            value * OTHER_DISTANCE,
            "the threads had whatever distance the operating system chose"));
  }

  private static Figure taken(FigureKey key, MachineProfile similar) {
    Figure figure = similar.figure(key);
    Range range =
        figure.range().isGiven()
            ? figure.range()
            : new Range(
                figure.value() / OTHER_MACHINE,
                Math.min(figure.value() * OTHER_MACHINE, key.unit().limit()),
                "half to twice of what another machine has");
    return Figure.assumed(figure.value(), "as " + similar.name() + ": " + figure.source(), range);
  }

  private static double share(double part, double whole) {
    return Math.max(0, Math.min(1, part / whole));
  }

  private static Figure measured(String what, double value) {
    return Figure.measured(value, MEASURED + ": " + what);
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
