package org.lazymm.simulator.coherence;

/**
 * The places of a machine's CPUs, and how far apart two of them are.
 *
 * <p>Every CPU has a <em>place</em>: places run through the machine's tree from left to right, so
 * that the CPUs of any part of the machine have neighbouring places. Therefore the farthest member
 * of a set of CPUs is its first or its last one, which is what makes an invalidation O(1).
 */
public final class Topology {

  private final TopologyShape shape;
  private final int[] places;

  /** Whether every CPU's number is its place, so that none need be looked up. */
  private final boolean numberedByPlace;

  /** Parts by level and place: two places with the same part are at most that level apart. */
  private final short[][] parts;

  /** The topology of a shape. */
  public Topology(TopologyShape shape) {
    this.shape = shape;
    int cpus = shape.cpus();
    this.places = new int[cpus];
    int cores = shape.physicalCores();
    this.numberedByPlace = shape.numbering() == TopologyShape.Numbering.SIBLINGS_NEXT;
    boolean last = shape.numbering() == TopologyShape.Numbering.SIBLINGS_LAST;
    for (int cpu = 0; cpu < cpus; cpu++) {
      places[cpu] = last ? cpu % cores * shape.threads() + cpu / cores : cpu;
    }
    int[] fanOut = {
      shape.threads(), shape.cores(), shape.caches(), shape.sockets(), shape.groups()
    };
    this.parts = new short[fanOut.length][cpus];
    int size = 1;
    for (int level = 0; level < fanOut.length; level++) {
      size *= fanOut[level];
      for (int place = 0; place < cpus; place++) {
        parts[level][place] = (short) (place / size);
      }
    }
  }

  /** The shape this topology was made from. */
  public TopologyShape shape() {
    return shape;
  }

  /** Number of CPUs. */
  public int cpus() {
    return places.length;
  }

  /**
   * The place of a CPU.
   *
   * @param cpu 0 to {@link #cpus()} - 1
   */
  public int place(int cpu) {
    return numberedByPlace ? cpu : places[cpu];
  }

  /**
   * The {@linkplain Distance#level level} of the distance between two places.
   *
   * @param a a place
   * @param b a place other than {@code a}; the same place counts as the nearest level
   */
  public int level(int a, int b) {
    int level = 0;
    while (level < parts.length && parts[level][a] != parts[level][b]) {
      level++;
    }
    return level;
  }

  /**
   * The distance between two CPUs.
   *
   * @param cpu 0 to {@link #cpus()} - 1
   * @param other another CPU
   */
  public Distance distance(int cpu, int other) {
    if (cpu == other) {
      throw new IllegalArgumentException("CPU " + cpu + " has no distance to itself");
    }
    return Distance.ofLevel(level(places[cpu], places[other]));
  }

  /** The CPU with a hardware thread of its own core first: core {@code n}'s first thread. */
  public int firstThreadOfCore(int core) {
    return shape.numbering() == TopologyShape.Numbering.SIBLINGS_LAST
        ? core
        : core * shape.threads();
  }
}
