package org.lazymm.report;

import java.util.OptionalDouble;

/**
 * What one figure of a machine does to the order of two schemes, all other figures as stated.
 *
 * <p>A lead is the factor by which the scheme is better than the other one: above 1 where it is
 * ahead.
 *
 * @param workload the workload's id
 * @param profile the profile's id
 * @param cpus CPUs of the machine
 * @param scheme the scheme's name
 * @param against the name of the scheme that it is held against
 * @param figure the figure's name
 * @param unit the figure's unit; empty for a plain number
 * @param low the low end of the figure's range
 * @param high the high end of the figure's range
 * @param leadAtLow the lead at the low end
 * @param leadAtHigh the lead at the high end
 * @param flipsAt the value of the figure at which the order flips, if it does within the range
 */
public record Sensitivity(
    String workload,
    String profile,
    int cpus,
    String scheme,
    String against,
    String figure,
    String unit,
    double low,
    double high,
    double leadAtLow,
    double leadAtHigh,
    OptionalDouble flipsAt) {

  /** A lead that changes by less is the same one: the model does not tell smaller differences. */
  public static final double LEAST_SWING = 1.01;

  /** Checks that the leads are numbers. */
  public Sensitivity {
    Checks.text(figure, "figure");
    Checks.finite(leadAtLow, "leadAtLow");
    Checks.finite(leadAtHigh, "leadAtHigh");
  }

  /** How much the figure decides: the factor between the leads at both ends, 1 or more. */
  public double swing() {
    return factor(leadAtLow, leadAtHigh);
  }

  /** The factor between two leads, 1 or more. */
  public static double factor(double one, double other) {
    double ratio = one / other;
    return Math.max(ratio, 1 / ratio);
  }
}
