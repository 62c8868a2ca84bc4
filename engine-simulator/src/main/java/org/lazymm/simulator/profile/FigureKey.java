package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.Optional;
import org.lazymm.simulator.coherence.Distance;

/** The figures a machine profile gives; the order is that of the profile files. */
public enum FigureKey {
  HIT("hit", Unit.NANOSECONDS, "a load or store that the own cache serves"),
  RMW("rmw", Unit.NANOSECONDS, "an atomic read-modify-write on a line the CPU owns"),
  FENCE("fence", Unit.NANOSECONDS, "a full barrier"),

  LATENCY_SMT("latency.smt", Unit.NANOSECONDS, "taking a line from a thread of the same core"),
  LATENCY_LLC("latency.llc", Unit.NANOSECONDS, "taking a line from a core under the same cache"),
  LATENCY_CCX("latency.ccx", Unit.NANOSECONDS, "taking a line from another cache of the socket"),
  LATENCY_SOCKET("latency.socket", Unit.NANOSECONDS, "taking a line from another socket"),
  LATENCY_FAR("latency.far", Unit.NANOSECONDS, "taking a line from another group of sockets"),
  LATENCY_REMOTE("latency.remote", Unit.NANOSECONDS, "taking a line from another box"),

  OCCUPANCY_SMT("occupancy.smt", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_LLC("occupancy.llc", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_CCX("occupancy.ccx", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_SOCKET(
      "occupancy.socket", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_FAR("occupancy.far", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_REMOTE(
      "occupancy.remote", Unit.NANOSECONDS, "how long that line is then busy for others"),
  OCCUPANCY_PER_WAITER(
      "occupancy.perWaiter", Unit.NANOSECONDS, "added to the occupancy for each waiting CPU"),
  OCCUPANCY_SPARSE(
      "occupancy.sparse",
      Unit.FACTOR,
      "where the occupancy of a line lies that is touched once in a switch: 0 is that of tight"
          + " loops, 1 the latency"),

  IPI_SEND("ipi.send", Unit.NANOSECONDS, "sending an IPI without waiting, for each target"),
  IPI_FIRST(
      "ipi.first", Unit.NANOSECONDS, "sending an IPI to a busy CPU until its acknowledgement"),
  IPI_FURTHER("ipi.further", Unit.NANOSECONDS, "each further target of such a call"),
  IPI_HANDLER("ipi.handler", Unit.NANOSECONDS, "what the interrupt takes from its target"),

  WAKE_POLL("wake.poll", Unit.NANOSECONDS, "leaving an idle loop that polls"),
  WAKE_C1("wake.c1", Unit.NANOSECONDS, "leaving the shallow idle state"),
  WAKE_DEEP("wake.deep", Unit.NANOSECONDS, "leaving the deep idle state"),
  RESIDENCY_C1(
      "residency.c1", Unit.NANOSECONDS, "the sleep from which on the shallow state is chosen"),
  RESIDENCY_DEEP(
      "residency.deep", Unit.NANOSECONDS, "the sleep from which on the deep state is chosen"),

  FLUSH_FULL("flush.full", Unit.NANOSECONDS, "a full TLB flush on the own CPU"),
  MM_SWITCH("mm.switch", Unit.NANOSECONDS, "loading another page table"),

  PATH_SWITCH(
      "path.switch",
      Unit.NANOSECONDS,
      "a context switch by pipe or futex, system calls included, without what the model prices"),

  PATH_FORK("path.fork", Unit.NANOSECONDS, "forking a small process"),
  PATH_EXEC("path.exec", Unit.NANOSECONDS, "executing another program"),
  PATH_EXIT("path.exit", Unit.NANOSECONDS, "unmapping a small process and freeing its pages"),

  SCALE_ALL_CORES("scale.allCores", Unit.FACTOR, "speed of a core when all cores are busy"),
  SCALE_SMT("scale.smt", Unit.FACTOR, "what a busy sibling thread adds, in cores");

  /** What a figure is measured in. */
  public enum Unit {
    /** A duration of 0 to 1 s, in nanoseconds. */
    NANOSECONDS("ns", 1e9),
    /** A share of 0 to 1. */
    FACTOR("", 1);

    private final String symbol;
    private final double limit;

    Unit(String symbol, double limit) {
      this.symbol = symbol;
      this.limit = limit;
    }

    /** The symbol to print behind a value; empty for a plain number. */
    public String symbol() {
      return symbol;
    }

    /** The largest value that makes sense. */
    public double limit() {
      return limit;
    }
  }

  private final String label;
  private final Unit unit;
  private final String meaning;

  FigureKey(String label, Unit unit, String meaning) {
    this.label = label;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The name in profile files: {@code latency.socket}. */
  public String label() {
    return label;
  }

  /** What the figure is measured in. */
  public Unit unit() {
    return unit;
  }

  /** What the figure says, as part of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The latency of a distance. */
  public static FigureKey latency(Distance distance) {
    return switch (distance) {
      case SMT -> LATENCY_SMT;
      case LLC -> LATENCY_LLC;
      case CCX -> LATENCY_CCX;
      case SOCKET -> LATENCY_SOCKET;
      case FAR -> LATENCY_FAR;
      case REMOTE -> LATENCY_REMOTE;
    };
  }

  /** The occupancy of a distance. */
  public static FigureKey occupancy(Distance distance) {
    return switch (distance) {
      case SMT -> OCCUPANCY_SMT;
      case LLC -> OCCUPANCY_LLC;
      case CCX -> OCCUPANCY_CCX;
      case SOCKET -> OCCUPANCY_SOCKET;
      case FAR -> OCCUPANCY_FAR;
      case REMOTE -> OCCUPANCY_REMOTE;
    };
  }

  /** The distance this figure belongs to; empty when it belongs to the whole machine. */
  public Optional<Distance> distance() {
    return Arrays.stream(Distance.values())
        .filter(distance -> this == latency(distance) || this == occupancy(distance))
        .findFirst();
  }
}
