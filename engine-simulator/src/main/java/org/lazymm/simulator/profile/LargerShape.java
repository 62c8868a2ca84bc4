package org.lazymm.simulator.profile;

import org.lazymm.simulator.coherence.TopologyShape;

/**
 * The shape of a machine of the same kind with more CPUs: up to four sockets in a group, two groups
 * in a box, then boxes. What the machine has more of it keeps.
 *
 * <p>The sockets are those of the machine. Where whole ones would exceed the largest machine that
 * can be modelled, every part is rounded up to a power of two.
 */
final class LargerShape {

  private static final int SOCKETS = 4;
  private static final int GROUPS = 2;

  private LargerShape() {}

  /**
   * A shape with at least so many CPUs.
   *
   * @param shape of the machine
   * @param cpus more than it has, at most {@link TopologyShape#MAX_CPUS}
   */
  static TopologyShape of(TopologyShape shape, int cpus) {
    int socket = shape.caches() * shape.cores() * shape.threads();
    int sockets = shape.sockets();
    int groups = shape.groups();
    int boxes = shape.boxes();
    if (boxes == 1 && groups == 1) {
      sockets = Math.max(sockets, Math.min(SOCKETS, parts(cpus, socket)));
    }
    if (boxes == 1) {
      groups = Math.max(groups, Math.min(GROUPS, parts(cpus, socket * sockets)));
    }
    boxes = Math.max(boxes, parts(cpus, socket * sockets * groups));
    return (long) boxes * groups * sockets * socket <= TopologyShape.MAX_CPUS
        ? new TopologyShape(
            boxes,
            groups,
            sockets,
            shape.caches(),
            shape.cores(),
            shape.threads(),
            shape.numbering())
        : of(rounded(shape), cpus);
  }

  private static int parts(int cpus, int size) {
    return (cpus + size - 1) / size;
  }

  /** One box of the same kind whose parts are powers of two: a number of them makes any other. */
  private static TopologyShape rounded(TopologyShape shape) {
    return new TopologyShape(
        1,
        powerOfTwo(shape.groups()),
        powerOfTwo(shape.sockets()),
        powerOfTwo(shape.caches()),
        powerOfTwo(shape.cores()),
        powerOfTwo(shape.threads()),
        shape.numbering());
  }

  private static int powerOfTwo(int least) {
    int highest = Integer.highestOneBit(least);
    return highest == least ? least : 2 * highest;
  }
}
