package org.lazymm.simulator.coherence;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a machine is put together: how many parts of each kind lie in the next larger one.
 *
 * @param boxes boxes joined by node controllers, at least 1
 * @param groups socket groups in a box, at least 1
 * @param sockets sockets in a group, at least 1
 * @param caches last-level caches in a socket, at least 1
 * @param cores cores under a cache, at least 1
 * @param threads hardware threads of a core, at least 1
 * @param numbering which CPU has which number
 */
public record TopologyShape(
    int boxes, int groups, int sockets, int caches, int cores, int threads, Numbering numbering) {

  /** The most CPUs a modelled machine can have. */
  public static final int MAX_CPUS = 8192;

  /** In which order an operating system numbers the CPUs. */
  public enum Numbering {
    /** The hardware threads of a core are neighbours: 0 and 1, 2 and 3, ... */
    SIBLINGS_NEXT,
    /** First one thread of every core, then the second of every core, and so on. */
    SIBLINGS_LAST
  }

  /** Checks that every count is at least 1 and that the product is at most {@link #MAX_CPUS}. */
  public TopologyShape {
    long product = 1;
    for (int part : new int[] {boxes, groups, sockets, caches, cores, threads}) {
      if (part < 1) {
        throw new IllegalArgumentException("every part of a topology is at least 1, not " + part);
      }
      product = Math.min(product * part, Integer.MAX_VALUE);
    }
    if (product > MAX_CPUS) {
      throw new IllegalArgumentException(
          "a machine has at most " + MAX_CPUS + " CPUs, this topology has " + product);
    }
  }

  /** Number of CPUs (hardware threads). */
  public int cpus() {
    return threads * physicalCores();
  }

  /** Number of cores. */
  public int physicalCores() {
    return boxes * groups * sockets * caches * cores;
  }

  /** The distances that two CPUs of this machine can have. */
  public Set<Distance> distances() {
    EnumSet<Distance> found = EnumSet.noneOf(Distance.class);
    addIf(found, threads, Distance.SMT);
    addIf(found, cores, Distance.LLC);
    addIf(found, caches, Distance.CCX);
    addIf(found, sockets, Distance.SOCKET);
    addIf(found, groups, Distance.FAR);
    addIf(found, boxes, Distance.REMOTE);
    return found;
  }

  private static void addIf(Set<Distance> found, int parts, Distance distance) {
    if (parts > 1) {
      found.add(distance);
    }
  }
}
