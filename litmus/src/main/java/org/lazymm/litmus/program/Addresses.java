package org.lazymm.litmus.program;

/** The addresses of locations: values like others, but far from those that tests compute. */
public final class Addresses {
  private static final long BASE = 0x6a5cL << 48;

  /** More than the locations of any test take. */
  private static final long NEAR = 1L << 36;

  /** Larger than what tests add to an address, and with low bits that tests may mask. */
  private static final int STRIDE_BITS = 12;

  private Addresses() {}

  /**
   * The address of a location.
   *
   * @param location its number, from 0
   */
  public static long of(int location) {
    return BASE + ((long) location << STRIDE_BITS);
  }

  /**
   * Whether a value is an address or made from one.
   *
   * @param value any value
   */
  static boolean isNear(long value) {
    return value - BASE >= 0 && value - BASE < NEAR;
  }

  /**
   * The location at an address.
   *
   * @param address any value
   * @param locations how many locations there are
   * @return its number; -1 if there is none
   */
  public static int location(long address, int locations) {
    long offset = address - BASE;
    long location = offset >> STRIDE_BITS;
    return location >= 0 && location < locations && of((int) location) == address
        ? (int) location
        : -1;
  }
}
