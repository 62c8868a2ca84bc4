package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves labels apart along a line, each as little as possible and in the same order. */
final class LabelSpreading {

  private LabelSpreading() {}

  /**
   * New places for labels.
   *
   * @param wanted where each would like to be
   * @param gap the distance that two need
   * @param low where the first may be
   * @param high where the last may be, if there is room
   * @return where each is, in the order of {@code wanted}
   */
  static double[] apart(double[] wanted, double gap, double low, double high) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> wanted[i]));
    List<Cluster> clusters = new ArrayList<>();
    for (int i : order) {
      Cluster next = new Cluster(1, wanted[i], gap, low, high);
      while (!clusters.isEmpty() && clusters.get(clusters.size() - 1).touches(next)) {
        next = clusters.remove(clusters.size() - 1).and(next);
      }
      clusters.add(next);
    }
    double[] places = new double[wanted.length];
    int at = 0;
    for (Cluster cluster : clusters) {
      for (int i = 0; i < cluster.size; i++) {
        places[order.get(at++)] = cluster.first() + i * gap;
      }
    }
    return places;
  }

  /** Labels that touch each other, around the mean of where they would like to be. */
  private record Cluster(int size, double mean, double gap, double low, double high) {

    double first() {
      double extent = (size - 1) * gap;
      return Math.max(low, Math.min(mean - extent / 2, high - extent));
    }

    double last() {
      return first() + (size - 1) * gap;
    }

    boolean touches(Cluster next) {
      return last() + gap > next.first();
    }

    Cluster and(Cluster next) {
      int both = size + next.size;
      return new Cluster(both, (mean * size + next.mean * next.size) / both, gap, low, high);
    }
  }
}
