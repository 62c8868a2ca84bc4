package org.lazymm.litmus.program;

/**
 * A type of numbers, as compilers for the kernel have them. Types of 64 bits are one: what is kept
 * of them here is the same for signed and unsigned ones.
 */
public enum IntType {
  /** {@code bool}: 0 or 1. */
  BOOL,
  /** {@code signed char}; {@code char} is taken for it. */
  CHAR,
  /** {@code unsigned char}. */
  UNSIGNED_CHAR,
  /** {@code short}. */
  SHORT,
  /** {@code unsigned short}. */
  UNSIGNED_SHORT,
  /** {@code int}. */
  INT,
  /** {@code unsigned int}. */
  UNSIGNED_INT,
  /** {@code long}, of either sign, and pointers. */
  LONG;

  /**
   * A value as this type holds it. Addresses are kept whole: tests store them in what they declare
   * an {@code int}.
   *
   * @param value any value
   */
  public long of(long value) {
    if (Addresses.isNear(value)) {
      return value;
    }
    return switch (this) {
      case BOOL -> value == 0 ? 0 : 1;
      case CHAR -> (byte) value;
      case UNSIGNED_CHAR -> value & 0xff;
      case SHORT -> (short) value;
      case UNSIGNED_SHORT -> value & 0xffff;
      case INT -> (int) value;
      case UNSIGNED_INT -> value & 0xffff_ffffL;
      case LONG -> value;
    };
  }

  /** The type in which C computes with a value of this: {@code int} if that holds all of them. */
  public IntType promoted() {
    return compareTo(INT) < 0 ? INT : this;
  }

  /**
   * The type in which C computes with this and another.
   *
   * @param other the other operand's
   */
  public IntType with(IntType other) {
    IntType one = promoted();
    IntType two = other.promoted();
    return one.compareTo(two) > 0 ? one : two;
  }

  /**
   * The type of a number that stands in a test.
   *
   * @param number the number
   */
  public static IntType of(Constant number) {
    return number.number() == (int) number.number() ? INT : LONG;
  }
}
