package org.lazymm.litmus.program;

/** The addresses of locations: values like others, but far from those that tests compute. */
public final class Addresses {
  private static final long BASE = 1L << 40;

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
