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

/**
 * Makes the profile {@code this-host}: what plain Java can measure is measured, the rest is taken
 * from the nearest shipped profile and marked as assumed. Takes a few seconds, and wants an idle
 * machine.
 */
public final class Calibration {

  private static final String MEASURED = "measured by lazymm calibrate";

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
        host.shape(),
        host.source(),
        figures(host.shape(), nearest(architecture)));
  }

  private static Map<FigureKey, Figure> figures(TopologyShape shape, MachineProfile similar) {
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    for (FigureKey key : FigureKey.values()) {
      if (key.distance().isEmpty()) {
        Figure taken = similar.figure(key);
        figures.put(
            key, new Figure(taken.value(), "as " + similar.name() + ": " + taken.source(), true));
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
            ? new Figure(0, "no sibling threads", false)
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
    for (Distance distance : shape.distances()) {
      boolean only = shape.distances().size() == 1;
      String remark = only ? "" : "; whatever distance they had";
      figures.put(
          FigureKey.latency(distance), new Figure(latency, MEASURED + ": " + pair + remark, !only));
      figures.put(
          FigureKey.occupancy(distance),
          new Figure(occupancy, MEASURED + ": " + queue + remark, !only));
    }
  }

  private static double share(double part, double whole) {
    return Math.max(0, Math.min(1, part / whole));
  }

  private static Figure measured(String what, double value) {
    return new Figure(value, MEASURED + ": " + what, false);
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
