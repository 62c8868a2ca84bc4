package org.lazymm.simulator.calibrate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.profile.FigureKey;

/** Measures the machine this runs on. */
final class HostMeter implements Meter {

  private static final String WHATEVER = ", whatever distance they had";

  private final HostTopology host;
  private final Pinning pinning;
  private final CpuChoice choice;
  private final boolean pinned;
  private final Map<FigureKey, Reading> readings = new EnumMap<>(FigureKey.class);

  /**
   * A meter.
   *
   * @param host where the CPUs are
   * @param pinning how threads get to them
   */
  HostMeter(HostTopology host, Pinning pinning) {
    this.host = host;
    this.pinning = pinning;
    choice = new CpuChoice(host.places());
    pinned = pinning.whyNot().isEmpty();
  }

  @Override
  public Map<FigureKey, Reading> read() {
    readings.clear();
    Team.run(pinning, List.of(choice.one()), thread -> readSingleThread());
    readSwitch();
    readScale();
    if (pinned) {
      host.shape().distances().forEach(this::readDistance);
    } else if (host.shape().cpus() > 1) {
      readAnyDistance();
    }
    return new EnumMap<>(readings);
  }

  private void readSingleThread() {
    SingleThread.warmUp();
    put(FigureKey.HIT, SingleThread.load(), "loads that need each other, from the own cache", true);
    put(FigureKey.RMW, SingleThread.fetchAdd(), "atomic additions that need each other", true);
    put(
        FigureKey.FENCE,
        SingleThread.fence(),
        "a full barrier between a store and a load, less both without it",
        true);
  }

  private void readSwitch() {
    Measured turn = SleepingPair.switchOn(pinning, choice.one());
    put(
        FigureKey.PATH_SWITCH,
        turn,
        pinned
            ? "park and unpark of two threads on one CPU, one way"
            : "park and unpark of two unpinned threads, one way, waking an idle CPU included",
        pinned);
  }

  private void readScale() {
    List<Integer> siblings = choice.siblings();
    Arithmetic.Scale scale = Arithmetic.scale(pinning, choice.cores(), siblings);
    put(
        FigureKey.SCALE_ALL_CORES,
        scale.allCores(),
        "arithmetic on all cores at once against one core",
        true);
    if (!siblings.isEmpty()) {
      put(
          FigureKey.SCALE_SMT,
          scale.siblings(),
          "arithmetic on all threads at once against all cores",
          true);
    }
  }

  private void readDistance(Distance distance) {
    List<CpuPair> pairs = choice.pairs(distance);
    List<Integer> group = choice.group(distance);
    if (pairs.isEmpty() || group.isEmpty()) {
      return;
    }
    String remark = host.told() ? "" : WHATEVER;
    putLatency(distance, turns(pairs), "between CPUs " + pairs + remark, host.told());
    putOccupancy(
        distance,
        ContendedCounter.nanoseconds(pinning, group),
        group.size() + " CPUs" + remark,
        host.told());
  }

  private void readAnyDistance() {
    boolean only = host.told() && host.shape().distances().size() == 1;
    String remark = "unpinned threads" + (only ? "" : WHATEVER);
    List<Integer> all = choice.all();
    Measured turns = turns(List.of(new CpuPair(all.get(0), all.get(1))));
    Measured additions = ContendedCounter.nanoseconds(pinning, all);
    for (Distance distance : host.shape().distances()) {
      putLatency(distance, turns, "between two " + remark, only);
      putOccupancy(distance, additions, "all " + remark, only);
    }
  }

  private Measured turns(List<CpuPair> pairs) {
    int count = (Repetitions.COUNT + pairs.size() - 1) / pairs.size();
    return Measured.of(
        pairs.stream()
            .flatMapToDouble(pair -> Arrays.stream(PingPong.results(pinning, pair, count)))
            .toArray());
  }

  /** A turn is the way of a line and an atomic on it; the model charges them apart. */
  private void putLatency(Distance distance, Measured turn, String where, boolean certain) {
    Reading rmw = readings.get(FigureKey.RMW);
    double atomic = rmw == null ? 0 : rmw.measured().median();
    put(
        FigureKey.latency(distance),
        turn.map(nanoseconds -> nanoseconds - atomic),
        "a compare-and-exchange ping-pong " + where + ", one way, less an atomic",
        certain);
  }

  private void putOccupancy(Distance distance, Measured additions, String who, boolean certain) {
    put(
        FigureKey.occupancy(distance),
        additions,
        "atomic additions to one line by " + who,
        certain);
  }

  private void put(FigureKey key, Measured measured, String how, boolean certain) {
    boolean zeroIsAnAnswer = key.unit() == FigureKey.Unit.FACTOR;
    if (zeroIsAnAnswer || measured.isAboveZero()) {
      readings.put(key, new Reading(measured, how, certain));
    }
  }
}
